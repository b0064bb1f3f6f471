import { expect, test } from "vitest";
import type { AccountRow } from "../accounts/service.ts";
import { takeEvents } from "../collection/ingest.ts";
import { TenantDb } from "../db/tenant.ts";
import { recover } from "../guard/service.ts";
import { showTotals } from "../leads/totals.ts";
import type { InboundInteraction, SendResult } from "../platforms/platform.ts";
import { comment, fakePlatform, inbound, newAccount, testDeps } from "../testing/accounts.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import { newWorkspace } from "../testing/people.ts";
import { deliver } from "./dispatch.ts";
import type { DmJob } from "./jobs.ts";
import { writeMessage } from "./service.ts";
import { tendAccount } from "./tend.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Stored = {
  id: string;
  state: string;
  reason: string | null;
  open: number;
  text: string;
  not_before_at: number;
  external_id: string | null;
  score: number;
  lead_id: string;
};

async function setUp(overrides: Partial<AccountRow> = {}) {
  const platform = fakePlatform();
  const { deps, clock, queued } = testDeps(platform);
  const seat = await newWorkspace();
  const { workspaceId } = seat;
  const account = await newAccount(deps, workspaceId, { createdAt: clock.now - DAY_MS, ...overrides });
  const db = deps.env.DB;
  const rows = async <T>(table: string, order = "1"): Promise<T[]> =>
    (
      await db
        .prepare(`SELECT * FROM ${table} WHERE workspace_id = ?1 ORDER BY ${order}`)
        .bind(workspaceId)
        .all<T>()
    ).results;
  const messages = () => rows<Stored>("messages", "id");
  await db.batch([
    db
      .prepare(
        "INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at) VALUES (?1, 'tpl_1', 'Prix', 'Bonjour, 45 €', 1, 1)",
      )
      .bind(workspaceId),
    db
      .prepare(
        `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
         VALUES (?1, 'aut_1', 'Prix', ?2, '{"kind":"comment","keywords":["prix"]}', '["tpl_1"]', 1, ?3, 1, 1)`,
      )
      .bind(workspaceId, account.id, clock.now - 8 * DAY_MS),
  ]);
  const take = (...events: InboundInteraction[]) => takeEvents(deps, account, platform, events, "webhook");
  const asks = (person: string, at = clock.now) =>
    comment(account, "prix ?", at, { person: { externalId: person, username: `u${person}` } });
  /** Works off every ring that is due, as the queue would; later ones stay. */
  const ring = async (): Promise<void> => {
    for (let rounds = 0; rounds < 200; rounds++) {
      const job = queued.find((one) => one.queue === "dm");
      if (!job) return;
      queued.splice(queued.indexOf(job), 1);
      const body = job.body as DmJob;
      if (body.kind === "account") await tendAccount(deps, workspaceId, body.accountId);
      else if (body.kind === "message") await deliver(deps, workspaceId, body.messageId);
    }
  };
  const tend = async () => {
    await tendAccount(deps, workspaceId, account.id);
    await ring();
  };
  return {
    deps,
    clock,
    queued,
    workspaceId,
    account,
    platform,
    take,
    asks,
    ring,
    tend,
    messages,
    rows,
    seat,
  };
}

test("a comment becomes one private reply, the lead is contacted, and ringing again sends nothing", async () => {
  const { take, asks, ring, platform, messages, rows, deps, workspaceId } = await setUp();
  const event = asks("11");
  await take(event);
  await ring();
  const [sent] = await messages();
  for (let again = 0; again < 5; again++) await deliver(deps, workspaceId, sent!.id);
  expect(platform.sent).toEqual([
    { target: { kind: "private_reply", commentId: event.externalId }, text: "Bonjour, 45 €" },
  ]);
  expect(sent).toMatchObject({ state: "sent", open: 0 });
  expect(await rows("leads")).toMatchObject([
    { status: "contacted", reply_used: 1, thread_id: `person-of-${event.externalId}` },
  ]);
  expect((await showTotals(deps.tenant(workspaceId))).status).toMatchObject({ new: 0, contacted: 1 });
  expect(await rows("daily_stats")).toMatchObject([{ messages: 1 }]);
  expect(await rows("identities")).toHaveLength(2);
});

test("from comment to sent, a message writes nine rows at most", async () => {
  const { take, asks, queued, deps, account, platform, workspaceId, messages, clock } = await setUp();
  await take(comment(account, "bonjour", clock.now - 1, { person: { externalId: "11", username: "u11" } }));
  const without = countingD1(deps.env.DB);
  const counting = (d1: D1Database) => ({ ...deps, tenant: (id: string) => new TenantDb(d1, id) });
  await takeEvents(
    counting(without.d1),
    account,
    platform,
    [comment(account, "coucou", clock.now, { person: { externalId: "11", username: "u11" } })],
    "webhook",
  );
  const all = countingD1(deps.env.DB);
  await takeEvents(counting(all.d1), account, platform, [asks("11")], "webhook");
  queued.length = 0;
  const [message] = await messages();
  await deliver(counting(all.d1), workspaceId, message!.id);
  expect((await messages())[0]!.state).toBe("sent");
  expect(all.counts.rowsWritten - without.counts.rowsWritten).toBeLessThanOrEqual(9);
});

test("an answer that matches nothing changes nothing but its own rows", async () => {
  const { take, account, clock, ring, platform } = await setUp();
  await take(inbound(account, "bonjour", clock.now));
  await ring();
  expect(platform.sent).toEqual([]);
});

test.each<[string, SendResult | "throw", string, string | null, number]>([
  ["a lost answer", { kind: "unknown", cause: "timeout" }, "unknown", "unconfirmed", 1],
  [
    "a refusal",
    { kind: "refused", reason: "person-unavailable", code: "551" },
    "failed",
    "person-unavailable",
    0,
  ],
  [
    "a limit",
    { kind: "later", reason: "rate-limited", afterMs: 5 * MINUTE_MS },
    "pending",
    "rate-limited",
    1,
  ],
  ["a dead token", { kind: "reconnect", code: "190" }, "pending", "reconnect", 1],
])("%s leaves the message where it belongs, and its slot too", async (_, answer, state, reason, open) => {
  const { take, asks, ring, platform, messages, account, deps, clock } = await setUp();
  platform.answers.push(answer);
  await take(asks("11"));
  await ring();
  expect(await messages()).toMatchObject([{ state, reason, open }]);
  const usage = await deps.gate("instagram", account.externalId).usage(
    {
      dailyLimit: 50,
      hourlyLimit: null,
      minSpacingMs: 0,
      warmUp: null,
      activeHours: null,
      zone: "Europe/Paris",
    },
    clock.now,
  );
  expect(usage.used24h).toBe(state === "unknown" ? 1 : 0);
});

test("a message waiting for a limit goes when its time has come, and only then", async () => {
  const { take, asks, ring, tend, platform, messages, clock } = await setUp();
  platform.answers.push({ kind: "later", reason: "rate-limited", afterMs: 5 * MINUTE_MS });
  await take(asks("11"));
  await ring();
  await tend();
  clock.now += 5 * MINUTE_MS + 1000;
  await tend();
  expect(await messages()).toMatchObject([{ state: "sent" }]);
  expect(platform.sent).toHaveLength(1);
});

test("a process that dies during the call never sends twice: what became of it is read in the conversation", async () => {
  const { take, asks, ring, tend, platform, messages, clock } = await setUp();
  platform.answers.push("throw");
  await take(asks("11"));
  await expect(ring()).rejects.toThrow("killed");
  clock.now += 3 * MINUTE_MS;
  await tend();
  expect(await messages()).toMatchObject([{ state: "unknown", open: 1 }]);
  platform.listConversations = async () => ({
    kind: "ok",
    value: { items: [{ id: "c1", updatedAt: clock.now }], after: null },
    usagePercent: null,
  });
  const sentAt = clock.now - 3 * MINUTE_MS;
  platform.listMessages = async () => ({
    kind: "ok",
    value: { items: [{ externalId: "mid-found", at: sentAt, event: undefined }], after: null },
    usagePercent: null,
  });
  platform.readMessage = async (_token, _account, messageId) => ({
    kind: "ok",
    value: {
      type: "echo",
      accountExternalId: "x",
      personExternalId: "11",
      externalId: messageId,
      text: "Bonjour, 45 €",
      at: sentAt,
    },
    usagePercent: null,
  });
  clock.now += 10 * MINUTE_MS;
  await tend();
  expect(await messages()).toMatchObject([{ state: "sent", external_id: "mid-found" }]);
  expect(platform.sent).toEqual([]);
});

test("a person who is only named is not asked for by name: the newest conversations tell", async () => {
  const { take, asks, ring, tend, platform, messages, clock } = await setUp();
  platform.answers.push({ kind: "unknown", cause: "reset" });
  await take(asks("@marie.l"));
  await ring();
  const sentAt = clock.now;
  const asked: (string | undefined)[] = [];
  const read: string[] = [];
  platform.listConversations = async (_token, { personId }) => {
    asked.push(personId);
    return {
      kind: "ok",
      value: { items: [{ id: "c1", updatedAt: sentAt }], after: null },
      usagePercent: null,
    };
  };
  const ids = Array.from({ length: 9 }, (_, i) => `mid-${i}`);
  platform.listMessages = async () => ({
    kind: "ok",
    value: {
      items: [
        { externalId: "much-later", at: sentAt + DAY_MS, event: undefined },
        ...ids.map((externalId) => ({ externalId, at: sentAt, event: undefined })),
      ],
      after: null,
    },
    usagePercent: null,
  });
  platform.readMessage = async (_token, accountExternalId, externalId) => {
    read.push(externalId);
    if (externalId === "mid-0") return { kind: "gone" };
    if (externalId !== "mid-4") return { kind: "ok", value: null, usagePercent: null };
    const text = "Bonjour, 45 €";
    const echo = { type: "echo" as const, accountExternalId, personExternalId: "77", externalId, text };
    return { kind: "ok", value: { ...echo, at: sentAt }, usagePercent: null };
  };
  clock.now += HOUR_MS;
  await tend();
  expect(await messages()).toMatchObject([{ state: "sent", external_id: "mid-4" }]);
  expect(asked).toEqual([undefined]);
  expect(read).toEqual(ids.slice(0, 5));
  expect(platform.sent).toEqual([]);
});

test("an unknown send that is found nowhere stays unknown and is never repeated", async () => {
  const { take, asks, ring, tend, platform, messages, clock } = await setUp();
  platform.answers.push({ kind: "unknown", cause: "reset" });
  await take(asks("11"));
  await ring();
  for (let look = 0; look < 12; look++) {
    clock.now += HOUR_MS;
    await tend();
  }
  expect(await messages()).toMatchObject([{ state: "unknown", reason: "never-confirmed", open: 0 }]);
  expect(platform.sent).toEqual([]);
});

test("an echo proves a send whose answer was lost", async () => {
  const { take, asks, ring, platform, messages, account, deps, clock } = await setUp();
  platform.answers.push({ kind: "unknown", cause: "timeout" });
  await take(asks("11"));
  await ring();
  await takeEvents(
    deps,
    account,
    platform,
    [
      {
        type: "echo",
        accountExternalId: account.externalId,
        personExternalId: "11",
        externalId: "mid-e",
        text: "Bonjour, 45 €",
        at: clock.now,
      },
    ],
    "webhook",
  );
  expect(await messages()).toMatchObject([{ state: "sent", external_id: "mid-e" }]);
});

test("over the quota the best go first, the others wait with their day, and go when slots return", async () => {
  const { take, asks, ring, tend, platform, messages, clock, account } = await setUp({ dailyDmLimit: 3 });
  const people = ["21", "22", "23", "24", "25", "26"];
  // Two of them spoke before: their score is higher.
  for (const person of ["25", "26"]) {
    await take(
      comment(account, "vous êtes super", clock.now - HOUR_MS, {
        person: { externalId: person, username: `u${person}` },
      }),
    );
  }
  await take(...people.map((person) => asks(person)));
  await ring();
  const first = await messages();
  const went = first.filter((message) => message.state === "sent");
  expect(went).toHaveLength(3);
  const waiting = first.filter((message) => message.state === "scheduled");
  expect(waiting).toHaveLength(3);
  expect(Math.min(...went.map((one) => one.score))).toBeGreaterThanOrEqual(
    Math.max(...waiting.map((one) => one.score)),
  );
  expect(waiting.every((message) => message.reason === "quota" && message.not_before_at > clock.now)).toBe(
    true,
  );
  clock.now += DAY_MS + 2 * MINUTE_MS;
  await tend();
  expect(platform.sent).toHaveLength(6);
});

test("whoever says STOP while a message waits is not written to", async () => {
  const { take, asks, ring, platform, messages, account, clock } = await setUp();
  await take(asks("11"));
  await take(inbound(account, "stop", clock.now, { person: { externalId: "11", username: "u11" } }));
  await ring();
  expect(platform.sent).toEqual([]);
  expect(await messages()).toMatchObject([{ state: "skipped", reason: "opted-out" }]);
});

test("messages wait while the account is disconnected by the platform, and go after it is back; a closed door expires them", async () => {
  const { take, asks, ring, tend, platform, messages, account, deps, clock, workspaceId } = await setUp();
  const set = (status: string) =>
    deps.env.DB.prepare("UPDATE accounts SET status = ?1 WHERE workspace_id = ?2 AND id = ?3")
      .bind(status, workspaceId, account.id)
      .run();
  await set("reconnect");
  await take(asks("11"), asks("12", clock.now - 6 * DAY_MS));
  await ring();
  expect((await messages()).map((one) => one.reason)).toEqual(["reconnect", "reconnect"]);
  clock.now += 2 * DAY_MS;
  await tend();
  await set("connected");
  await tend();
  expect((await messages()).map((one) => one.state).sort()).toEqual(["expired", "sent"]);
  expect(platform.sent).toHaveLength(1);
});

test("the emergency stop holds machines and lets people answer", async () => {
  const { take, asks, ring, platform, messages, deps, workspaceId, account, clock, rows } = await setUp();
  await take(asks("11"));
  await deps.env.DB.prepare("UPDATE workspace_settings SET stopped = 1 WHERE workspace_id = ?1")
    .bind(workspaceId)
    .run();
  await ring();
  expect(await messages()).toMatchObject([{ state: "pending", reason: "emergency-stop" }]);
  await take(inbound(account, "bonjour", clock.now, { person: { externalId: "12", username: "u12" } }));
  const lead = (await rows<{ id: string; external_id: string }>("leads")).find(
    (one) => one.external_id === "12",
  );
  await writeMessage(
    deps,
    deps.tenant(workspaceId),
    { kind: "person", personId: "usr_1", sessionId: "ses_1" },
    { leadId: lead!.id, text: "Bonjour !" },
  );
  await ring();
  expect(platform.sent).toEqual([{ target: { kind: "window", personId: "12" }, text: "Bonjour !" }]);
});

test("a person's message to somebody no door is open to waits for their next word", async () => {
  const { take, ring, tend, platform, messages, deps, workspaceId, account, clock, rows } = await setUp();
  await take(
    inbound(account, "bonjour", clock.now - 9 * DAY_MS, { person: { externalId: "12", username: "u12" } }),
  );
  const [lead] = await rows<{ id: string }>("leads");
  await writeMessage(
    deps,
    deps.tenant(workspaceId),
    { kind: "person", personId: "usr_1", sessionId: "ses_1" },
    { leadId: lead!.id, text: "Toujours là ?" },
  );
  await ring();
  expect(await messages()).toMatchObject([{ state: "pending", reason: "window-closed", open: 1 }]);
  await take(inbound(account, "oui", clock.now, { person: { externalId: "12", username: "u12" } }));
  await tend();
  expect(platform.sent).toEqual([{ target: { kind: "window", personId: "12" }, text: "Toujours là ?" }]);
});

test("one daily quota of fifty over a hundred people who ask at once gives exactly fifty", async () => {
  const { take, asks, ring, platform, messages } = await setUp();
  await take(...Array.from({ length: 100 }, (_, index) => asks(`3${index + 10}`)));
  await ring();
  expect(platform.sent).toHaveLength(50);
  const states = (await messages()).map((one) => one.state);
  expect(states.filter((state) => state === "scheduled")).toHaveLength(50);
});

test.each<[string, SendResult, number]>([
  ["a limit without a time", { kind: "later", reason: "rate-limited", afterMs: null }, 2 * MINUTE_MS],
  ["a block by the platform", { kind: "later", reason: "blocked-by-platform", afterMs: null }, 6 * HOUR_MS],
])(
  "%s keeps the message, gives its slot back, and nobody else is written to before it is over",
  async (_, answer, waitMs) => {
    const { take, asks, ring, tend, platform, messages, clock, deps, workspaceId, account } = await setUp();
    platform.answers.push(answer);
    await take(asks("11"));
    await ring();
    await take(asks("12"));
    await ring();
    expect(platform.sent).toEqual([]);
    expect(
      (await messages()).map((one) => one.state).every((state) => state !== "unknown" && state !== "sending"),
    ).toBe(true);
    clock.now += waitMs - MINUTE_MS;
    await tend();
    expect(platform.sent).toEqual([]);
    // A block stops machines for the hour that it counts in, too; then the guard steps down.
    clock.now += HOUR_MS + MINUTE_MS;
    await recover(deps, { workspaceId, accountId: account.id });
    await tend();
    await tend();
    expect(platform.sent).toHaveLength(2);
  },
);

test("a private reply of unknown outcome has used the comment's one reply, for people too", async () => {
  const { take, asks, ring, platform, messages, rows, deps, workspaceId } = await setUp();
  platform.answers.push({ kind: "unknown", cause: "http 500" });
  await take(asks("11"));
  await ring();
  const [lead] = await rows<{ id: string; reply_used: number }>("leads");
  expect(lead!.reply_used).toBe(1);
  const actor = { kind: "person", personId: "usr_1", sessionId: "ses_1" } as const;
  await writeMessage(deps, deps.tenant(workspaceId), actor, { leadId: lead!.id, text: "Encore moi" });
  await ring();
  expect(platform.sent).toEqual([]);
  expect((await messages()).find((one) => one.text === "Encore moi")).toMatchObject({
    state: "pending",
    reason: "private-reply-used",
  });
});

test("an echo to an id nobody knows proves the one private reply with these words, and joins the id to its lead", async () => {
  const { take, asks, ring, platform, messages, account, deps, clock, rows } = await setUp();
  platform.answers.push({ kind: "unknown", cause: "timeout" });
  await take(asks("11"));
  await ring();
  const echo = {
    type: "echo",
    accountExternalId: account.externalId,
    personExternalId: "igsid-11",
    externalId: "mid-e",
    text: "Bonjour, 45 €",
    at: clock.now,
  } as const;
  await takeEvents(deps, account, platform, [echo], "webhook");
  expect(await messages()).toMatchObject([{ state: "sent", external_id: "mid-e" }]);
  await take(
    inbound(account, "06 39 98 00 11", clock.now + 1000, {
      person: { externalId: "igsid-11", username: null },
    }),
  );
  expect(await rows("leads")).toMatchObject([{ has_phone: 1, status: "in_progress" }]);
});

test("a comment older than its automation is not answered, however late its webhook came", async () => {
  const { take, asks, ring, platform, messages, clock } = await setUp();
  const late = asks("11");
  platform.readComment = async () => ({
    kind: "ok",
    value: { at: clock.now - 9 * DAY_MS },
    usagePercent: null,
  });
  // Its webhook says now; the automation is eight days old, so the platform's own time is only asked for near that.
  await take({ ...late, at: clock.now - 7 * DAY_MS + HOUR_MS, atIsProvisional: true });
  await ring();
  expect(platform.sent).toEqual([]);
  expect(await messages()).toMatchObject([{ state: "skipped", reason: "before-activation" }]);
});

test("two automations and five comments under one post write to a person once", async () => {
  const { take, account, ring, platform, deps, workspaceId, clock } = await setUp();
  await deps.env.DB.prepare(
    `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
     VALUES (?1, 'aut_2', 'Tarif', ?2, '{"kind":"comment","keywords":["prix","tarif"]}', '["tpl_1"]', 1, ?3, 2, 2)`,
  )
    .bind(workspaceId, account.id, clock.now - 8 * DAY_MS)
    .run();
  for (let nth = 0; nth < 5; nth++) {
    await take(
      comment(account, "prix ?", clock.now + nth, { person: { externalId: "11", username: "u11" } }),
    );
    await ring();
  }
  expect(platform.sent).toHaveLength(1);
});
