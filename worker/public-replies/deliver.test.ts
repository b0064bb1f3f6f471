import { expect, test } from "vitest";
import { changeAccount } from "../accounts/service.ts";
import type { Deps } from "../deps.ts";
import type { SendResult } from "../platforms/platform.ts";
import { fakePlatform, newAccount, testDeps } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { addLeads } from "../testing/leads.ts";
import { KILLED, mortal } from "../testing/mortal.ts";
import { newWorkspace } from "../testing/people.ts";
import { deliverReply } from "./deliver.ts";
import { ringDueReplies } from "./ring.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
type Stored = {
  id: string;
  state: string;
  open: number;
  reason: string | null;
  text: string;
  not_before_at: number;
  external_id: string | null;
};

async function setUp() {
  const platform = fakePlatform();
  const { deps, clock, queued } = testDeps(platform);
  const seat = await newWorkspace();
  const { workspaceId } = seat;
  const account = await newAccount(deps, workspaceId);
  const [leadId] = await addLeads(workspaceId, [{ accountId: account.id }], clock.now);
  const db = deps.env.DB;
  await db
    .prepare(
      `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, actions, active, created_at, updated_at)
       VALUES (?1, 'aut_1', 'Prix', ?2, '{"kind":"comment"}', '[]', '{"publicReplies":["Oui","Envoyé"]}', 1, 1, 1)`,
    )
    .bind(workspaceId, account.id)
    .run();
  const add = (id: string, text = "Oui", mediaId = "m1") =>
    db
      .prepare(
        `INSERT INTO public_replies (workspace_id, account_id, id, lead_id, message_id, automation_id, comment_id, under_id,
           media_id, text, state, open, not_before_at, created_at)
         VALUES (?1, ?2, ?3, ?4, 'msg_1', 'aut_1', ?5, ?5, ?6, ?7, 'pending', 1, ?8, ?8)`,
      )
      .bind(workspaceId, account.id, id, leadId, `c-${id}`, mediaId, text, clock.now)
      .run();
  const rows = async (): Promise<Stored[]> =>
    (
      await db
        .prepare("SELECT * FROM public_replies WHERE workspace_id = ?1 ORDER BY id")
        .bind(workspaceId)
        .all<Stored>()
    ).results;
  const one = async () => (await rows())[0]!;
  const run = (id = "pub_1", using: Deps = deps) => deliverReply(using, workspaceId, account.id, id);
  return {
    platform,
    deps,
    clock,
    queued,
    seat,
    workspaceId,
    account,
    leadId: leadId!,
    db,
    add,
    rows,
    one,
    run,
  };
}

test("rung for ten times it is posted once", async () => {
  const { add, run, platform, one, clock } = await setUp();
  await add("pub_1");
  await Promise.all(Array.from({ length: 10 }, () => run()));
  await run();
  expect(platform.replied).toEqual([{ commentId: "c-pub_1", text: "Oui" }]);
  expect(await one()).toMatchObject({ state: "sent", open: 0, sent_at: clock.now });
});

test("two that say the same under one post say two things; under two posts each its own", async () => {
  const { add, run, platform, clock } = await setUp();
  await add("pub_1", "Oui");
  await add("pub_2", "Oui");
  await add("pub_3", "Oui", "m2");
  for (const id of ["pub_1", "pub_2", "pub_3"]) {
    clock.now += 1000;
    await run(id);
  }
  expect(platform.replied.map(({ text }) => text)).toEqual(["Oui", "Envoyé", "Oui"]);
});

test("the sweep rings each at its own second", async () => {
  const { add, clock, queued, deps, workspaceId, account } = await setUp();
  await add("pub_1");
  clock.now -= 30_000;
  await ringDueReplies(deps);
  expect(
    queued.filter((job) => (job.body as { workspaceId: string }).workspaceId === workspaceId),
  ).toMatchObject([{ queue: "dm", body: { kind: "public-reply", accountId: account.id, replyId: "pub_1" } }]);
});

test("stop, block, emergency stop and pause are asked right before", async () => {
  const { add, run, platform, one, rows, db, workspaceId, leadId, clock, deps, account } = await setUp();
  await add("pub_1");
  await changeAccount(deps.tenant(workspaceId), account.id, { paused: true });
  await run();
  expect(await one()).toMatchObject({
    state: "pending",
    reason: "account-paused",
    not_before_at: clock.now + 15 * MINUTE_MS,
  });
  await changeAccount(deps.tenant(workspaceId), account.id, { paused: false });
  await db.prepare("UPDATE leads SET opted_out_at = 1 WHERE workspace_id = ?1").bind(workspaceId).run();
  clock.now += 15 * MINUTE_MS;
  await run();
  expect(await one()).toMatchObject({ state: "skipped", reason: "opted-out", open: 0 });
  await add("pub_2");
  await db
    .prepare("UPDATE leads SET opted_out_at = NULL, blocked = 1 WHERE workspace_id = ?1 AND id = ?2")
    .bind(workspaceId, leadId)
    .run();
  await run("pub_2");
  expect((await rows())[1]).toMatchObject({ state: "skipped", reason: "blocked" });
  expect(platform.replied).toEqual([]);
});

test.each<[string, SendResult, Partial<Stored>]>([
  [
    "a limit waits",
    { kind: "later", reason: "rate-limited", afterMs: 5 * MINUTE_MS },
    { state: "pending", reason: "rate-limited" },
  ],
  [
    "a block waits",
    { kind: "later", reason: "blocked-by-platform", afterMs: null },
    { state: "pending", reason: "blocked-by-platform" },
  ],
  ["a dead token waits", { kind: "reconnect", code: "190" }, { state: "pending", reason: "reconnect" }],
  [
    "a missing permission ends it",
    { kind: "refused", reason: "permission-missing", code: "10" },
    { state: "failed", reason: "permission-missing" },
  ],
  [
    "a comment that is gone ends it",
    { kind: "refused", reason: "refused", code: "100/33" },
    { state: "failed", reason: "comment-deleted" },
  ],
  [
    "silence leaves it unknown",
    { kind: "unknown", cause: "timeout" },
    { state: "unknown", reason: "unconfirmed" },
  ],
])("%s", async (_, answer, expected) => {
  const { add, run, platform, one } = await setUp();
  await add("pub_1");
  platform.replyAnswers.push(answer);
  await run();
  expect(await one()).toMatchObject(expected);
});

test("an unknown outcome is looked for under the comment, and never posted again", async () => {
  const { add, run, platform, one, clock } = await setUp();
  await add("pub_1");
  platform.replyAnswers.push({ kind: "unknown", cause: "timeout" });
  const at = clock.now;
  await run();
  clock.now += MINUTE_MS;
  await run();
  expect(await one()).toMatchObject({ state: "unknown", open: 1 });
  platform.ownReplies.push(
    { commentId: "c-pub_1", externalId: "r0", text: "Autre chose", at },
    { commentId: "c-pub_1", externalId: "r1", text: "Oui", at },
  );
  clock.now += 10 * MINUTE_MS;
  await run();
  expect(await one()).toMatchObject({ state: "sent", open: 0, external_id: "r1" });
  expect(platform.replied).toEqual([]);
});

test("one answer under a comment proves one reply, and what is never found stays unknown", async () => {
  const { add, run, platform, rows, clock, db, workspaceId } = await setUp();
  await add("pub_1");
  await add("pub_2", "Oui", "m2");
  await db
    .prepare("UPDATE public_replies SET under_id = 'c-pub_1' WHERE workspace_id = ?1")
    .bind(workspaceId)
    .run();
  platform.replyAnswers.push({ kind: "unknown", cause: "x" }, { kind: "unknown", cause: "x" });
  platform.ownReplies.push({ commentId: "c-pub_1", externalId: "r1", text: "Oui", at: clock.now });
  await run("pub_1");
  await run("pub_2");
  for (let look = 0; look < 12; look++) {
    clock.now += HOUR_MS;
    await run("pub_1");
    await run("pub_2");
  }
  expect(await rows()).toMatchObject([
    { state: "sent", external_id: "r1" },
    { state: "unknown", open: 0, reason: "never-confirmed" },
  ]);
  expect(platform.replied).toEqual([]);
});

test("killed at any step it is posted at most once, and never forgotten", async () => {
  for (let last = 0; last < 12; last++) {
    const { add, run, platform, one, clock, deps } = await setUp();
    await add("pub_1");
    const doomed = mortal(deps, last);
    await run("pub_1", doomed.deps).catch((error: Error) => expect(error.message).toBe(KILLED));
    for (let minute = 0; minute < 30; minute++) {
      clock.now += 10 * MINUTE_MS;
      platform.ownReplies.splice(
        0,
        platform.ownReplies.length,
        ...platform.replied.map(({ commentId, text }, index) => ({
          commentId,
          text,
          externalId: `r${index}`,
          at: clock.now - (minute + 1) * 10 * MINUTE_MS,
        })),
      );
      await run();
      if ((await one()).open === 0) break;
    }
    expect(platform.replied.length).toBeLessThanOrEqual(1);
    const end = await one();
    expect(end.open).toBe(0);
    if (platform.replied.length === 1) expect(end.state).toBe("sent");
  }
});

test("they are listed newest first, of one person or of all, and to nobody else", async () => {
  const api = testApi();
  const seat = await newWorkspace();
  const account = await newAccount(api.deps, seat.workspaceId);
  const [mine, other] = await addLeads(
    seat.workspaceId,
    [{ accountId: account.id }, { accountId: account.id }],
    api.clock.now,
  );
  for (const [index, leadId] of [mine, other, mine].entries()) {
    await api.deps.env.DB.prepare(
      `INSERT INTO public_replies (workspace_id, account_id, id, lead_id, message_id, automation_id, comment_id, under_id,
         mention, text, state, open, not_before_at, created_at)
       VALUES (?1, ?2, ?3, ?4, 'msg_1', 'aut_1', 'c', 'c', ?5, 'Oui', 'sent', 0, 1, 1)`,
    )
      .bind(seat.workspaceId, account.id, `pub_${index}`, leadId, index === 0 ? "zoe" : null)
      .run();
  }
  const list = async (query: string, auth = seat.auth) =>
    (await (await api.call(`/v1/public-replies${query}`, { headers: auth })).json()) as {
      items: { id: string; text: string }[];
      nextCursor: string | null;
    };
  const ids = async (query: string) => (await list(query)).items.map(({ id }) => id);
  expect(await ids("")).toEqual(["pub_2", "pub_1", "pub_0"]);
  expect(await ids(`?leadId=${mine}`)).toEqual(["pub_2", "pub_0"]);
  expect((await list(`?leadId=${mine}`)).items[1]).toMatchObject({ text: "@zoe Oui" });
  const first = await list("?limit=2");
  expect(first.items).toHaveLength(2);
  expect(await ids(`?limit=2&cursor=${first.nextCursor}`)).toEqual(["pub_0"]);
  const theirs = await newWorkspace();
  expect((await list(`?leadId=${mine}`, theirs.auth)).items).toEqual([]);
});
