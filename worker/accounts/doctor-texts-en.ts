import type { CronName, SettingsDoubt } from "./doctor-findings.ts";
import type { TokenFault } from "./doctor-says.ts";
import type { DoctorTexts, DoctorTitles } from "./doctor-texts.ts";
import { pace, WEBHOOK_EN } from "./doctor-webhook-texts-en.ts";

export const DOCTOR_TITLES_EN: DoctorTitles = {
  token: "Connection to the account",
  scopes: "Permissions granted",
  "app-set-up": "Meta application filled in",
  "webhook-reachable": "Webhook address reachable",
  "webhook-subscribed": "Webhook subscription",
  "webhook-signature": "Webhook signature",
  "app-live": "Application live",
  "message-access": "Access to messages",
  "comment-access": "Access to comments",
  collection: "Reading the account",
  sending: "Sending messages",
  crons: "Scheduled tasks",
  clock: "Clock",
  "encryption-key": "Encryption key",
};

const FAULTS: Record<TokenFault, string> = {
  "app-removed": "the application was removed in the account's settings",
  checkpoint: "the account must first confirm who it is",
  "password-changed": "the account's password was changed",
  expired: "the connection has expired",
  invalid: "the token is no longer valid",
  other: "the connection is no longer accepted",
};
const DOUBTS: Record<SettingsDoubt, string> = {
  "meta-pair-used":
    "INSTAGRAM_APP_ID or INSTAGRAM_APP_SECRET is missing: the Meta pair is used instead, while Instagram login wants the Instagram pair.",
  "same-id": "INSTAGRAM_APP_ID and META_APP_ID are the same; normally they are two different ids.",
  "same-secret":
    "INSTAGRAM_APP_SECRET also stands in META_APP_SECRET; normally they are two different secrets.",
  "id-not-digits": "The application's id is not a number.",
  "no-meta-secret":
    "META_APP_SECRET is missing: Meta sometimes signs webhooks with that secret, and those would be refused.",
};
const CRONS: Record<CronName, string> = {
  sweep: "sweep (every minute)",
  collect: "reading (every quarter of an hour)",
  score: "scores (every hour)",
  nightly: "night (every day at 3:00 UTC)",
};
const RECONNECT = "Accounts page: reconnect the account. Leads, rules and history stay.";
const SETTINGS =
  "Correct them with `npx wrangler secret put NAME` (docs/setup-meta.md), then run this check again.";

export const DOCTOR_EN: DoctorTexts = {
  ...WEBHOOK_EN,
  "token-valid": ({ until }, { platform, at }) => ({
    detail: `${platform} accepts the connection${until === null ? "" : `, valid until ${at(until)}; it is renewed by itself before that`}.`,
    next: null,
  }),
  "token-ends-soon": ({ until }, { at }) => ({
    detail: `The connection ends on ${at(until)} and has not been renewed yet.`,
    next: "See that the nightly task runs (“Scheduled tasks”), or reconnect the account now.",
  }),
  "token-not-renewed": ({ until, failedAt }, { platform, at }) => ({
    detail: `${platform} refused to renew the connection on ${at(failedAt)}. ${until === null ? "" : `It lasts until ${at(until)}. `}It is tried again every night.`,
    next: "If this goes on, reconnect the account before that date: Accounts page.",
  }),
  "token-expired": ({ at: expiredAt }, { at }) => ({
    detail: `The connection expired on ${at(expiredAt)}. Nothing is read or sent; messages wait.`,
    next: RECONNECT,
  }),
  "token-refused": ({ fault, platformCode }, { platform }) => ({
    detail: `${platform} refuses the connection: ${FAULTS[fault]} (code ${platformCode}). Nothing is read or sent; messages wait.`,
    next:
      fault === "checkpoint"
        ? `Open the ${platform} app, confirm who you are, then reconnect the account on the Accounts page.`
        : RECONNECT,
  }),
  "token-marked": (_, { platform }) => ({
    detail: `${platform} refused this connection, and it was stopped. Messages wait.`,
    next: RECONNECT,
  }),
  "token-none": () => ({
    detail: "This account is disconnected. Its leads, rules and history are kept.",
    next: "Connect it again on the Accounts page if you want it read and written from.",
  }),
  "token-sealed": () => ({
    detail: "The stored token does not open with this installation's keys.",
    next: "See “Encryption key” below; failing that, reconnect the account.",
  }),
  "token-not-asked": ({ until }, { platform, at }) => ({
    detail: `${platform} did not answer in time.${until === null ? "" : ` By our records the connection lasts until ${at(until)}.`}`,
    next: "Run this check again in a few minutes.",
  }),
  "token-limited": (_, { platform }) => ({
    detail: `${platform} answered that this account was asked too often: the connection could not be tested.`,
    next: "Nothing to do: run this check again in an hour. If it comes back, read less often (Accounts page).",
  }),
  "scopes-granted": () => ({ detail: "Every permission needed is granted.", next: null }),
  "scopes-missing": ({ scopes }, { scope }) => ({
    detail: scopes.map(scope).join(" "),
    next: "Reconnect the account on the Accounts page and leave every box ticked.",
  }),
  "scopes-unlisted": (_, { platform }) => ({
    detail: `${platform} did not say which permissions are granted.`,
    next: "In doubt, reconnect the account and leave every box ticked.",
  }),
  "set-up": () => ({ detail: "Every setting of the Meta application is present.", next: null }),
  "settings-missing": ({ names }, { list }) => ({
    detail: `Missing settings: ${list(names)}.`,
    next: SETTINGS,
  }),
  "settings-doubtful": ({ doubts }) => ({
    detail: doubts.map((doubt) => DOUBTS[doubt]).join(" "),
    next: "Compare with the table of ids in docs/setup-meta.md.",
  }),
  "access-not-asked": (_, { platform }) => ({
    detail: `Without a connection ${platform} cannot be asked about this.`,
    next: "Mend “Connection to the account” first, then run this check again.",
  }),
  "messages-allowed": () => ({ detail: "Messages can be read.", next: null }),
  "messages-denied": (_, { platform }) => ({
    detail: `${platform} refuses access to messages: they can be neither read nor sent.`,
    next: `In the ${platform} app of this account: Settings → Messages and story replies → Message controls → Connected tools → Allow access to messages (names differ between versions). Then run this check again.`,
  }),
  "messages-unticked": (_, { platform }) => ({
    detail: `${platform} refuses access to messages, because the permission to manage them was not granted.`,
    next: "Reconnect the account from the Accounts page and leave every box ticked.",
  }),
  "messages-unknown": () => ({
    detail: "Access to messages could not be checked.",
    next: "Run this check again in a few minutes.",
  }),
  "comments-allowed": () => ({ detail: "Comments can be read.", next: null }),
  "comments-denied": (_, { platform }) => ({
    detail: `${platform} refuses to let comments be read.`,
    next: "Reconnect the account and leave the box about comments ticked. Also see that it is a professional account (Business or Creator) in Settings → Account type.",
  }),
  "comments-unticked": (_, { platform }) => ({
    detail: `${platform} refuses to let comments be read, because the permission to manage them was not granted.`,
    next: "Reconnect the account from the Accounts page and leave every box ticked.",
  }),
  "comments-unknown": () => ({
    detail: "Whether comments can be read could not be checked, for instance because there is no post.",
    next: "Publish something if there is nothing yet, then run this check again.",
  }),
  reading: ({ at: readAt, minutes, lastEventAt, isNow }, { at }) => ({
    detail: `Read ${pace(minutes)}, ${isNow ? "at this very moment" : readAt === null ? "soon for the first time" : `last on ${at(readAt)}`}. ${lastEventAt === null ? "No event seen so far." : `Last event seen: ${at(lastEventAt)}.`}`,
    next: null,
  }),
  "reading-first": () => ({
    detail: "The first reading has not ended yet.",
    next: "Wait a few minutes, then run this check again.",
  }),
  "reading-budget": ({ percent }, { platform }) => ({
    detail:
      percent === null
        ? `${platform} answered that its limit of calls is reached: nothing can be read for now.`
        : `${percent}% of the calls that ${platform} grants this account are used up: readings wait until there are more.`,
    next: "Nothing to do: reading goes on by itself. If it happens often, read less often (Accounts page).",
  }),
  "reading-quiet": ({ until, lastEventAt }, { platform, at }) => ({
    detail:
      `${platform} asked to slow down: nothing is read before ${at(until)}. ${lastEventAt === null ? "" : `Last event seen: ${at(lastEventAt)}.`}`.trim(),
    next: "Nothing to do: reading goes on by itself. If it happens often, read less often (Accounts page).",
  }),
  "reading-late": ({ at: readAt, minutes }, { at }) => ({
    detail: `The account should be read ${pace(minutes)}; ${readAt === null ? "it never was" : `it has not been since ${at(readAt)}`}.`,
    next: "Look at “Scheduled tasks”; if they run, look for `queue.failed` in `npx wrangler tail` and at the table dead_letters (docs/operating.md).",
  }),
  "reading-stopped": () => ({
    detail: "Nothing is read, because the account is not connected.",
    next: "Mend “Connection to the account” first; what is missing is read afterwards.",
  }),
  sending: ({ freeNow, nextSlotAt }, { at }) => ({
    detail:
      nextSlotAt === null
        ? `Messages go: ${freeNow} more may leave within the present limit.`
        : `Messages go again from ${at(nextSlotAt)} (the sending hours and pauses chosen).`,
    next: null,
  }),
  "sending-unconnected": () => ({
    detail: "Nothing is sent, because the account is not connected. Messages wait.",
    next: "Mend “Connection to the account” first.",
  }),
  "sending-stopped": () => ({
    detail: "The workspace's emergency stop is on: no automatic message goes.",
    next: "Lift it in the dashboard when you are ready.",
  }),
  "sending-paused": () => ({
    detail: "This account is paused: no message goes.",
    next: "Accounts page: Resume.",
  }),
  "sending-blocked": ({ until, reason }, { platform, at }) => ({
    detail:
      reason === "blocked-by-platform"
        ? `${platform} has blocked this account's sending for a while. Nothing goes before ${at(until)}.`
        : `${platform} answered that its limit is reached. Nothing goes before ${at(until)}.`,
    next:
      reason === "blocked-by-platform"
        ? `Open the ${platform} app, look at Account status, and lower the daily limit before going on.`
        : "Nothing to do: sending goes on by itself. If it happens again, lower the daily limit.",
  }),
  "sending-held": ({ until }, { at }) => ({
    detail: `A newly connected account: nothing goes before ${at(until)}, so that its owner may say no.`,
    next: "If it was you who connected it, confirm it in the session that asked.",
  }),
  "sending-zero": () => ({
    detail: "The daily limit is 0: nothing goes.",
    next: "Accounts page: raise the daily limit.",
  }),
  "sending-full": ({ nextSlotAt }, { at }) => ({
    detail: `The limit is reached. Next message possible: ${at(nextSlotAt)}.`,
    next: "Nothing to do, or raise the limit: the forecast shows who would lose their answer.",
  }),
  "sending-unknown": () => ({
    detail: "The counter of sendings did not answer; without it nothing goes.",
    next: "Run this check again; if it goes on, look at `npx wrangler tail`.",
  }),
  crons: () => ({ detail: "The scheduled tasks run on time.", next: null }),
  "crons-new": () => ({
    detail: "No scheduled task has run yet; the installation is very new.",
    next: "Run this check again in a few minutes.",
  }),
  "crons-late": ({ crons }, { at }) => ({
    detail: `Late: ${crons.map(({ name, lastRunAt }) => `${CRONS[name]}, ${lastRunAt === null ? "never ran" : `last on ${at(lastRunAt)}`}`).join("; ")}.`,
    next: "Cloudflare → Workers → vistaflow-api → Settings → Trigger Events: the four crons must be there (else `npx wrangler deploy`). Then look for their errors in the logs. Locally, `npm start` fires them.",
  }),
  clock: ({ seconds }, { platform }) => ({
    detail: `Our clock and ${platform}'s agree (${Math.abs(seconds)} s apart).`,
    next: null,
  }),
  "clock-wrong": ({ seconds }, { platform }) => ({
    detail: `Our clock is ${Math.abs(seconds)} seconds ${seconds > 0 ? "behind" : "ahead of"} ${platform}'s: the time left to answer would be reckoned wrong.`,
    next: "Set the machine's time (NTP). On Cloudflare, tell its support.",
  }),
  "clock-unknown": (_, { platform }) => ({
    detail: `${platform} did not say what time it has.`,
    next: "Run this check again in a few minutes.",
  }),
  "key-opens": ({ mayDropOlder }) => ({
    detail: `The token is sealed with the present key, and opens.${mayDropOlder ? " Nothing needs the older keys any more: they may leave ENCRYPTION_KEYS_PREVIOUS." : ""}`,
    next: null,
  }),
  "key-changing": ({ outdated, failed }) => ({
    detail:
      failed > 0
        ? `The change of key could not open ${failed === 1 ? "one record" : `${failed} records`} of this installation.`
        : `The change of key is under way${outdated === null ? "" : `: ${outdated === 1 ? "one record is" : `${outdated} records are`} left`}. This account is on the new key already.`,
    next:
      failed > 0
        ? "Put the missing key back into ENCRYPTION_KEYS_PREVIOUS, or reconnect the accounts concerned."
        : "Keep the older keys in ENCRYPTION_KEYS_PREVIOUS until it is done.",
  }),
  "key-old": () => ({
    detail: "The token opens, but with an older key of ENCRYPTION_KEYS_PREVIOUS.",
    next: "Keep the old key while this message stays: the token is sealed anew by and by, and at once when the account is reconnected.",
  }),
  "key-missing": () => ({
    detail: "The token was sealed with a key that this installation no longer has.",
    next: "Add the old key to ENCRYPTION_KEYS_PREVIOUS and deploy again. If it is lost, reconnect the account.",
  }),
  "key-damaged": () => ({
    detail: "The stored token is damaged or belongs to another account: it does not open.",
    next: RECONNECT,
  }),
  "key-unused": () => ({ detail: "There is no token to open: the account is disconnected.", next: null }),
};
