import { expect, test } from "vitest";
import type { AccountRow } from "../accounts/service.ts";
import type { InboundInteraction, PlatformMedia, ReadResult } from "../platforms/platform.ts";
import { comment, fakePlatform, inbound, newAccount, testDeps } from "../testing/accounts.ts";
import { newWorkspace } from "../testing/people.ts";
import { collectStep } from "./collect.ts";
import type { CollectJob } from "./jobs.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PAGE = 50;

/** A stand-in that pages like the real one: 50 comments, newest first, a cursor while there are more. */
async function setUp(overrides: Partial<AccountRow> = {}) {
  const media: PlatformMedia[] = [];
  const comments = new Map<string, InboundInteraction[]>();
  const messages: InboundInteraction[] = [];
  const calls = { media: 0, comments: 0, conversations: 0 };
  const faults: ReadResult<never>[] = [];
  const ok = <T>(value: T, usagePercent: number | null = null) => ({
    kind: "ok" as const,
    value,
    usagePercent,
  });
  const platform = fakePlatform({
    async listMedia(_token, _account, { after, limit }) {
      calls.media += 1;
      const start = Number(after ?? 0);
      return (
        faults.shift() ??
        ok({
          items: media.slice(start, start + limit),
          after: start + limit < media.length ? String(start + limit) : null,
        })
      );
    },
    async listComments(_token, _account, mediaId, { after }) {
      calls.comments += 1;
      const all = comments.get(mediaId) ?? [];
      const start = Number(after ?? 0);
      return (
        faults.shift() ??
        ok({
          items: all.slice(start, start + PAGE),
          after: start + PAGE < all.length ? String(start + PAGE) : null,
        })
      );
    },
    async listConversations() {
      calls.conversations += 1;
      return ok({
        items: messages.length ? [{ id: "c1", updatedAt: Math.max(...messages.map((one) => one.at)) }] : [],
        after: null,
      });
    },
    listMessages: async () => ok(messages),
  });
  const { deps, clock, queued } = testDeps(platform);
  const { workspaceId } = await newWorkspace();
  const account = await newAccount(deps, workspaceId, { createdAt: clock.now - DAY_MS, ...overrides });
  const post = (id: string, count: number, at: (index: number) => number): void => {
    media.push({
      externalId: id,
      caption: id,
      permalink: null,
      mediaType: "IMAGE",
      productType: "FEED",
      at: clock.now - DAY_MS,
      likeCount: 3,
      commentCount: count,
    });
    comments.set(
      id,
      Array.from({ length: count }, (_, index) =>
        comment(account, "bonjour", at(index), {
          externalId: `${id}${String(index).padStart(6, "0")}`,
          mediaId: id,
          person: { externalId: `9${id}${index}`, username: `u${id}x${index}` },
        }),
      ),
    );
  };
  const job = (extra: Partial<CollectJob> = {}): CollectJob => ({
    v: 1,
    workspaceId,
    accountId: account.id,
    reason: "poll",
    since: 0,
    cursor: null,
    ...extra,
  });
  /** Runs a job and what it asks to go on with. Returns how many queue messages that took. */
  const run = async (first: CollectJob): Promise<number> => {
    let steps = 0;
    for (let next: CollectJob | undefined = first; next; steps++) {
      queued.length = 0;
      await collectStep(deps, next);
      next = queued.find((one) => one.queue === "collect")?.body as CollectJob | undefined;
    }
    return steps;
  };
  const count = async (table: string): Promise<number> =>
    (await deps.env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE workspace_id = ?1`)
      .bind(workspaceId)
      .first<{ n: number }>())!.n;
  const read = () =>
    deps.env.DB.prepare("SELECT status, last_collected_at AS at FROM accounts WHERE workspace_id = ?1")
      .bind(workspaceId)
      .first<{ status: string; at: number | null }>();
  return {
    deps,
    clock,
    queued,
    account,
    platform,
    post,
    comments,
    messages,
    calls,
    faults,
    job,
    run,
    count,
    read,
  };
}

test("reads every comment of every page, and conversations, in messages of at most 40 calls", async () => {
  const { post, clock, messages, account, calls, job, run, count, read } = await setUp();
  for (let medium = 0; medium < 12; medium++)
    post(`${100 + medium}`, 180, (index) => clock.now - index * 1000);
  messages.push(
    inbound(account, "06 39 98 00 11", clock.now - 5000, { person: { externalId: "55", username: "p55" } }),
  );
  const steps = await run(job());
  expect(await count("interactions")).toBe(12 * 180 + 1);
  expect(calls.comments).toBe(12 * 4);
  expect(steps).toBe(2);
  expect((await read())!.at).toBe(clock.now);
});

test("a second reading stops at what the first has seen, and changes nothing", async () => {
  const { post, clock, calls, job, run, count } = await setUp();
  post("100", 400, (index) => clock.now - DAY_MS / 2 - index * 60_000);
  await run(job({ since: clock.now - 7 * DAY_MS }));
  const before = await count("interactions");
  clock.now += 15 * 60_000;
  calls.comments = 0;
  await run(job());
  expect(calls.comments).toBe(1);
  expect(await count("interactions")).toBe(before);
});

test("an import takes what is young enough and never writes to anybody", async () => {
  const { post, clock, job, run, count, account, deps } = await setUp({
    createdAt: Date.UTC(2026, 10, 18, 10),
  });
  await deps.env.DB.batch([
    deps.env.DB.prepare(
      "INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at) VALUES (?1, 'tpl_1', 'n', 'b', 1, 1)",
    ).bind(account.workspaceId),
    deps.env.DB.prepare(`INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
      VALUES (?1, 'aut_1', 'n', ?2, '{"kind":"comment"}', '["tpl_1"]', 1, 1, 1, 1)`).bind(
      account.workspaceId,
      account.id,
    ),
  ]);
  post("100", 200, (index) => clock.now - (index + 1) * HOUR_MS);
  await run(job({ reason: "import", since: clock.now - 7 * DAY_MS }));
  expect(await count("interactions")).toBe(7 * 24);
  expect(await count("messages")).toBe(0);
});

test("a limit waits as told and goes on where it stopped", async () => {
  const { post, clock, faults, queued, deps, job, run, count } = await setUp();
  post("100", 120, (index) => clock.now - index * 1000);
  faults.push({ kind: "limited", retryAfterMs: 120_000 });
  await collectStep(deps, job());
  const next = queued.find((one) => one.queue === "collect")!;
  expect(next.delaySeconds).toBe(120);
  await run(next.body as CollectJob);
  expect(await count("interactions")).toBe(120);
});

test("a dead token asks for reconnection, a passing failure for another try, and neither forgets its place in time", async () => {
  const { faults, deps, job, read } = await setUp();
  faults.push({ kind: "failed", cause: "reset" });
  expect(await collectStep(deps, job())).toMatchObject({ kind: "again" });
  faults.push({ kind: "reconnect", code: "190" });
  await collectStep(deps, job());
  expect(await read()).toEqual({ status: "reconnect", at: null });
});

test("a comment found by polling is answered like any other", async () => {
  const { post, clock, account, deps, job, run, queued, count } = await setUp();
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
  post("100", 1, () => clock.now - 60_000);
  await run(job());
  expect(await count("messages")).toBe(1);
  expect(queued.filter((one) => one.queue === "dm")).toHaveLength(1);
});

test("short and empty pages of media are not the end of the list", async () => {
  const { post, clock, platform, job, run, count } = await setUp();
  for (let medium = 0; medium < 5; medium++) post(`${100 + medium}`, 2, (index) => clock.now - index * 1000);
  const whole = platform.listMedia;
  platform.listMedia = async (token, account, { after }) => {
    const page = Number(after ?? 0);
    const all = await whole(token, account, { after: null, limit: 100 });
    if (all.kind !== "ok") return all;
    const items = page === 0 ? [] : all.value.items.slice((page - 1) * 2, page * 2);
    return { ...all, value: { items, after: page < 3 ? String(page + 1) : null } };
  };
  await run(job());
  expect(await count("interactions")).toBe(10);
});
