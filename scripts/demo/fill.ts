import { JsonClient, until } from "./api.ts";
import { connectShop } from "./connect.ts";
import { followUpWithStopper } from "./follow-up.ts";
import { FULL_SHOP, LOST_SHOP, OWN_SHOP, SHOPS, type Shop } from "./identity.ts";
import { enterWorkspace } from "./person.ts";
import { FOLLOW_UP, NUMBER, OUTCOMES, PRICE, PRICE_QUESTIONS, type Recipe, STORY } from "./words.ts";

const IMPORT_LIMIT_MS = 60_000;
const SEND_LIMIT_MS = 30_000;
const SENT_TODAY = 12;
const FULL_SHOP_LIMIT = 3;
/** More than seven days of that limit, so that the forecast has somebody to lose. */
const FULL_SHOP_COMMENTS = 26;
const LOST_SHOP_COMMENTS = 9;

type Account = {
  id: string;
  username: string;
  status: string;
  dmSentToday: number;
  lastCollectedAt: string | null;
};
type Lead = { id: string; username: string; accountId: string; status: string };
type Person = { username: string; answers: string; ids: Record<string, string> };

type Fill = {
  urls: { api: string; sandbox: string };
  say: (line: string) => void;
  signal: AbortSignal;
};

/**
 * Fills the demo's workspace as any program would: through the public API, and through the sandbox for what
 * people on Instagram do. Done before, it finds everything and lets the story go on.
 */
export async function fillDemo({ urls, say, signal }: Fill): Promise<void> {
  const api = await enterWorkspace(urls.api, signal);
  const sandbox = new JsonClient(`${urls.sandbox}/sandbox`, {}, signal);
  const templates = await api.all<{ id: string; name: string }>("/v1/templates");
  if (!templates.some((template) => template.name === FOLLOW_UP.name)) {
    say("filling the demo (once; about half a minute) …");
    const connected = await listAccounts(api);
    for (const shop of SHOPS) if (!connected.has(shop)) await connectShop(api, shop, signal);
    await imported(api, signal);
    await playTheWeeksBefore(api, sandbox, signal);
  }
  await sandbox.post("/demo/start", { account: OWN_SHOP });
  void followUpWithStopper(api, FOLLOW_UP.name, signal);
}

async function playTheWeeksBefore(api: JsonClient, sandbox: JsonClient, signal: AbortSignal): Promise<void> {
  const accounts = await listAccounts(api);
  const idOf = (shop: Shop): string => accounts.get(shop)?.id ?? "";
  await recordOutcomes(api, idOf(OWN_SHOP));
  await api.patch(`/v1/accounts/${idOf(FULL_SHOP)}`, { dailyDmLimit: FULL_SHOP_LIMIT });

  const priceTemplate = await createTemplate(api, PRICE);
  for (const shop of SHOPS) await createAutomation(api, priceRecipeOf(shop), idOf(shop), priceTemplate);
  for (const recipe of [STORY, NUMBER]) {
    await createAutomation(api, recipe, idOf(OWN_SHOP), await createTemplate(api, recipe));
  }

  const quiet = (await sandbox.get<{ items: Person[] }>("/people")).items.filter(
    (person) => person.answers === "silent",
  );
  await sandbox.post(`/accounts/${LOST_SHOP}/revoke`, { subcode: 463 });
  await comment(sandbox, OWN_SHOP, quiet, SENT_TODAY);
  await comment(sandbox, FULL_SHOP, quiet, FULL_SHOP_COMMENTS);
  await comment(sandbox, LOST_SHOP, quiet, LOST_SHOP_COMMENTS);
  await until(
    async () => {
      const now = await listAccounts(api);
      const own = now.get(OWN_SHOP)?.dmSentToday ?? 0;
      const full = now.get(FULL_SHOP)?.dmSentToday ?? 0;
      return own >= SENT_TODAY && full >= FULL_SHOP_LIMIT && now.get(LOST_SHOP)?.status === "reconnect";
    },
    SEND_LIMIT_MS,
    signal,
  );
  // Last, because it is what tells a filled workspace from one whose filling was interrupted.
  await api.post("/v1/templates", FOLLOW_UP);
}

/** Three shops, three automations: their names say whose. */
const priceRecipeOf = (shop: Shop): Recipe =>
  shop === OWN_SHOP
    ? PRICE
    : { ...PRICE, automation: { ...PRICE.automation, name: `${PRICE.automation.name} · @${shop}` } };

async function listAccounts(api: JsonClient): Promise<Map<string, Account>> {
  const { items } = await api.get<{ items: Account[] }>("/v1/accounts");
  return new Map(items.map((account) => [account.username, account]));
}

/** Waits for the thirty days behind each shop. */
async function imported(api: JsonClient, signal: AbortSignal): Promise<void> {
  const done = await until(
    async () => [...(await listAccounts(api)).values()].every((account) => account.lastCollectedAt !== null),
    IMPORT_LIMIT_MS,
    signal,
  );
  if (!done) throw new Error("the first import did not finish; .local/logs/api.log says more");
}

async function recordOutcomes(api: JsonClient, accountId: string): Promise<void> {
  const { items } = await api.get<{ items: Lead[] }>(
    `/v1/leads?accountId=${accountId}&sort=recent&limit=200`,
  );
  // The oldest of them: a sale takes its time.
  const settled = items.filter((lead) => lead.status === "new").slice(-OUTCOMES.length);
  for (const [index, lead] of settled.entries()) await api.patch(`/v1/leads/${lead.id}`, OUTCOMES[index]);
}

async function createTemplate(api: JsonClient, recipe: Recipe): Promise<string> {
  const known = await api.all<{ id: string; name: string }>("/v1/templates");
  const present = known.find((template) => template.name === recipe.template.name);
  return present?.id ?? (await api.post<{ id: string }>("/v1/templates", recipe.template)).id;
}

async function createAutomation(
  api: JsonClient,
  recipe: Recipe,
  accountId: string,
  templateId: string,
): Promise<void> {
  const known = await api.all<{ name: string; accountId: string }>("/v1/automations");
  if (known.some((one) => one.name === recipe.automation.name && one.accountId === accountId)) return;
  await api.post("/v1/automations", {
    ...recipe.automation,
    accountId,
    templateIds: [templateId],
    active: true,
  });
}

/** One question each from people who will not answer, so that the figures stand still until the story begins. */
async function comment(sandbox: JsonClient, account: Shop, people: Person[], count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const username = people[index % people.length]?.username;
    const text = PRICE_QUESTIONS[index % PRICE_QUESTIONS.length];
    await sandbox.post("/comments", { account, username, text });
  }
}
