import { expect, test } from "vitest";
import type { Account } from "../accounts/contract.ts";
import { limitsOf, patchAccount, requireAccountRow } from "../accounts/service.ts";
import { verifyAudit } from "../audit/service.ts";
import { takeIn } from "../collection/intake.ts";
import { sweep } from "../crons/sweep.ts";
import { sql } from "../db/tenant.ts";
import { consumeSync } from "../queues/sync.ts";
import { HOUR_MS } from "../scoring/days.ts";
import { comment, fakePlatform, newAccount, testDeps } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { newWorkspace } from "../testing/people.ts";
import type { Blocked } from "./contract.ts";
import { noteSend, noteSignals } from "./service.ts";

const AT = Date.UTC(2026, 10, 18, 10);
const BY = { kind: "person", personId: "usr_test", sessionId: "ses_test" } as const;

async function setUp() {
  const base = testDeps(fakePlatform(), AT);
  const owner = await newWorkspace();
  const account = await newAccount(base.deps, owner.workspaceId, { minSpacingMs: 1500 });
  const tenant = base.deps.tenant(owner.workspaceId);
  const api = testApi(AT);
  const shown = async (language = "fr") => {
    api.clock.now = base.clock.now;
    const response = await api.call("/v1/accounts", {
      headers: { ...owner.auth, "accept-language": language },
    });
    return ((await response.json()) as { items: Account[] }).items[0]!.guard;
  };
  const message = { accountId: account.id, leadId: "lead_none" };
  return { ...base, owner, account, tenant, api, shown, message };
}
type It = Awaited<ReturnType<typeof setUp>>;

/** The sweep, and the work it rings for. */
async function minute(it: It): Promise<void> {
  it.queued.length = 0;
  await sweep(it.deps);
  const jobs = it.queued.filter(
    ({ queue, body }) =>
      queue === "sync" && (body as { kind: string; accountId?: string }).accountId === it.account.id,
  );
  const batch = {
    queue: "sync",
    messages: jobs.map(({ body }) => ({ body, attempts: 1, ack: () => {}, retry: () => {} })),
  };
  await consumeSync(batch as unknown as MessageBatch, it.deps);
}

test("a block by the platform stops automatic messages, says why, and the account recovers by itself step by step", async () => {
  const it = await setUp();
  expect(await it.shown()).toEqual({
    level: 0,
    reason: null,
    text: null,
    since: null,
    until: null,
    limitNow: 50,
    recoveredAt: null,
  });
  await noteSend(it.deps, it.tenant, it.message, {
    kind: "later",
    reason: "blocked-by-platform",
    afterMs: null,
  });
  const slow = await it.shown();
  expect(slow).toMatchObject({ level: 3, reason: "blocked-by-platform", limitNow: 0, recoveredAt: null });
  expect(slow.since).toBe(new Date(AT).toISOString());
  expect(slow.text).toContain("Les messages automatiques attendent.");
  expect((await it.shown("en")).text).toContain("Automatic messages wait.");
  expect(
    it.queued.some(({ queue, body }) => queue === "dm" && (body as { kind: string }).kind === "account"),
  ).toBe(true);
  const notices = await it.api.call("/v1/notices", {
    headers: { ...it.owner.auth, "accept-language": "en" },
  });
  expect(((await notices.json()) as { items: unknown[] }).items).toMatchObject([
    { kind: "slowed-down", title: "@atelier.exemple is slowed down" },
  ]);

  const levels: number[] = [];
  for (const hour of [1, 5, 7, 8, 24, 25, 40, 72, 73, 74]) {
    it.clock.now = AT + hour * HOUR_MS;
    await minute(it);
    levels.push((await requireAccountRow(it.tenant, it.account.id)).guardLevel);
  }
  expect(levels).toEqual([3, 3, 2, 2, 2, 1, 1, 1, 0, 0]);
  const back = await it.shown();
  expect(back).toMatchObject({ level: 0, reason: null, text: null, limitNow: 50 });
  expect(back.recoveredAt).not.toBeNull();
  const after = await it.api.call("/v1/notices", { headers: it.owner.auth });
  expect(((await after.json()) as { items: unknown[] }).items).toEqual([]);

  // Every step is written down, sealed, and holds.
  it.clock.now += HOUR_MS;
  await sweep(it.deps);
  expect(await verifyAudit(it.tenant)).toMatchObject({ ok: true, checked: 4, unsealed: 0 });
});

test("the gate gets what the level allows", async () => {
  const it = await setUp();
  await noteSignals(it.deps, it.tenant, it.account.id, "rate-limited", 3);
  const row = await requireAccountRow(it.tenant, it.account.id);
  expect(limitsOf(row, "Europe/Paris")).toMatchObject({ dailyLimit: 25, minSpacingMs: 3000 });
});

test("ordinary answers cost nothing, and one sign costs a few statements", async () => {
  const it = await setUp();
  const before = { ...it.api.counts };
  const tenant = it.api.deps.tenant(it.owner.workspaceId);
  await noteSend(it.api.deps, tenant, it.message, { kind: "sent", externalId: "m", recipientId: "r" });
  await noteSend(it.api.deps, tenant, it.message, { kind: "refused", reason: "window-closed", code: "10" });
  await noteSignals(it.api.deps, tenant, it.account.id, "opt-out", 0);
  expect(it.api.counts).toEqual(before);
  await noteSend(it.api.deps, tenant, it.message, { kind: "unknown", cause: "timeout" });
  expect(it.api.counts.rowsWritten - before.rowsWritten).toBe(1);
  expect(it.api.counts.statements - before.statements).toBeLessThanOrEqual(6);
});

test("fifty signs at once raise the level once, and lose none", async () => {
  const it = await setUp();
  await Promise.all(
    Array.from({ length: 50 }, () =>
      noteSend(it.deps, it.tenant, it.message, { kind: "later", reason: "rate-limited", afterMs: 1000 }),
    ),
  );
  const [signal] = await it.tenant.all<{ count: number }>(
    (mine) => sql`SELECT count FROM account_signals WHERE workspace_id = ${mine.id}`,
  );
  expect(signal!.count).toBe(50);
  expect((await requireAccountRow(it.tenant, it.account.id)).guardLevel).toBe(3);
  const entries = await it.tenant.all<{ after: string }>(
    (mine) => sql`SELECT after FROM audit_details WHERE workspace_id = ${mine.id} ORDER BY seq`,
  );
  const levels = entries.map(({ after }) => (JSON.parse(after) as { level: number }).level);
  expect(levels).toEqual([...new Set(levels)].sort());
  expect(levels.at(-1)).toBe(3);
});

const leadsOf = (it: It) =>
  it.tenant.all<{ id: string; blocked: number; reason: string | null; words: string | null }>(
    (mine) =>
      sql`SELECT id, blocked, blocked_reason AS reason, blocked_words AS words FROM leads WHERE workspace_id = ${mine.id}`,
  );
const hear = (it: It, text: string) =>
  takeIn(it.deps, {
    account: it.account,
    platform: it.deps.platform("instagram")!,
    events: [comment(it.account, text, it.clock.now)],
    amendments: [],
    foundBy: "webhook",
  });
const blocked = async (it: It): Promise<Blocked[]> => {
  const response = await it.api.call("/v1/blocked", { headers: it.owner.auth });
  expect(response.status).toBe(200);
  return ((await response.json()) as { items: Blocked[] }).items;
};

test("who insults us is blocked with the word, and a block taken back is not made again for that word", async () => {
  const it = await setUp();
  await hear(it, "Votre service est honteux, remboursez-moi");
  expect((await leadsOf(it))[0]).toMatchObject({ blocked: 0 });
  it.clock.now += 1000;
  await hear(it, "Bande de connards");
  const [lead] = await leadsOf(it);
  expect(lead).toMatchObject({ blocked: 1, reason: "insult", words: "connards" });
  expect(await blocked(it)).toMatchObject([
    { leadId: lead!.id, reason: "insult", words: "connards", at: new Date(it.clock.now).toISOString() },
  ]);

  const undo = await it.api.call(`/v1/leads/${lead!.id}`, {
    method: "PATCH",
    json: { blocked: false },
    headers: it.owner.auth,
  });
  expect(undo.status).toBe(200);
  expect(await blocked(it)).toEqual([]);
  it.clock.now += 1000;
  await hear(it, "connards !!");
  expect((await leadsOf(it))[0]).toMatchObject({ blocked: 0 });
  it.clock.now += 1000;
  await hear(it, "fils de pute");
  expect((await leadsOf(it))[0]).toMatchObject({ blocked: 1, words: "fils de pute" });
  const actions = await it.tenant.all<{ action: string; actor: string }>(
    (mine) => sql`SELECT action, actor FROM audit_entries WHERE workspace_id = ${mine.id} ORDER BY seq`,
  );
  expect(actions.map(({ action, actor }) => `${actor.split(":")[0]} ${action}`)).toEqual([
    "guard lead.blocked",
    "person lead.unblocked",
    "guard lead.blocked",
  ]);
});

test("spam blocks only who keeps at it", async () => {
  const it = await setUp();
  const spam = "Gagnez 5000€ par jour avec le trading crypto, contactez-moi sur WhatsApp +33 6 39 98 00 11";
  for (let time = 1; time <= 3; time++) {
    expect((await leadsOf(it)).some(({ blocked }) => blocked === 1)).toBe(false);
    it.clock.now += 1000;
    await hear(it, spam);
  }
  expect((await leadsOf(it))[0]).toMatchObject({ blocked: 1, reason: "spam" });
});

test("who cannot be reached three times is blocked, and listed without any words", async () => {
  const it = await setUp();
  await hear(it, "Bonjour, c'est combien ?");
  const [lead] = await leadsOf(it);
  for (let time = 1; time <= 3; time++) {
    await it.tenant.run(
      (
        mine,
      ) => sql`INSERT INTO messages (workspace_id, lead_id, dedupe_key, id, account_id, origin, text, state, open,
          reason, score, created_at)
        VALUES (${mine.id}, ${lead!.id}, ${`k${time}`}, ${`msg_${it.owner.workspaceId}${time}`}, ${it.account.id},
          'automation', '', 'failed', 0, 'person-unavailable', 0, ${it.clock.now})`,
    );
    await noteSend(
      it.deps,
      it.tenant,
      { accountId: it.account.id, leadId: lead!.id },
      {
        kind: "refused",
        reason: "person-unavailable",
        code: "551",
      },
    );
    expect((await leadsOf(it))[0]!.blocked).toBe(time === 3 ? 1 : 0);
  }
  expect(await blocked(it)).toMatchObject([{ reason: "unavailable", words: null }]);
});

test("a block by hand is listed as one, and another workspace's list is its own", async () => {
  const it = await setUp();
  await hear(it, "Bonjour");
  const [lead] = await leadsOf(it);
  const path = `/v1/leads/${lead!.id}`;
  await it.api.call(path, { method: "PATCH", json: { blocked: true }, headers: it.owner.auth });
  expect(await blocked(it)).toMatchObject([{ leadId: lead!.id, reason: "hand", words: null }]);
  const stranger = await newWorkspace();
  const theirs = await it.api.call("/v1/blocked", { headers: stranger.auth });
  expect(await theirs.json()).toEqual({ items: [], nextCursor: null });
});

test("what a person sets is written down with what it was, and only what changes", async () => {
  const it = await setUp();
  await patchAccount(it.deps, it.tenant, it.account.id, { dailyDmLimit: 80, minSpacingMs: 1500 }, BY);
  await patchAccount(it.deps, it.tenant, it.account.id, { pollMinutes: 5 }, BY);
  const details = await it.tenant.all<{ before: string; after: string }>(
    (mine) => sql`SELECT before, after FROM audit_details WHERE workspace_id = ${mine.id}`,
  );
  expect(details).toEqual([{ before: '{"dailyDmLimit":50}', after: '{"dailyDmLimit":80}' }]);
});
