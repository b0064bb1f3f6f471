import type { WebhookTexts } from "./doctor-texts.ts";

const APP_DASHBOARD = "application's dashboard on developers.facebook.com";
/** How often an account is read. */
export const pace = (minutes: number): string =>
  minutes === 1 ? "every minute" : `every ${minutes} minutes`;
const comments = (count: number): string => (count === 1 ? "1 comment" : `${count} comments`);
const MEANWHILE = (minutes: number): string => `Meanwhile the account works: it is read ${pace(minutes)}.`;
const ADVANCED =
  "Switch the application to Live mode and ask for advanced access to instagram_business_manage_comments (docs/setup-meta.md). Nothing else has to change here.";

export const WEBHOOK_EN: WebhookTexts = {
  "callback-answers": ({ handshakeAt }, { webhook, at }) => ({
    detail: `${webhook} answers as it should.${handshakeAt === null ? "" : ` Meta verified it on ${at(handshakeAt)}.`}`,
    next: null,
  }),
  "callback-token-differs": ({ at: refusedAt }, { webhook, at }) => ({
    detail: `${webhook} answers, but somebody tested it on ${at(refusedAt)} with another verify token than ours, and was refused. If it was Meta, nothing will be delivered.`,
    next: "In the webhook form at Meta, paste exactly the value of META_WEBHOOK_VERIFY_TOKEN as the verify token, then “Verify and save”.",
  }),
  "callback-local": (_, { webhook }) => ({
    detail: `${webhook} answers. Only this machine can reach this address, which is enough for the sandbox that runs on it.`,
    next: null,
  }),
  "callback-local-only": (_, { webhook }) => ({
    detail: `${webhook} is on this machine: only the sandbox can reach this address, Meta cannot.`,
    next: "Deploy the API, or give PUBLIC_API_URL a public https address.",
  }),
  "callback-private": (_, { webhook }) => ({
    detail: `${webhook} is an address of a private network: Meta cannot reach it.`,
    next: "Give PUBLIC_API_URL the public https address of the API.",
  }),
  "callback-not-https": (_, { webhook }) => ({
    detail: `${webhook} is not https: Meta refuses it.`,
    next: "Give PUBLIC_API_URL an address that begins with https://.",
  }),
  "callback-no-token": () => ({
    detail: "META_WEBHOOK_VERIFY_TOKEN is missing: Meta's verification is refused.",
    next: "Choose a text, store it with `npx wrangler secret put META_WEBHOOK_VERIFY_TOKEN`, and paste the same one in Meta's Webhooks form.",
  }),
  "callback-refused": (_, { webhook }) => ({
    detail: `${webhook} answered 403 to our verify token: another version answers there, or a firewall guards it.`,
    next: "See that META_WEBHOOK_VERIFY_TOKEN is the one of the Worker deployed at this address, and that no rule (firewall, Access) blocks /webhooks/.",
  }),
  "callback-not-found": (_, { webhook }) => ({
    detail: `Nothing answers at ${webhook} (404): the address is wrong, or leads to something else.`,
    next: "PUBLIC_API_URL must be the address of the API, not of the dashboard; also check the Worker's domain at Cloudflare.",
  }),
  "callback-redirected": ({ status }, { webhook }) => ({
    detail: `${webhook} redirects to another address (${status}); Meta does not follow redirects.`,
    next: "Give PUBLIC_API_URL the final address, then the same one to Meta.",
  }),
  "callback-other": ({ status }, { webhook }) => ({
    detail: `${webhook} answered something else than the challenge sent (status ${status}).`,
    next: "Open PUBLIC_API_URL/health in a browser: the API must answer there. Then look at the logs with `npx wrangler tail`.",
  }),
  "callback-no-host": (_, { webhook }) => ({
    detail: `The host name of ${webhook} does not exist in the DNS.`,
    next: "Correct PUBLIC_API_URL, or attach that domain to the Worker (Settings → Domains & Routes).",
  }),
  "callback-no-answer": (_, { webhook }) => ({
    detail: `Nobody answers at ${webhook}: a name unknown to the DNS, a certificate refused, or a server that is down.`,
    next: "Open PUBLIC_API_URL/health in a browser, from another network if you can.",
  }),
  "callback-slow": (_, { webhook }) => ({
    detail: `${webhook} did not answer within 5 seconds, the time Meta gives.`,
    next: "Run this check again; if it goes on, look at Cloudflare's status and the Worker's logs.",
  }),
  "callback-untestable": ({ handshakeAt }, { curl, at }) => ({
    detail: `Cloudflare does not let the API call itself here, which says nothing of others.${handshakeAt === null ? "" : ` Meta verified the address on ${at(handshakeAt)}.`}`,
    next: `Test by hand, with your token in the name's place: ${curl} must show 42.`,
  }),
  subscribed: () => ({ detail: "The account is subscribed to every field wanted.", next: null }),
  "subscribed-none": (_, { platform }) => ({
    detail: `The account is subscribed to nothing: ${platform} tells us of no event.`,
    next: "Press “Subscribe again”.",
  }),
  "subscribed-partly": ({ fields }, { list }) => ({
    detail: `Fields missing from the subscription: ${list(fields)}.`,
    next: `Press “Subscribe again”. If they are still missing, tick them under Webhooks in the ${APP_DASHBOARD}.`,
  }),
  "subscribed-unknown": (_, { platform }) => ({
    detail: `${platform} did not say what the account is subscribed to.`,
    next: "Mend the connection first if it is at fault, then run this check again.",
  }),
  signed: ({ at: signedAt, by }, { at }) => ({
    detail: `The last delivery known, on ${at(signedAt)}, was signed as it should be${by === null ? "" : ` (${by})`}.`,
    next: null,
  }),
  "signed-by-none": ({ at: rejectedAt, settings }, { at, list }) => ({
    detail: `Deliveries arrive but none of your secrets signs them (the last one known: ${at(rejectedAt)}). A secret is wrong, or a stranger knocks.`,
    next: `Copy ${list(settings.length > 0 ? settings : ["META_APP_SECRET"])} again from the ${APP_DASHBOARD}: the Meta secret stands in App settings → Basic, the Instagram secret in Instagram → API setup with Instagram login. Give both: either may sign.`,
  }),
  "signed-not-all": ({ at: rejectedAt, signedAt, settings }, { at, list }) => ({
    detail: `A delivery came that none of your secrets signs (the last one known: ${at(rejectedAt)}), but others were signed as they should be, the last one on ${at(signedAt)}. Most likely a stranger knocks, and was turned away.`,
    next: `Nothing to do, unless a secret was changed on that day: then copy ${list(settings.length > 0 ? settings : ["META_APP_SECRET"])} again from the ${APP_DASHBOARD}.`,
  }),
  "signed-never": () => ({
    detail: "No delivery has come yet: nobody can know which secret signs.",
    next: `Press “Test” beside a field under Webhooks in the ${APP_DASHBOARD}, then run this check again.`,
  }),
  live: ({ at: cameAt }, { at }) => ({
    detail: `Real events come by webhook, the last one on ${at(cameAt)}.`,
    next: null,
  }),
  "live-polled-only": ({ comments: count, minutes }) => ({
    detail: `In the last days reading found ${comments(count)} and no webhook came: the application is probably in Development mode, or has no advanced access for comments. ${MEANWHILE(minutes)}`,
    next: ADVANCED,
  }),
  "live-comments-polled": ({ comments: count, minutes }) => ({
    detail: `Webhooks come, but not those of comments: ${comments(count)} in the last days, all found by reading. Advanced access for comments is probably missing. ${MEANWHILE(minutes)}`,
    next: ADVANCED,
  }),
  "live-went-silent": ({ since, minutes }, { at }) => ({
    detail: `No webhook since ${at(since)}, while reading finds new comments. ${MEANWHILE(minutes)}`,
    next: `Reconnect the account on the Accounts page, which subscribes it again. Then see in the ${APP_DASHBOARD} that the application is in Live mode and its webhook not switched off.`,
  }),
  "live-test-only": ({ at: testAt, minutes }, { at }) => ({
    detail: `Only Meta's “Test” button has delivered anything (on ${at(testAt)}). In Development mode nothing else arrives. ${MEANWHILE(minutes)}`,
    next: ADVANCED,
  }),
  "live-strangers-only": ({ at: strangerAt }, { at }) => ({
    detail: `Deliveries come (the last on ${at(strangerAt)}), but for accounts that are not connected here.`,
    next: "See that the right account is connected, and reconnect it if need be.",
  }),
  "live-not-subscribed": () => ({
    detail: "The account is subscribed to nothing: nobody can know whether the application delivers.",
    next: "Mend “Webhook subscription” first.",
  }),
  "live-quiet": () => ({
    detail: "Nothing has happened on this account yet: no webhook, no comment found by reading.",
    next: "Write a comment under a post from another account, then run this check again.",
  }),
};
