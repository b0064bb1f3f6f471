import { expect, test } from "vitest";
import { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../scoring/days.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import { type Feed, setUpFeed, times } from "../testing/feed.ts";
import { collectStep } from "./collect.ts";
import type { CollectJob } from "./jobs.ts";

const NOW = Date.UTC(2026, 10, 18, 10);
const QUARTER_AGO = NOW - 15 * MINUTE_MS;

/** What an automation needs to answer anybody who says "bonjour". */
async function addAutomation({ deps, account, clock }: Feed): Promise<void> {
  await deps.env.DB.batch([
    deps.env.DB.prepare(
      "INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at) VALUES (?1, 'tpl_1', 'n', 'b', 1, 1)",
    ).bind(account.workspaceId),
    deps.env.DB.prepare(`INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
      VALUES (?1, 'aut_1', 'n', ?2, '{"kind":"comment","keywords":["bonjour"]}', '["tpl_1"]', 1, ?3, 1, 1)`).bind(
      account.workspaceId,
      account.id,
      clock.now - HOUR_MS,
    ),
  ]);
}

test("reads every comment of every page, and conversations, in messages of at most 40 calls", async () => {
  const it = await setUpFeed({ lastCollectedAt: QUARTER_AGO });
  for (let medium = 0; medium < 12; medium++) it.post(`${100 + medium}`, times(180, it.clock.now));
  it.thread("c1", [it.clock.now - 5000]);
  const perStep: number[] = [];
  for (let next: CollectJob | undefined = it.job(); next; ) {
    const before = it.calls.length;
    next = (await it.step(next))?.body;
    perStep.push(it.calls.length - before);
  }
  expect(await it.stored()).toEqual(it.expected());
  expect(Math.max(...perStep)).toBeLessThanOrEqual(40);
  expect(it.calls.filter((call) => call.startsWith("comments")).length).toBe(12 * 4);
  expect(perStep.length).toBe(2);
  expect(await it.row()).toMatchObject({ lastCollectedAt: it.clock.now, readingId: null, readingUntil: 0 });
});

test.each([
  ["three comments to a page", { commentPage: 3, mediaPage: 2, threadPage: 1, replyPage: 1 }],
  ["seven comments to a page, empty ones in front", { commentPage: 7, mediaPage: 3, emptyPages: 4 }],
  ["one of everything", { commentPage: 1, mediaPage: 1, threadPage: 1, replyPage: 1, repliesShown: 0 }],
])("short pages lose nothing: %s", async (_name, sizes) => {
  const it = await setUpFeed();
  Object.assign(it.feed, sizes);
  for (let medium = 0; medium < 4; medium++) it.post(`${100 + medium}`, times(23, it.clock.now));
  for (const one of it.comments.get("102")!.slice(0, 3)) {
    for (let index = 0; index < 9; index++) it.reply(one, it.clock.now - 100 + index);
  }
  for (let thread = 0; thread < 5; thread++) it.thread(`c${thread}`, times(4, it.clock.now, thread * 1000));
  await it.run(it.job());
  expect(await it.stored()).toEqual(it.expected());
});

test("a second reading stops at what the first has read, and changes nothing", async () => {
  const it = await setUpFeed();
  it.post(
    "100",
    Array.from({ length: 400 }, (_, index) => it.clock.now - DAY_MS / 2 - index * MINUTE_MS),
  );
  await it.run(it.job());
  const before = await it.stored();
  it.clock.now += 15 * MINUTE_MS;
  it.calls.length = 0;
  await it.run(it.job());
  expect(it.calls).toEqual(["media", "comments 100", "conversations"]);
  expect(await it.stored()).toEqual(before);
});

test("an import takes what is young enough and never writes to anybody", async () => {
  const it = await setUpFeed({ createdAt: NOW });
  await addAutomation(it);
  it.post(
    "100",
    Array.from({ length: 200 }, (_, index) => it.clock.now - (index + 1) * HOUR_MS),
  );
  const since = it.clock.now - 7 * DAY_MS;
  await it.run(it.job({ reason: "import", since }));
  expect(await it.count("interactions")).toBe(7 * 24);
  expect(await it.count("messages")).toBe(0);
  expect((await it.row()).importedAt).toBe(it.clock.now);
});

test("a comment found by polling is answered like any other", async () => {
  const it = await setUpFeed();
  await addAutomation(it);
  it.post("100", [it.clock.now - MINUTE_MS]);
  await it.run(it.job());
  expect(await it.count("messages")).toBe(1);
  expect(it.queued.filter((one) => one.queue === "dm")).toHaveLength(1);
});

test("one reading at a time: a quick one is dropped, the others come back when it may be over", async () => {
  const it = await setUpFeed({ mode: "polling", pollMinutes: 1 });
  it.post("100", times(50 * 60, it.clock.now));
  const going = await it.step(it.job());
  expect(going?.body.cursor?.step).toBe(1);
  const before = it.calls.length;
  expect(await it.step(it.job({ reason: "quick" }))).toBeUndefined();
  for (const reason of ["deep", "import"] as const) {
    const job = it.job({ reason, since: it.clock.now - 7 * DAY_MS });
    expect(await it.step(job)).toMatchObject({ delaySeconds: 15, body: job });
  }
  const again = await it.step(it.job());
  expect(again).toMatchObject({ delaySeconds: 15, body: { cursor: null, rungAt: it.clock.now } });
  expect(it.calls.length).toBe(before);
  await it.run(going!.body);
  expect(await it.stored()).toEqual(it.expected());
});

test("a ring that finds another reading in its way waits longer each time, and not into the next quarter", async () => {
  const it = await setUpFeed();
  const hold = () =>
    it.deps.env.DB.prepare("UPDATE accounts SET reading_id = 'read_x/0', reading_until = ?2 WHERE id = ?1")
      .bind(it.account.id, it.clock.now + HOUR_MS)
      .run();
  const delays: number[] = [];
  let next: CollectJob | undefined = it.job();
  while (next) {
    await hold();
    const sent = await it.step(next);
    if (sent) delays.push(sent.delaySeconds!);
    it.clock.now += (sent?.delaySeconds ?? 0) * 1000;
    next = sent?.body;
  }
  expect(delays).toEqual([15, 15, 30, 60, 120, 240, 480]);
  expect(it.calls).toEqual([]);
});

test("the one ring after a killed process reads everything as soon as the dead reading's lease ends", async () => {
  const it = await setUpFeed();
  it.post("100", times(50 * 60, it.clock.now));
  const lost = await it.step(it.job());
  it.feed.fault = () => "throw";
  await expect(it.step(lost!.body)).rejects.toThrow();
  it.feed.fault = () => undefined;
  const killedAt = it.clock.now;
  await it.run(it.job());
  expect(it.clock.now - killedAt).toBeLessThanOrEqual(2 * MINUTE_MS);
  expect(await it.stored()).toEqual(it.expected());
});

test("a slow platform: a step ends in time for its queue message, and its reading is not taken to be dead", async () => {
  const it = await setUpFeed();
  it.post("100", times(50 * 30, it.clock.now));
  it.feed.fault = () => {
    it.clock.now += 20_000;
    return undefined;
  };
  const startedAt = it.clock.now;
  const going = await it.step(it.job());
  expect(it.clock.now - startedAt).toBeLessThan(6 * MINUTE_MS);
  expect((await it.row()).readingUntil).toBeGreaterThan(it.clock.now + 30_000);
  const before = it.calls.length;
  await it.step(it.job());
  expect(it.calls.length).toBe(before);
  await it.run(going!.body);
  expect(await it.stored()).toEqual(it.expected());
});

test("a reading that died is taken over when its lease ends, and what it left out is read", async () => {
  const it = await setUpFeed();
  it.post("100", times(50 * 60, it.clock.now));
  const lost = await it.step(it.job());
  expect(lost).toBeDefined();
  it.clock.now = (await it.row()).readingUntil;
  await it.run(it.job());
  expect(await it.stored()).toEqual(it.expected());
  // The message that was lost turns up after all: it belongs to no reading any more.
  it.calls.length = 0;
  expect(await it.step(lost!.body)).toBeUndefined();
  expect(it.calls).toEqual([]);
});

test("a late repeat of a queue message does not start its step again", async () => {
  const it = await setUpFeed();
  it.post("100", times(50 * 130, it.clock.now));
  const second = (await it.step(it.job()))!.body;
  const third = (await it.step(second))!.body;
  await it.step(third);
  it.calls.length = 0;
  expect(await it.step(second)).toBeUndefined();
  expect(it.calls).toEqual([]);
});

test("an import that others took over goes on behind them", async () => {
  const it = await setUpFeed({ createdAt: NOW });
  it.post("100", times(50 * 60, it.clock.now, HOUR_MS));
  const since = it.clock.now - 30 * DAY_MS;
  const waiting = (await it.step(it.job({ reason: "import", since })))!.body;
  it.clock.now = (await it.row()).readingUntil;
  await it.run(it.job());
  const { lastCollectedAt } = await it.row();
  await it.run(waiting);
  expect(await it.stored()).toEqual(it.expected());
  expect((await it.row()).lastCollectedAt).toBe(lastCollectedAt);
});

test("a crash at any call of a reading, or between its messages, loses nothing", async () => {
  const build = async (lastCollectedAt: number | null) => {
    const it = await setUpFeed({ lastCollectedAt });
    it.feed.commentPage = 7;
    // Older than readings overlap, or the overlap would hide what is lost.
    const ago = 30 * MINUTE_MS;
    for (let medium = 0; medium < 3; medium++) it.post(`${100 + medium}`, times(40, it.clock.now, ago));
    for (const one of it.comments.get("101")!.slice(0, 2)) {
      for (let index = 0; index < 9; index++) it.reply(one, it.clock.now - ago + index);
    }
    for (let thread = 0; thread < 3; thread++) it.thread(`c${thread}`, times(6, it.clock.now, ago + thread));
    return it;
  };
  const clean = await build(null);
  await clean.run(clean.job());
  const calls = clean.calls.length;
  expect(calls).toBeGreaterThan(40);
  for (let killed = 1; killed <= calls; killed += 3) {
    // By turns after an outage, when conversations are first, and as usual.
    const it = await build(killed % 2 === 0 ? null : NOW - 50 * MINUTE_MS);
    let died = false;
    it.feed.fault = (_call, count) => {
      if (count !== killed) return undefined;
      died = true;
      return "throw";
    };
    await it.run(it.job()).catch(() => undefined);
    expect(died).toBe(true);
    // Whether or not the queue brings the message again, the next ring does the rest.
    it.clock.now += 15 * MINUTE_MS;
    await it.run(it.job());
    expect(await it.stored()).toEqual(it.expected());
  }
});

test("a ring that broke may be repeated at once", async () => {
  const it = await setUpFeed();
  it.post("100", times(3, it.clock.now));
  it.feed.fault = (_call, count) => (count === 2 ? "throw" : undefined);
  await expect(it.step(it.job())).rejects.toThrow();
  await it.run(it.job());
  expect(await it.stored()).toEqual(it.expected());
});

test("what comes while a reading waits between two messages is found by the next one", async () => {
  const it = await setUpFeed();
  it.post("100", times(50 * 60, it.clock.now));
  const going = (await it.step(it.job()))!.body;
  it.clock.now += 5 * MINUTE_MS;
  it.comment("100", it.clock.now - MINUTE_MS);
  await it.run(going);
  it.clock.now += 15 * MINUTE_MS;
  await it.run(it.job());
  expect(await it.stored()).toEqual(it.expected());
});

test("from three quarters of the budget on a reading goes on slowly, and one between the quarters stops", async () => {
  const it = await setUpFeed({ mode: "polling", pollMinutes: 1 });
  it.feed.usagePercent = 75;
  it.post("100", times(50 * 30, it.clock.now));
  expect(await it.step(it.job({ reason: "quick" }))).toBeUndefined();
  expect(it.calls.length).toBe(1);
  expect(await it.row()).toMatchObject({ lastCollectedAt: null, readingId: null, quietUntil: 0 });
  it.calls.length = 0;
  const going = await it.step(it.job());
  expect(going).toMatchObject({ delaySeconds: 60 });
  expect(it.calls.length).toBe(10);
  await it.run(going!.body);
  expect(await it.stored()).toEqual(it.expected());
});

test("from nine tenths on it stops, keeps what it has, leaves the account alone, and goes on where it was", async () => {
  const it = await setUpFeed({ lastCollectedAt: QUARTER_AGO });
  it.feed.usagePercent = 90;
  it.post("100", times(120, it.clock.now));
  let going = await it.step(it.job());
  expect(going).toMatchObject({ delaySeconds: 900 });
  expect((await it.row()).quietUntil).toBe(it.clock.now + 15 * MINUTE_MS);
  it.feed.usagePercent = 20;
  it.clock.now += 15 * MINUTE_MS;
  it.calls.length = 0;
  going = await it.step(going!.body);
  expect(going).toBeUndefined();
  expect(it.calls).toEqual(["comments 100", "comments 100", "comments 100", "conversations"]);
  expect(await it.stored()).toEqual(it.expected());
});

test("a limit waits as told; meanwhile rings are dropped, and what must not be lost waits too", async () => {
  const it = await setUpFeed({ mode: "polling", pollMinutes: 1 });
  it.post("100", times(120, it.clock.now));
  it.feed.fault = (_call, count) => (count === 2 ? { kind: "limited", retryAfterMs: 120_000 } : undefined);
  const going = await it.step(it.job());
  expect(going).toMatchObject({ delaySeconds: 120 });
  it.clock.now += MINUTE_MS;
  expect(await it.step(it.job())).toBeUndefined();
  expect(await it.step(it.job({ reason: "quick" }))).toBeUndefined();
  expect(await it.step(it.job({ reason: "deep", since: 1 }))).toMatchObject({ delaySeconds: 60 });
  // Brought too early: it waits for the rest.
  expect(await it.step(going!.body)).toMatchObject({ delaySeconds: 60, body: { cursor: { step: 1 } } });
  expect(it.calls.length).toBe(2);
  it.clock.now += MINUTE_MS;
  await it.run(going!.body);
  expect(await it.stored()).toEqual(it.expected());
});

test("a dead token asks for reconnection and lets go of the account", async () => {
  const it = await setUpFeed();
  it.feed.fault = () => ({ kind: "reconnect", code: "190" });
  expect(await it.step(it.job())).toBeUndefined();
  expect(await it.row()).toMatchObject({ status: "reconnect", lastCollectedAt: null, readingId: null });
});

test("a passing failure goes on where it happened, a lasting one leaves its post to the next reading", async () => {
  const it = await setUpFeed();
  for (const id of ["100", "101", "102"]) it.post(id, times(5, it.clock.now));
  let isBroken = true;
  it.feed.fault = (call) =>
    isBroken && call === "comments 101" ? { kind: "failed", cause: "http 500" } : undefined;
  const going = await it.step(it.job());
  expect(going).toMatchObject({ delaySeconds: 10 });
  await it.run(going!.body);
  const left = new Set(it.comments.get("101")!.map((one) => one.dedupeKey));
  expect(await it.stored()).toEqual(it.expected().filter((key) => !left.has(key)));
  expect((await it.row()).lastCollectedAt).not.toBeNull();
  isBroken = false;
  it.clock.now += 3 * DAY_MS;
  await it.run(it.job());
  expect(await it.stored()).toEqual(it.expected());
});

test("when no list can be read the reading is given up and forgets nothing", async () => {
  const it = await setUpFeed();
  it.post("100", times(5, it.clock.now));
  it.thread("c1", times(2, it.clock.now));
  let isBroken = true;
  it.feed.fault = (call) =>
    isBroken && call === "conversations" ? { kind: "failed", cause: "http 503" } : undefined;
  await it.run(it.job());
  expect(await it.row()).toMatchObject({ lastCollectedAt: null, readingId: null });
  isBroken = false;
  it.clock.now += DAY_MS;
  await it.run(it.job());
  expect(await it.stored()).toEqual(it.expected());
});

test("a reading that yesterday's version began starts anew", async () => {
  const it = await setUpFeed();
  it.post("100", times(5, it.clock.now));
  const cursor = { startedAt: 1, since: 2, phase: "media", mediaAfter: "3", mediaIds: ["9"] } as never;
  await it.run(it.job({ v: 1, cursor }));
  expect(await it.stored()).toEqual(it.expected());
});

test("ten thousand comments of one account cost at most one batch for a hundred", {
  timeout: 120_000,
}, async () => {
  const it = await setUpFeed();
  for (let medium = 0; medium < 10; medium++) it.post(`${100 + medium}`, times(1000, it.clock.now));
  const { d1, counts } = countingD1(it.deps.env.DB);
  const deps: Deps = { ...it.deps, tenant: (id) => new TenantDb(d1, id) };
  for (let next: CollectJob | undefined = it.job(); next; ) {
    it.queued.length = 0;
    const before = counts.statements;
    await collectStep(deps, next);
    expect(counts.statements - before).toBeLessThan(1000);
    next = it.queued.find((one) => one.queue === "collect")?.body as CollectJob | undefined;
  }
  expect(await it.count("interactions")).toBe(10_000);
  expect(counts.batches).toBeLessThanOrEqual(100);
});

test("an answer that does not tell the budget's share changes nothing: neither this step nor the next speeds up", async () => {
  const it = await setUpFeed();
  it.post("100", times(50 * 60, it.clock.now));
  it.feed.fault = (_call, count) => {
    it.feed.usagePercent = count === 1 ? 80 : null;
    return undefined;
  };
  let going = await it.step(it.job());
  expect([it.calls.length, going?.delaySeconds]).toEqual([10, 60]);
  going = await it.step(going!.body);
  expect([it.calls.length, going?.delaySeconds]).toEqual([20, 60]);
  // A reading of the version before knows no share.
  const { usagePercent: _, ...older } = going!.body.cursor!;
  await it.step({ ...going!.body, cursor: older });
  expect(it.calls.length).toBe(60);
});

test("after a stop it goes on slowly until the platform tells more, and is not stopped once more by what it knew", async () => {
  const it = await setUpFeed({ lastCollectedAt: QUARTER_AGO });
  it.post("100", times(50 * 60, it.clock.now));
  it.feed.usagePercent = 95;
  const going = await it.step(it.job());
  expect(going).toMatchObject({ delaySeconds: 900 });
  it.feed.usagePercent = null;
  it.clock.now += 15 * MINUTE_MS;
  it.calls.length = 0;
  expect(await it.step(going!.body)).toMatchObject({ delaySeconds: 60 });
  expect(it.calls.length).toBe(10);
});

test("the night forgets changes that came early and what they concern never did; a week they are kept", async () => {
  const it = await setUpFeed();
  const early = (key: string, at: number) =>
    it.deps.env.DB.prepare(
      `INSERT INTO early_amendments (workspace_id, account_id, dedupe_key, person_id, kind, text, edits, at)
       VALUES (?1, ?2, ?3, '91', 'edited', 'bonjour', 1, ?4)`,
    ).bind(it.account.workspaceId, it.account.id, key, at);
  const kept = async () => {
    const { results } = await it.deps.env.DB.prepare(
      "SELECT dedupe_key AS k FROM early_amendments WHERE workspace_id = ?1 ORDER BY k",
    )
      .bind(it.account.workspaceId)
      .all<{ k: string }>();
    return results.map(({ k }) => k);
  };
  await it.deps.env.DB.batch([
    early("message:old", it.clock.now - 7 * DAY_MS - 1),
    early("message:young", it.clock.now - 7 * DAY_MS),
  ]);
  await it.run(it.job());
  expect(await kept()).toEqual(["message:old", "message:young"]);
  await it.run(it.job({ reason: "deep", since: it.clock.now - 7 * DAY_MS }));
  expect(await kept()).toEqual(["message:young"]);
});
