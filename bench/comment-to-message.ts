/**
 * How long from a comment on Instagram to its private reply: `npm run bench:comment [-- <comments>]`.
 *
 * Starts an API and a sandbox of its own, connects a shop, switches a price automation on, lets people comment one
 * after the other, and measures in the sandbox from the comment to the arrival of the message. The road is the real
 * one: signed webhook, queue, database, object, platform call.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { JsonClient, until } from "../scripts/demo/api.ts";
import { connectShop } from "../scripts/demo/connect.ts";
import { OWN_SHOP } from "../scripts/demo/identity.ts";
import { enterWorkspace } from "../scripts/demo/person.ts";
import { PRICE } from "../scripts/demo/words.ts";
import { Household } from "../scripts/local/household.ts";
import { migrate, startApi, startSandbox } from "../scripts/local/parts.ts";
import { takenPortSentence } from "../scripts/local/ports.ts";
import { untilAnswers } from "../scripts/local/ready.ts";
import { readLocalRun } from "../scripts/local/run.ts";
import { ensureVars } from "../scripts/local/vars.ts";

const COMMENTS = Number(process.argv[2] ?? 30);
/** Comments before the clock runs: the first ones also pay for what is loaded once. */
const WARM_UP = 3;
const LIMIT_MS = 30_000;
const POLL_MS = 5;

type Inbox = { messages: { at: number; from: string }[] };
type Comment = { at: number };

const stateDir = mkdtempSync(join(tmpdir(), "vistaflow-bench-"));
const run = readLocalRun({
  VISTAFLOW_API_PORT: "48787",
  VISTAFLOW_APP_PORT: "48788",
  VISTAFLOW_SANDBOX_PORT: "48789",
  VISTAFLOW_STATE_DIR: stateDir,
});
const sandbox = new JsonClient(`${run.urls.sandbox}/sandbox`);

async function comeUp(house: Household): Promise<void> {
  const vars = ensureVars(run);
  const wait = { signal: new AbortController().signal, limitMs: 60_000 };
  startSandbox(house, run, vars);
  await migrate(house, run);
  startApi(house, run);
  await untilAnswers(`${run.urls.sandbox}/sandbox/health`, (status) => status === 200, wait);
  await untilAnswers(`${run.urls.api}/health`, (status) => status === 200, wait);
}

async function switchOn(): Promise<void> {
  const signal = new AbortController().signal;
  const api = await enterWorkspace(run.urls.api, signal);
  await connectShop(api, OWN_SHOP, signal);
  const { items } = await api.get<{ items: { id: string; lastCollectedAt: string | null }[] }>(
    "/v1/accounts",
  );
  const accountId = items[0]?.id ?? "";
  await api.patch(`/v1/accounts/${accountId}`, { dailyDmLimit: 1000 });
  const template = await api.post<{ id: string }>("/v1/templates", PRICE.template);
  await api.post("/v1/automations", {
    ...PRICE.automation,
    accountId,
    templateIds: [template.id],
    active: true,
  });
  // The import of the past is no part of the measurement: wait until it is over.
  await until(async () => {
    const now = await api.get<{ items: { lastCollectedAt: string | null }[] }>("/v1/accounts");
    return now.items[0]?.lastCollectedAt != null;
  }, LIMIT_MS);
}

/** @returns ms from the comment to the message, both by the sandbox's clock */
async function measureOne(index: number): Promise<number> {
  const username = `bench.${index}_demo`;
  const comment = await sandbox.post<Comment>("/comments", {
    account: OWN_SHOP,
    username,
    text: "C'est combien ?",
  });
  for (const deadline = Date.now() + LIMIT_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const inbox = await sandbox.get<Inbox>(`/people/${username}/inbox?account=${OWN_SHOP}`);
    const reply = inbox.messages.find((message) => message.from === "business");
    if (reply) return reply.at - comment.at;
  }
  throw new Error(`no private reply to comment ${index} within ${LIMIT_MS / 1000} s; see ${run.logDir}`);
}

/** Nearest-rank percentile of sorted values. */
const percentile = (sorted: number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;

async function main(): Promise<void> {
  const taken = await takenPortSentence(run);
  if (taken) throw new Error(taken);
  const house = new Household();
  const stop = () => void house.stop().then(() => process.exit(130));
  process.once("SIGINT", stop);
  try {
    await Promise.race([comeUp(house), house.firstDeath]);
    await switchOn();
    const took: number[] = [];
    for (let index = 0; index < COMMENTS + WARM_UP; index += 1) {
      const ms = await measureOne(index);
      if (index >= WARM_UP) took.push(ms);
    }
    took.sort((a, b) => a - b);
    const [least, median, p95, most] = [took[0], percentile(took, 0.5), percentile(took, 0.95), took.at(-1)];
    console.log(
      `comment → private message, ${took.length} comments: median ${median} ms, p95 ${p95} ms (${least} to ${most} ms)`,
    );
  } finally {
    await house.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

await main();
process.exit(0);
