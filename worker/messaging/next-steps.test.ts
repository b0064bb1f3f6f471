import { expect, test } from "vitest";
import { takeEvents } from "../collection/ingest.ts";
import type { InboundInteraction } from "../platforms/platform.ts";
import { deliverReply } from "../public-replies/deliver.ts";
import { ringDueReplies } from "../public-replies/ring.ts";
import { comment, fakePlatform, inbound, newAccount, testDeps } from "../testing/accounts.ts";
import { newWorkspace } from "../testing/people.ts";
import type { AutomationActions, AutomationFilters } from "./contract.ts";
import { deliver } from "./dispatch.ts";
import type { DmJob } from "./jobs.ts";
import { tendAccount } from "./tend.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type MessageStored = {
  id: string;
  dedupe_key: string;
  state: string;
  open: number;
  reason: string | null;
  text: string;
  image_url: string | null;
  not_before_at: number;
  deadline_at: number | null;
  follows_at: number | null;
  variant: number | null;
};
type ReplyStored = {
  id: string;
  state: string;
  open: number;
  reason: string | null;
  text: string;
  not_before_at: number;
  under_id: string;
  mention: string | null;
  external_id: string | null;
};

type Options = {
  kind?: "comment" | "message";
  actions?: AutomationActions;
  filters?: AutomationFilters;
  imageUrl?: string | null;
};

async function setUp({ kind = "message", actions = {}, filters = {}, imageUrl = null }: Options) {
  const platform = fakePlatform();
  const { deps, clock, queued } = testDeps(platform);
  const seat = await newWorkspace();
  const { workspaceId } = seat;
  const account = await newAccount(deps, workspaceId, { createdAt: clock.now - 24 * HOUR_MS });
  const db = deps.env.DB;
  await db.batch([
    db
      .prepare(
        `INSERT INTO templates (workspace_id, id, name, body, image_url, created_at, updated_at)
         VALUES (?1, 'tpl_1', 'Prix', 'Bonjour, 45 €', ?2, 1, 1), (?1, 'tpl_2', 'Relance', 'Alors, {{first_name|vous}} ?', NULL, 1, 1)`,
      )
      .bind(workspaceId, imageUrl),
    db
      .prepare(
        `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, filters, actions, active,
           activated_at, created_at, updated_at)
         VALUES (?1, 'aut_1', 'Prix', ?2, ?3, '["tpl_1"]', ?4, ?5, 1, ?6, 1, 1)`,
      )
      .bind(
        workspaceId,
        account.id,
        JSON.stringify({ kind, keywords: ["prix"] }),
        JSON.stringify(filters),
        JSON.stringify(actions),
        clock.now - HOUR_MS,
      ),
  ]);
  const rows = async <T>(table: string): Promise<T[]> =>
    (
      await db
        .prepare(
          `SELECT * FROM ${table} WHERE workspace_id = ?1 ORDER BY ${table === "messages" ? "dedupe_key" : "id"}`,
        )
        .bind(workspaceId)
        .all<T>()
    ).results;
  const take = (...events: InboundInteraction[]) => takeEvents(deps, account, platform, events, "webhook");
  const ring = async (): Promise<void> => {
    for (let rounds = 0; rounds < 200; rounds++) {
      const job = queued.find((one) => one.queue === "dm");
      if (!job) return;
      queued.splice(queued.indexOf(job), 1);
      const body = job.body as DmJob;
      if (body.kind === "account") await tendAccount(deps, workspaceId, body.accountId);
      else if (body.kind === "message") await deliver(deps, workspaceId, body.messageId);
      else await deliverReply(deps, workspaceId, body.accountId, body.replyId);
    }
  };
  /** A minute's sweep. */
  const sweep = async (): Promise<void> => {
    await tendAccount(deps, workspaceId, account.id);
    await ringDueReplies(deps);
    await ring();
  };
  const asks = (person = "11") =>
    (kind === "comment" ? comment : inbound)(account, "prix ?", clock.now, {
      person: { externalId: person, username: `u${person}` },
    });
  return { deps, clock, queued, workspaceId, account, platform, rows, take, ring, sweep, asks, seat };
}

test("a follow-up goes when its hours have passed without an answer, each after the one before it", async () => {
  const { take, ring, sweep, asks, rows, clock, platform } = await setUp({
    actions: {
      followUps: [
        { afterHours: 2, templateId: "tpl_2" },
        { afterHours: 3, templateId: "tpl_1" },
      ],
    },
  });
  const sentAt = clock.now;
  await take(asks());
  await ring();
  const messages = () => rows<MessageStored>("messages");
  expect(await messages()).toMatchObject([
    { dedupe_key: "auto:aut_1:-", state: "sent", variant: 0 },
    {
      dedupe_key: "auto:aut_1:-#1",
      state: "pending",
      open: 1,
      text: "Alors, vous ?",
      not_before_at: sentAt + 2 * HOUR_MS,
      deadline_at: sentAt + 24 * HOUR_MS,
      follows_at: sentAt,
    },
  ]);
  clock.now += 2 * HOUR_MS - 1000;
  await sweep();
  expect(platform.sent).toHaveLength(1);
  clock.now += MINUTE_MS;
  await sweep();
  expect(platform.sent.map(({ text }) => text)).toEqual(["Bonjour, 45 €", "Alors, vous ?"]);
  clock.now += 3 * HOUR_MS + MINUTE_MS;
  await sweep();
  clock.now += 12 * HOUR_MS;
  await sweep();
  expect(platform.sent).toHaveLength(3);
  expect((await messages()).map((one) => [one.dedupe_key, one.state])).toEqual([
    ["auto:aut_1:-", "sent"],
    ["auto:aut_1:-#1", "sent"],
    ["auto:aut_1:-#2", "sent"],
  ]);
});

test("an answer ends what would have followed", async () => {
  const { take, ring, sweep, rows, asks, clock, platform, account } = await setUp({
    actions: { followUps: [{ afterHours: 2, templateId: "tpl_2" }] },
  });
  await take(asks());
  await ring();
  clock.now += HOUR_MS;
  await take(inbound(account, "merci", clock.now, { person: { externalId: "11", username: "u11" } }));
  clock.now += 2 * HOUR_MS;
  await sweep();
  expect(platform.sent).toHaveLength(1);
  expect((await rows<MessageStored>("messages"))[1]).toMatchObject({ state: "skipped", reason: "answered" });
});

test("a private reply opens no window: what should follow says so at once and never goes", async () => {
  const { take, ring, sweep, rows, asks, clock, platform } = await setUp({
    kind: "comment",
    actions: { followUps: [{ afterHours: 2, templateId: "tpl_2" }] },
    imageUrl: "https://images.example/sac.jpg",
  });
  await take(asks());
  await ring();
  clock.now += 3 * HOUR_MS;
  await sweep();
  expect(platform.sent).toHaveLength(1);
  expect(await rows<MessageStored>("messages")).toMatchObject([
    { state: "sent" },
    { dedupe_key: expect.stringMatching(/#1$/), state: "skipped", open: 0, reason: "window-closes-first" },
  ]);
});

test("a follow-up waits for the automation's hours", async () => {
  const { take, ring, rows, asks } = await setUp({
    actions: { followUps: [{ afterHours: 10, templateId: "tpl_2" }] },
    filters: { activeHours: { from: "09:00", to: "18:00" } },
  });
  await take(asks());
  await ring();
  // Sent at 11:00 in Paris: ten hours later it is evening.
  expect((await rows<MessageStored>("messages"))[1]).toMatchObject({
    not_before_at: Date.UTC(2026, 10, 19, 8),
  });
});

test("a picture goes right behind its words, once, where a window is open", async () => {
  const imageUrl = "https://images.example/sac.jpg";
  const { take, ring, sweep, asks, rows, platform } = await setUp({ imageUrl });
  await take(asks());
  await ring();
  await sweep();
  expect(platform.sent).toMatchObject([
    { text: "Bonjour, 45 €" },
    { text: "", imageUrl, target: { kind: "window" } },
  ]);
  expect((await rows<MessageStored>("messages"))[1]).toMatchObject({
    dedupe_key: "auto:aut_1:-#picture",
    state: "sent",
    image_url: imageUrl,
  });
});

test("an automation without more to do leaves no more rows than before", async () => {
  const { take, ring, asks, rows } = await setUp({ kind: "comment" });
  await take(asks());
  await ring();
  expect(await rows("messages")).toHaveLength(1);
  expect(await rows("public_replies")).toEqual([]);
});

test("a tag and a status come with the message, once, and never over a person's choice", async () => {
  const { take, asks, rows, deps, workspaceId } = await setUp({
    actions: { tag: "prix", status: "in_progress" },
  });
  await take(asks("11"), asks("12"));
  type Lead = { status: string; tags: string; username: string };
  expect(await rows<Lead>("leads")).toMatchObject([
    { status: "in_progress", tags: '["prix"]' },
    { status: "in_progress", tags: '["prix"]' },
  ]);
  expect(await rows("lead_statuses")).toMatchObject([{ reason: "automation" }, { reason: "automation" }]);
  const totals = await deps.env.DB.prepare(
    "SELECT sum(new) AS new, sum(in_progress) AS inProgress FROM daily_stats WHERE workspace_id = ?1",
  )
    .bind(workspaceId)
    .first();
  expect(totals).toEqual({ new: 0, inProgress: 2 });
});

test("under a comment: an answer after the private message, apart from the last one, never the same twice in a row", async () => {
  const texts = ["Répondu en privé !", "C'est dans vos messages", "Voyez vos messages"];
  const { take, ring, sweep, asks, rows, clock, platform } = await setUp({
    kind: "comment",
    actions: { publicReplies: texts },
  });
  const events = Array.from({ length: 8 }, (_, person) => asks(`1${person}`));
  await take(...events);
  const startedAt = clock.now;
  await ring();
  expect(platform.sent).toHaveLength(8);
  expect(platform.replied).toEqual([]);
  const made = await rows<ReplyStored>("public_replies");
  const times = made.map((one) => one.not_before_at).sort((a, b) => a - b);
  for (const [index, at] of times.entries()) {
    const pause = at - (times[index - 1] ?? startedAt);
    expect(pause).toBeGreaterThanOrEqual(20_000);
    expect(pause).toBeLessThanOrEqual(90_000);
  }
  for (let minute = 0; minute < 15; minute++) {
    clock.now += MINUTE_MS;
    await sweep();
  }
  expect(platform.replied.map(({ commentId }) => commentId).sort()).toEqual(
    events.map(({ externalId }) => externalId).sort(),
  );
  for (const [index, { text }] of platform.replied.entries()) {
    expect(texts).toContain(text);
    expect(text).not.toBe(platform.replied[index - 1]?.text);
  }
  expect((await rows<ReplyStored>("public_replies")).every((one) => one.state === "sent")).toBe(true);
});

test("a reply to a comment is answered under the comment, with the person's name", async () => {
  const { take, ring, sweep, account, clock, platform } = await setUp({
    kind: "comment",
    actions: { publicReplies: ["C'est envoyé"] },
    filters: { includeReplies: true },
  });
  await take(
    comment(account, "prix ?", clock.now, {
      parentId: "18000000000000077",
      person: { externalId: "11", username: "zoe.exemple" },
    }),
  );
  await ring();
  clock.now += 2 * MINUTE_MS;
  await sweep();
  expect(platform.replied).toEqual([{ commentId: "18000000000000077", text: "@zoe.exemple C'est envoyé" }]);
});

test("a killed send leaves what follows unmade, and once it is proven it is made once", async () => {
  const { take, ring, asks, rows, clock, platform, deps, workspaceId } = await setUp({
    kind: "comment",
    actions: { publicReplies: ["Oui"], followUps: [{ afterHours: 1, templateId: "tpl_2" }] },
  });
  const event = asks();
  await take(event);
  platform.answers.push({ kind: "unknown", cause: "timeout" });
  await ring();
  expect(await rows("public_replies")).toEqual([]);
  expect(await rows<MessageStored>("messages")).toMatchObject([{ state: "unknown" }]);
  const account = (await rows<{ id: string }>("accounts"))[0]!;
  const { findAccountRow } = await import("../accounts/service.ts");
  const row = (await findAccountRow(deps.tenant(workspaceId), account.id))!;
  const echo = {
    type: "echo" as const,
    accountExternalId: row.externalId,
    personExternalId: "11",
    externalId: "mid-1",
    text: "Bonjour, 45 €",
    at: clock.now,
  };
  for (let again = 0; again < 3; again++) await takeEvents(deps, row, platform, [echo], "webhook");
  expect(await rows("public_replies")).toHaveLength(1);
  expect((await rows<MessageStored>("messages")).map((one) => one.state)).toEqual(["sent", "skipped"]);
});
