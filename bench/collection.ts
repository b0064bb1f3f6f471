/**
 * What is lost and what is doubled when webhooks fail and the process is killed:
 * `npm run bench:collection [-- <events> <kills> <seed>]`.
 *
 * 80 % comments (one in five a reply), 20 % private messages with at most 15 unread in a thread. One webhook in five
 * never leaves, three in ten come 2 to 5 times, all are shuffled, and the Worker's process group is killed (SIGKILL)
 * again and again: the local queue then forgets what it held. One reading of the account follows, to its end. Everything
 * the stand-in knows is then compared with the database. At the end, the rows that single events cost.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { serve } from "@hono/node-server";
import { createSandbox, type Sandbox } from "../sandbox/app.ts";
import { createSystemClock } from "../sandbox/clock.ts";
import { createRandom, type Random } from "../sandbox/random.ts";
import { readSettings } from "../sandbox/settings.ts";
import { addComment } from "../sandbox/world/comments.ts";
import type { Account, Comment, Media, Message } from "../sandbox/world/state.ts";
import {
  editMessage,
  markRead,
  reactTo,
  receiveFromPerson,
  unsendMessage,
} from "../sandbox/world/threads.ts";
import { type JsonClient, until } from "../scripts/demo/api.ts";
import { connectShop } from "../scripts/demo/connect.ts";
import { OWN_SHOP } from "../scripts/demo/identity.ts";
import { enterWorkspace } from "../scripts/demo/person.ts";
import { Household } from "../scripts/local/household.ts";
import { API_NAME, migrate, startApi } from "../scripts/local/parts.ts";
import { takenPortSentence } from "../scripts/local/ports.ts";
import { untilAnswers } from "../scripts/local/ready.ts";
import { readLocalRun } from "../scripts/local/run.ts";
import { ensureVars, sandboxEnvironment } from "../scripts/local/vars.ts";
import { jobCosts } from "./job-costs.ts";

const EVENTS = Number(process.argv[2] ?? 20_000);
const KILLS = Number(process.argv[3] ?? 20);
const SEED = Number(process.argv[4] ?? 7);

const COMMENT_SHARE = 0.8;
const REPLY_SHARE = 0.2;
const MOST_UNREAD = 15;
const POSTS = 20;
const PEOPLE = Math.max(10, Math.round(EVENTS / 4));
/** Fed at this pace, so that the kills fall among the events and not after them. */
const EVENTS_PER_SECOND = 110;
const LIVES_MS = [500, 5000] as const;
const SETTLE_MS = 30_000;
const SWEEP_LIMIT_MS = 40 * 60_000;
/** Reactions, edits, take-backs and receipts, beside the events that are counted. */
const ASIDE_EVERY = 40;
const SINGLE_EVENTS = 20;
const LOST_SHOWN = 20;

const TEXTS = [
  "C'est combien ?",
  "Vous livrez en Belgique ?",
  "Magnifique 😍",
  "Je le veux !",
  "Il en reste en vert ?",
  "Bravo pour votre travail",
];

const stateDir = mkdtempSync(join(tmpdir(), "vistaflow-bench-"));
const run = readLocalRun({
  VISTAFLOW_API_PORT: "47787",
  VISTAFLOW_APP_PORT: "47788",
  VISTAFLOW_SANDBOX_PORT: "47789",
  VISTAFLOW_STATE_DIR: stateDir,
});

type Truth = { comments: Comment[]; messages: Message[]; aside: Map<string, number> };

function openSandbox(): Sandbox {
  const settings = readSettings({ ...sandboxEnvironment(run, ensureVars(run)), SANDBOX_STATE_FILE: "" });
  const clock = createSystemClock();
  const sandbox = createSandbox({ settings, clock, fetch, moveForward: clock.moveForward });
  for (const hostname of ["127.0.0.1", "::1"])
    serve({ fetch: sandbox.app.fetch, port: run.ports.sandbox, hostname }).on("error", () => {});
  return sandbox;
}

const untilApiAnswers = () =>
  untilAnswers(`${run.urls.api}/health`, (status) => status === 200, {
    signal: new AbortController().signal,
    limitMs: 60_000,
  });

type ApiAccount = { id: string; lastCollectedAt: string | null; collecting: boolean };
const accountOf = async (api: JsonClient): Promise<ApiAccount> =>
  (await api.get<{ items: ApiAccount[] }>("/v1/accounts")).items[0]!;

/** Waits for a reading that began after `after` to have ended. */
const untilRead = (api: JsonClient, after: number) =>
  until(async () => {
    const account = await accountOf(api);
    return Date.parse(account.lastCollectedAt ?? "") >= after && !account.collecting;
  }, SWEEP_LIMIT_MS);

/** One event that counts, and now and then something aside. */
function happen(sandbox: Sandbox, shop: Account, posts: Media[], random: Random, truth: Truth): void {
  const { world } = sandbox;
  const text = `${random.pick(TEXTS)} n° ${truth.comments.length + truth.messages.length}`;
  if (random.chance(COMMENT_SHARE)) {
    const parent =
      random.chance(REPLY_SHARE) && truth.comments.length > 0
        ? random.pick(truth.comments.slice(-500))
        : undefined;
    const media = parent ? world.media(parent.mediaId)! : random.pick(posts);
    const author = `gens.${random.int(1, PEOPLE)}_banc`;
    world.personOrStranger(author);
    truth.comments.push(
      addComment(world, {
        media,
        author,
        text,
        parentId: parent ? (parent.parentId ?? parent.id) : undefined,
      }),
    );
  } else {
    const writer = Math.floor(truth.messages.length / MOST_UNREAD);
    const person = world.personOrStranger(`ecrit.${writer}_banc`);
    truth.messages.push(receiveFromPerson(world, shop, person, { text }));
  }
}

function happenAside(sandbox: Sandbox, random: Random, truth: Truth): void {
  if (truth.messages.length === 0) return;
  const message = random.pick(truth.messages.slice(-200));
  const kind = random.pick(["reactions", "edits", "take-backs", "receipts"]);
  truth.aside.set(kind, (truth.aside.get(kind) ?? 0) + 1);
  if (kind === "reactions")
    reactTo(sandbox.world, message.mid, { by: "person", reaction: "love", emoji: "❤" });
  else if (kind === "edits") editMessage(sandbox.world, message.mid, `${message.text} (corrigé)`);
  else if (kind === "receipts") markRead(sandbox.world, message.mid);
  else {
    unsendMessage(sandbox.world, message.mid);
    truth.messages.splice(truth.messages.indexOf(message), 1);
  }
}

async function feed(sandbox: Sandbox, random: Random, truth: Truth): Promise<void> {
  const shop = sandbox.world.accountNamed(OWN_SHOP)!;
  const posts = sandbox.world
    .mediaOf(shop.userId)
    // The platform lists neither stories nor advertisements: what is said there comes by webhook or not at all.
    .filter(({ productType, broadcast }) => ["FEED", "REELS"].includes(productType) && broadcast === "none")
    .toSorted((a, b) => b.postedAt - a.postedAt)
    .slice(0, POSTS);
  const startedAt = Date.now();
  for (let count = 0; count < EVENTS; count += 1) {
    happen(sandbox, shop, posts, random, truth);
    if (count % ASIDE_EVERY === 0) happenAside(sandbox, random, truth);
    const dueAt = startedAt + (count / EVENTS_PER_SECOND) * 1000;
    await sleep(Math.max(0, dueAt - Date.now()));
  }
}

async function killAgainAndAgain(house: Household, random: Random): Promise<void> {
  for (let kill = 0; kill < KILLS; kill += 1) {
    await untilApiAnswers();
    await sleep(random.int(...LIVES_MS));
    await house.crash(API_NAME);
    startApi(house, run);
    process.stdout.write(`\rkilled ${kill + 1} of ${KILLS}`);
  }
  await untilApiAnswers();
  process.stdout.write("\n");
}

type Stored = { key: string; copies: number };
/** What the counters say: what is folded, and what changed since. */
const counted = (columns: string): string => `(SELECT coalesce(sum(n), 0) FROM (
  SELECT ${columns} AS n FROM lead_totals
  UNION ALL SELECT ${columns} FROM daily_stats d WHERE d.day > coalesce((SELECT t.through_day FROM lead_totals t
    WHERE t.workspace_id = d.workspace_id AND t.account_id = d.account_id), '')))`;

function readDatabase<Row>(sql: string): Row[] {
  const folder = join(run.wranglerDir, "v3", "d1", "miniflare-D1DatabaseObject");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".sqlite"))) {
    const database = new DatabaseSync(join(folder, file), { readOnly: true });
    try {
      if (database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'interactions'").get())
        return database.prepare(sql).all() as Row[];
    } finally {
      database.close();
    }
  }
  throw new Error(`no database in ${folder}`);
}

/** What the stand-in knows against what is stored, and every counter against its recount. */
function compare(truth: Truth): { lost: string[]; doubled: number; countersOff: number } {
  const wanted = [
    ...truth.comments.map(({ id, parentId, mediaId, at }) => ({
      id,
      what: `${parentId ? `reply to ${parentId}` : "comment"} ${id} of ${mediaId} at ${new Date(at).toISOString()}`,
    })),
    ...truth.messages.map(({ mid, at }) => ({
      id: mid,
      what: `message ${mid} at ${new Date(at).toISOString()}`,
    })),
  ];
  const stored = new Map(
    readDatabase<Stored>(
      "SELECT external_id AS key, count(*) AS copies FROM interactions WHERE kind IN ('comment', 'message') GROUP BY external_id",
    ).map(({ key, copies }) => [key, copies]),
  );
  const [off] = readDatabase<{ off: number }>(
    `SELECT (SELECT count(*) FROM leads) <> ${counted("new + contacted + in_progress + converted + refused")}
      + ((SELECT count(*) FROM interactions) <> (SELECT sum(interactions) FROM daily_stats))
      + ((SELECT sum(interaction_count) FROM leads) <> (SELECT count(*) FROM interactions))
      + ((SELECT count(*) FROM leads WHERE target = 1) <> ${counted("target")}) AS off`,
  );
  return {
    lost: wanted.filter(({ id }) => !stored.has(id)).map(({ what }) => what),
    doubled: wanted.filter(({ id }) => (stored.get(id) ?? 0) > 1).length,
    countersOff: off?.off ?? Number.NaN,
  };
}

function compareAside(truth: Truth): string {
  const [row] = readDatabase<Record<string, number>>(
    `SELECT (SELECT count(*) FROM interactions WHERE kind = 'reaction') AS reactions,
      (SELECT count(*) FROM interactions WHERE text LIKE '%(corrigé)%') AS edits,
      (SELECT count(*) FROM interactions WHERE kind = 'message' AND text IS NULL) AS takeBacks`,
  );
  const happened = [...truth.aside].map(([kind, count]) => `${count} ${kind}`).join(", ");
  return `happened: ${happened}; stored: ${row?.reactions} reactions, ${row?.edits} edited messages, ${row?.takeBacks} taken back (receipts concern our own messages: none was sent)`;
}

/** Rows written for one event at a time, as the Worker's own log says. */
async function costOfSingles(sandbox: Sandbox): Promise<void> {
  const { world } = sandbox;
  const shop = world.accountNamed(OWN_SHOP)!;
  const media = world.mediaOf(shop.userId)[0]!;
  const costs = jobCosts(join(run.logDir, "api.log"), "ingest");
  const each = async (author: (index: number) => string): Promise<number[]> => {
    const written: number[] = [];
    for (let index = 0; index < SINGLE_EVENTS; index += 1) {
      const name = author(index);
      world.personOrStranger(name);
      addComment(world, { media, author: name, text: "Très joli" });
      written.push((await costs.next()).rowsWritten);
    }
    return written;
  };
  await each((index) => `chauffe.${index}_banc`);
  const fresh = await each((index) => `neuf.${index}_banc`);
  const known = await each((index) => `neuf.${index}_banc`);
  const repeated: number[] = [];
  sandbox.faults.change({ webhook: { duplicateRate: 1 } });
  for (let index = 0; index < SINGLE_EVENTS; index += 1) {
    const name = `double.${index}_banc`;
    world.personOrStranger(name);
    addComment(world, { media, author: name, text: "Très joli" });
    await costs.next();
    repeated.push((await costs.next()).rowsWritten);
  }
  const most = (rows: number[]) => Math.max(...rows);
  console.log(
    `rows written, at most, of ${SINGLE_EVENTS} each: new person ${most(fresh)} (budget 9), known person ${most(known)} (budget 7), repeated event ${most(repeated)} (budget 0)`,
  );
}

async function main(): Promise<void> {
  const taken = await takenPortSentence(run);
  if (taken) throw new Error(taken);
  const random = createRandom(SEED);
  const house = new Household();
  process.once("SIGINT", () => void house.stop().then(() => process.exit(130)));
  const sandbox = openSandbox();
  sandbox.faults.change({ people: { answer: false } });
  try {
    await migrate(house, run);
    startApi(house, run);
    await untilApiAnswers();
    const signal = new AbortController().signal;
    const api = await enterWorkspace(run.urls.api, signal);
    await connectShop(api, OWN_SHOP, signal);
    if (!(await untilRead(api, 0))) throw new Error("the first import did not end");

    sandbox.faults.change({ webhook: { dropRate: 0.2, duplicateRate: 0.3, mostCopies: 4, shuffle: true } });
    const truth: Truth = { comments: [], messages: [], aside: new Map() };
    const startedAt = Date.now();
    await Promise.all([feed(sandbox, random, truth), killAgainAndAgain(house, createRandom(SEED + 1))]);
    console.log(
      `${truth.comments.length} comments and ${truth.messages.length} messages in ${Math.round((Date.now() - startedAt) / 1000)} s`,
    );
    await sleep(SETTLE_MS);
    sandbox.webhooks.forget();
    sandbox.faults.clear();
    sandbox.faults.change({ people: { answer: false } });
    const before = compare(truth);
    console.log(`after the webhooks: ${before.lost.length} missing, ${before.doubled} doubled`);

    const sweptAt = Date.now();
    await api.post(`/v1/accounts/${(await accountOf(api)).id}/collect`);
    if (!(await untilRead(api, sweptAt))) throw new Error("the sweep did not end");
    const after = compare(truth);
    console.log(
      `after one sweep of ${Math.round((Date.now() - sweptAt) / 1000)} s: ${after.lost.length} lost, ${after.doubled} doubled, ${after.countersOff} counters off their recount`,
    );
    for (const what of after.lost.slice(0, LOST_SHOWN)) console.log(`  lost: ${what}`);
    console.log(`aside: ${compareAside(truth)}`);
    await costOfSingles(sandbox);
    process.exitCode = after.lost.length + after.doubled + after.countersOff === 0 ? 0 : 1;
  } finally {
    await house.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

await main();
process.exit();
