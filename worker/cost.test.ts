import { expect, test } from "vitest";
// @ts-expect-error Vite hands over the text of any file asked for with ?raw; no types are declared for it.
import published from "../docs/storage.md?raw";
import { watchLoss } from "./accounts/loss.ts";
import { tendToken } from "./accounts/refresh.ts";
import { reseal, tendRotation } from "./accounts/rotation.ts";
import { type AccountRow, changeAccount } from "./accounts/service.ts";
import { noteDelivery } from "./accounts/webhook-health.ts";
import { createApp } from "./app.ts";
import { collectStep } from "./collection/collect.ts";
import { pack } from "./collection/delivery-packing.ts";
import { takeDelivery } from "./collection/ingest.ts";
import { SystemDb } from "./db/system.ts";
import { sql, TenantDb } from "./db/tenant.ts";
import type { Deps } from "./deps.ts";
import { sha256 } from "./identity/digest.ts";
import { verifyTotals } from "./leads/totals.ts";
import { deliver } from "./messaging/dispatch.ts";
import { tendAccount } from "./messaging/tend.ts";
import { ringDueAlerts, tellClosingWindows } from "./notifications/alert-service.ts";
import { deliverAlerts } from "./notifications/deliver-alerts.ts";
import { describeNotices, raiseNotice } from "./notifications/service.ts";
import { ringDueReadings } from "./phones/reading-ring.ts";
import type { InboundEvent } from "./platforms/platform.ts";
import { DEFAULT_SCORING } from "./scoring/contract.ts";
import { countCrossings } from "./scoring/hourly.ts";
import { EMPTY_TALLY } from "./scoring/tally.ts";
import { comment, fakePlatform, newAccount, testDeps, testEnv } from "./testing/accounts.ts";
import { type Counts, countingD1 } from "./testing/counting-d1.ts";
import { fillWithLeads } from "./testing/crowd.ts";
import { newPerson, newWorkspace } from "./testing/people.ts";
import { ringUnfinishedChanges } from "./undo/work.ts";

/**
 * What each route and each queue consumer costs in D1, at two sizes. A route whose cost grows with the workspace
 * fails here unless it is declared, with the reason. The table stands in docs/storage.md; after a change that is meant, `npx vitest run -u worker/cost.test.ts` writes it.
 */
const SIZES = [1_000, 10_000] as const;
/** Reading may differ by a few rows: pages end at other places. */
const SLACK_ROWS = 20;

/** Declared to grow with the workspace. */
const GROWS: Record<string, string> = {
  "GET /v1/templates/:id/results": "counts what was sent since the last night, as far as its limit reaches",
  "GET /v1/automations": "counts what they made among the newest 2,000 messages",
  "GET /v1/leads/export.csv": "writes out every lead",
  "sync: the night, totals compared": "counts every lead, once a night",
  "GET /v1/leads/:id/export": "looks through all identities for the person's: they have no index by lead",
  "POST /v1/scoring/what-if": "counts whoever stands between the two thresholds, in the index",
  "GET /v1/scoring/learned": "counts outcomes before the first night, 1,000 at most",
  "POST /v1/scoring/learned/train": "counts the outcomes to learn from, 20,000 at most",
  "PUT /v1/scoring": "scores the first leads again; the rest follows in the queue",
};

async function neighbour(name: string): Promise<[Deps, AccountRow]> {
  const { deps } = testDeps();
  const seat = await namedSeat(name);
  return [deps, await newAccount(deps, seat.workspaceId)];
}

type World = Awaited<ReturnType<typeof build>>;

/** Named, not random: what lies behind a row in an index decides whether one row more is looked at. */
async function namedSeat(name: string) {
  const person = await newPerson("Coût", `cost-${name}`, `tokenOfCost${name}`.padEnd(32, "x"));
  return newWorkspace("Coût", person, `ws_cost_${name}`);
}

async function build(size: number) {
  const delivered: InboundEvent[] = [];
  const platform = fakePlatform({ readDelivery: () => delivered });
  const { deps, clock, queued } = testDeps(platform);
  const seat = await namedSeat(String(size));
  const account = await newAccount(deps, seat.workspaceId, { createdAt: clock.now - 30 * 86_400_000 });
  const leadIds = await fillWithLeads(deps, account, size);
  await deps.env.DB.batch([
    deps.env.DB.prepare(
      "INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at) VALUES (?1, 'tpl_1', 'Prix', 'Bonjour, 45 €', 1, 1), (?1, 'tpl_2', 'Libre', 'x', 1, 1)",
    ).bind(seat.workspaceId),
    deps.env.DB.prepare(
      `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
       VALUES (?1, 'aut_1', 'Prix', ?2, '{"kind":"comment","keywords":["prix"]}', '["tpl_1"]', 1, ?3, 1, 1)`,
    ).bind(seat.workspaceId, account.id, clock.now - 1000),
  ]);
  await deps.env.DB.batch([
    deps.env.DB.prepare(
      "INSERT INTO jobs (workspace_id, id, kind, state, created_at) VALUES (?1, 'job_1', 'erasure', 'done', 1)",
    ).bind(seat.workspaceId),
    deps.env.DB.prepare(
      "INSERT INTO what_ifs (workspace_id, job_id, scoring, scoring_version, depth, at, found) VALUES (?1, 'job_1', '{}', 0, 'points', 1, ?2)",
    ).bind(seat.workspaceId, JSON.stringify(EMPTY_TALLY)),
    deps.env.DB.prepare(
      `INSERT INTO erasures (workspace_id, id, job_id, requested_by, subject, account_id, lead_id, created_at)
       VALUES (?1, 'era_1', 'job_1', 'person', 'lead', ?2, 'lead_gone', 1)`,
    ).bind(seat.workspaceId, account.id),
  ]);
  await deps.env.DB.prepare(
    `INSERT INTO contact_points (workspace_id, lead_id, kind, value, country, type, confidence, method, quote,
       interaction_id, found_in, found_at)
     VALUES (?1, ?2, 'phone', '+33639981234', 'FR', 'mobile', 1, 'pattern', '06 39 98 12 34', 'int_1', 'comment', 1)
     ON CONFLICT DO NOTHING`,
  )
    .bind(seat.workspaceId, leadIds[400])
    .run();
  await deps.env.DB.prepare(
    `INSERT INTO saved_views (workspace_id, id, name, name_key, filter, sort, shared, created_by, created_at)
     VALUES (?1, 'view_1', 'Vue', 'vue', '{}', 'score', 1, 'usr_1', 1)`,
  )
    .bind(seat.workspaceId)
    .run();
  await deps.env.DB.prepare(
    `INSERT INTO do_not_contact (workspace_id, id, kind, digests, reason, at, by)
     VALUES (?1, 'dnc_1', 'phone', '["invented-digest"]', '', 1, 'usr_test')`,
  )
    .bind(seat.workspaceId)
    .run();
  for (const name of ["a", "b"]) {
    await deps.system.deadLetters.keep(
      {
        id: `${seat.workspaceId}-${name}`,
        queue: "dm",
        body: JSON.stringify({ v: 1, workspaceId: seat.workspaceId, kind: "message", messageId: "msg_gone" }),
        kind: "message",
        workspaceId: seat.workspaceId,
      },
      1,
    );
  }
  // The first hour of a workspace looks at everybody once.
  await countCrossings(deps, seat.workspaceId, clock.now - 3_600_000);
  // An account in use: this quarter of an hour has shown a sign of life, and the door's health is noted for the hour.
  await changeAccount(deps.tenant(seat.workspaceId), account.id, { lastWebhookAt: clock.now });
  await noteDelivery(deps, "instagram", null, "account");
  const { d1, counts } = countingD1(deps.env.DB);
  const measured: Deps = {
    ...deps,
    // The sender of RFC 8291's example: push is on.
    config: {
      ...deps.config,
      VAPID_PUBLIC_KEY:
        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
      VAPID_PRIVATE_KEY: "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
    },
    env: { ...deps.env, DB: d1 },
    tenant: (id) => new TenantDb(d1, id),
    system: new SystemDb(d1),
  };
  const app = createApp(measured);
  const call = (method: string, path: string, body?: unknown) =>
    app.request(
      `http://localhost:8787${path}`,
      {
        method,
        headers: { ...seat.auth, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      measured.env,
      {
        waitUntil: () => undefined,
        passThroughOnException: () => undefined,
        props: {},
      } as unknown as ExecutionContext,
    );
  const accountId = account.id;
  await raiseNotice(deps, deps.tenant(seat.workspaceId), { kind: "reconnect", accountId, data: {} });
  const [notice] = await describeNotices(deps, deps.tenant(seat.workspaceId), "fr");
  return {
    noticeId: notice!.id,
    deps: measured,
    clock,
    queued,
    seat,
    account,
    leadIds,
    counts,
    app,
    call,
    delivered,
    platform,
  };
}

const lead = (world: World): string => world.leadIds[400]!;
const newTemplate = { name: "Prix", body: "Bonjour {{username}}" };
const newAutomation = (world: World) => ({
  name: "n",
  accountId: world.account.id,
  trigger: { kind: "comment" },
  templateIds: ["tpl_1"],
  active: false,
});

/** How each documented route is called once; a new route without an entry fails. */
const ROUTES: Record<string, (world: World) => { path: string; body?: unknown }> = {
  "GET /v1/me": () => ({ path: "/v1/me" }),
  "GET /v1/workspace": () => ({ path: "/v1/workspace" }),
  "GET /v1/accounts": () => ({ path: "/v1/accounts" }),
  "GET /v1/accounts/:id": (world) => ({ path: `/v1/accounts/${world.account.id}` }),
  "GET /v1/accounts/:id/doctor": (world) => ({ path: `/v1/accounts/${world.account.id}/doctor` }),
  "POST /v1/accounts/:id/doctor/subscribe": (world) => ({
    path: `/v1/accounts/${world.account.id}/doctor/subscribe`,
  }),
  "GET /v1/platforms": () => ({ path: "/v1/platforms" }),
  "POST /v1/accounts/:platform/connect": () => ({ path: "/v1/accounts/instagram/connect" }),
  "PATCH /v1/accounts/:id": (world) => ({
    path: `/v1/accounts/${world.account.id}`,
    body: { dailyDmLimit: 60 },
  }),
  "GET /v1/accounts/:id/loss": (world) => ({ path: `/v1/accounts/${world.account.id}/loss` }),
  "POST /v1/accounts/:id/collect": (world) => ({ path: `/v1/accounts/${world.account.id}/collect` }),
  "POST /v1/accounts/:id/confirm": (world) => ({ path: `/v1/accounts/${world.account.id}/confirm` }),
  "GET /v1/leads": () => ({ path: "/v1/leads" }),
  "GET /v1/leads/totals": () => ({ path: "/v1/leads/totals" }),
  "GET /v1/leads/export.csv": () => ({ path: "/v1/leads/export.csv" }),
  "GET /v1/leads/:id": (world) => ({ path: `/v1/leads/${lead(world)}` }),
  "PATCH /v1/leads/:id": (world) => ({
    path: `/v1/leads/${lead(world)}`,
    body: { status: "converted", amount: 45 },
  }),
  "POST /v1/leads/count": () => ({ path: "/v1/leads/count", body: { filter: { status: ["new"] } } }),
  "POST /v1/leads/bulk": (world) => ({
    path: "/v1/leads/bulk",
    body: { ids: world.leadIds.slice(500, 600), change: { status: "refused" } },
  }),
  "GET /v1/imports": () => ({ path: "/v1/imports" }),
  "POST /v1/imports": ({ account }) => ({ path: "/v1/imports", body: fileOf(account.id) }),
  "GET /v1/imports/:id": () => ({ path: "" }),
  "POST /v1/imports/:id/rows": () => ({ path: "", body: { csv: "neuf.exemple,\n" } }),
  "PATCH /v1/imports/:id": () => ({ path: "", body: { mapping: { username: "username", tags: "tags" } } }),
  "POST /v1/imports/:id/start": () => ({ path: "" }),
  "GET /v1/imports/:id/rejected.csv": () => ({ path: "" }),
  "DELETE /v1/imports/:id": () => ({ path: "" }),
  "GET /v1/exports": () => ({ path: "/v1/exports" }),
  "GET /v1/undo": () => ({ path: "/v1/undo" }),
  "POST /v1/undo/:undoId": () => ({ path: "" }),
  "GET /v1/views": () => ({ path: "/v1/views" }),
  "POST /v1/views": () => ({ path: "/v1/views", body: { name: "Chauds", filter: { minScore: 50 } } }),
  "GET /v1/views/:id": () => ({ path: "/v1/views/view_1" }),
  "PATCH /v1/views/:id": () => ({ path: "/v1/views/view_1", body: { name: "Tièdes" } }),
  "DELETE /v1/views/:id": () => ({ path: "/v1/views/view_1" }),
  "GET /v1/leads/:id/timeline": (world) => ({ path: `/v1/leads/${lead(world)}/timeline` }),
  "GET /v1/leads/duplicates": () => ({ path: "/v1/leads/duplicates" }),
  "GET /v1/leads/:id/duplicates": (world) => ({ path: `/v1/leads/${lead(world)}/duplicates` }),
  "POST /v1/leads/duplicates/:id/dismiss": (world) => ({
    path: `/v1/leads/duplicates/${world.leadIds[10]}~${world.leadIds[20]}/dismiss`,
  }),
  "POST /v1/leads/:id/merge": (world) => ({
    path: `/v1/leads/${world.leadIds[402]}/merge`,
    body: { leadId: world.leadIds[403] },
  }),
  "GET /v1/audit": () => ({ path: "/v1/audit" }),
  "GET /v1/audit/verify": () => ({ path: "/v1/audit/verify" }),
  "GET /v1/blocked": () => ({ path: "/v1/blocked" }),
  "GET /v1/dead-letters": () => ({ path: "/v1/dead-letters" }),
  "POST /v1/dead-letters/:id/replay": ({ seat }) => ({
    path: `/v1/dead-letters/${seat.workspaceId}-a/replay`,
  }),
  "DELETE /v1/dead-letters/:id": ({ seat }) => ({ path: `/v1/dead-letters/${seat.workspaceId}-b` }),
  "GET /v1/do-not-contact": () => ({ path: "/v1/do-not-contact" }),
  "POST /v1/do-not-contact": () => ({
    path: "/v1/do-not-contact",
    body: { kind: "phone", value: "06 39 98 77 66" },
  }),
  "POST /v1/do-not-contact/check": () => ({
    path: "/v1/do-not-contact/check",
    body: { kind: "phone", value: "06 39 98 77 66" },
  }),
  "DELETE /v1/leads/:id/do-not-contact": (world) => ({
    path: `/v1/leads/${world.leadIds[402]}/do-not-contact`,
  }),
  "DELETE /v1/do-not-contact/:id": () => ({ path: "/v1/do-not-contact/dnc_1" }),
  "GET /v1/leads/:id/score": (world) => ({ path: `/v1/leads/${lead(world)}/score` }),
  "GET /v1/interactions": () => ({ path: "/v1/interactions" }),
  "GET /v1/media": (world) => ({ path: `/v1/media?accountId=${world.account.id}` }),
  "GET /v1/scoring": () => ({ path: "/v1/scoring" }),
  "POST /v1/scoring/preview": () => ({
    path: "/v1/scoring/preview",
    body: { interactions: [{ kind: "comment", at: "2026-11-01T10:00:00Z" }] },
  }),
  "POST /v1/scoring/what-if": () => ({
    path: "/v1/scoring/what-if",
    body: { ...DEFAULT_SCORING, threshold: 20 },
  }),
  "GET /v1/scoring/what-if/:jobId": () => ({ path: "/v1/scoring/what-if/job_1" }),
  "GET /v1/scoring/learned": () => ({ path: "/v1/scoring/learned" }),
  "POST /v1/scoring/learned/train": () => ({ path: "/v1/scoring/learned/train", body: {} }),
  "POST /v1/phones/extract": () => ({ path: "/v1/phones/extract", body: { text: "06 39 98 00 11" } }),
  "GET /v1/phones/readings": () => ({ path: "/v1/phones/readings" }),
  "GET /v1/leads/:id/contacts": (world) => ({ path: `/v1/leads/${lead(world)}/contacts` }),
  "POST /v1/leads/:id/consents": (world) => ({
    path: `/v1/leads/${lead(world)}/consents`,
    body: { kind: "phone", value: "+33639981234", words: "oui, appelez" },
  }),
  "DELETE /v1/leads/:id/consents": (world) => ({
    path: `/v1/leads/${lead(world)}/consents`,
    body: { kind: "phone", value: "+33639981234" },
  }),
  "GET /v1/templates": () => ({ path: "/v1/templates" }),
  "POST /v1/templates": () => ({ path: "/v1/templates", body: newTemplate }),
  "GET /v1/templates/:id": () => ({ path: "/v1/templates/tpl_1" }),
  "GET /v1/templates/:id/results": () => ({ path: "/v1/templates/tpl_1/results" }),
  "GET /v1/public-replies": () => ({ path: "/v1/public-replies" }),
  "GET /v1/automations/decisions": () => ({ path: "/v1/automations/decisions" }),
  "GET /v1/automations/:id/decisions": () => ({ path: "/v1/automations/aut_1/decisions" }),
  "POST /v1/automations/rehearsal": () => ({
    path: "/v1/automations/rehearsal",
    body: { automationId: "aut_1" },
  }),
  "PATCH /v1/templates/:id": () => ({ path: "/v1/templates/tpl_1", body: newTemplate }),
  "POST /v1/templates/:id/preview": (world) => ({
    path: "/v1/templates/tpl_1/preview",
    body: { leadId: lead(world) },
  }),
  "DELETE /v1/templates/:id": () => ({ path: "/v1/templates/tpl_2" }),
  "GET /v1/automations": () => ({ path: "/v1/automations" }),
  "POST /v1/automations": (world) => ({ path: "/v1/automations", body: newAutomation(world) }),
  "POST /v1/automations/dry-run": () => ({
    path: "/v1/automations/dry-run",
    body: { keywords: ["prix"], text: "prix ?" },
  }),
  "GET /v1/automations/:id": () => ({ path: "/v1/automations/aut_1" }),
  "PATCH /v1/automations/:id": () => ({ path: "/v1/automations/aut_1", body: { name: "Prix" } }),
  "GET /v1/conversations": () => ({ path: "/v1/conversations" }),
  "GET /v1/conversations/count": () => ({ path: "/v1/conversations/count" }),
  "GET /v1/conversations/:leadId": (world) => ({ path: `/v1/conversations/${lead(world)}` }),
  "POST /v1/conversations/:leadId/read": (world) => ({ path: `/v1/conversations/${lead(world)}/read` }),
  "DELETE /v1/conversations/:leadId/read": (world) => ({ path: `/v1/conversations/${lead(world)}/read` }),
  "POST /v1/conversations/:leadId/take-over": (world) => ({
    path: `/v1/conversations/${lead(world)}/take-over`,
  }),
  "DELETE /v1/conversations/:leadId/take-over": (world) => ({
    path: `/v1/conversations/${lead(world)}/take-over`,
  }),
  "GET /v1/messages": () => ({ path: "/v1/messages" }),
  "GET /v1/messages/forecast": (world) => ({ path: `/v1/messages/forecast?accountId=${world.account.id}` }),
  "POST /v1/messages": (world) => ({ path: "/v1/messages", body: { leadId: lead(world), text: "Bonjour" } }),
  "GET /v1/messages/:id": (world) => ({ path: `/v1/messages/msg_${world.leadIds[0]}` }),
  "POST /v1/messages/:id/cancel": () => ({ path: "" }),
  "GET /v1/leads/:id/export": (world) => ({ path: `/v1/leads/${lead(world)}/export` }),
  "POST /v1/leads/:id/erasure": (world) => ({ path: `/v1/leads/${world.leadIds[401]}/erasure` }),
  "GET /v1/erasures": () => ({ path: "/v1/erasures" }),
  "DELETE /v1/erasures/:id": () => ({ path: "/v1/erasures/era_1" }),
  "GET /v1/jobs/:id": () => ({ path: "/v1/jobs/job_1" }),
  "GET /v1/notices": () => ({ path: "/v1/notices" }),
  "GET /v1/alerts": () => ({ path: "/v1/alerts" }),
  "GET /v1/alerts/count": () => ({ path: "/v1/alerts/count" }),
  "POST /v1/alerts/read": () => ({ path: "/v1/alerts/read", body: { all: true } }),
  "GET /v1/notification-settings": () => ({ path: "/v1/notification-settings" }),
  "PUT /v1/notification-settings": () => ({
    path: "/v1/notification-settings",
    body: { email: ALERT_CHOICE, push: ALERT_CHOICE },
  }),
  "POST /v1/push-subscriptions": () => ({ path: "/v1/push-subscriptions", body: BROWSER }),
  "DELETE /v1/push-subscriptions/:id": () => ({
    path: `/v1/push-subscriptions/${sha256(BROWSER.endpoint)}`,
  }),
  "DELETE /v1/notices/:id": (world) => ({ path: `/v1/notices/${world.noticeId}` }),
  "GET /v1/analytics/today": () => ({ path: "/v1/analytics/today" }),
  // Another zone has everybody scored anew: what asks about scores comes before.
  "PATCH /v1/workspace": () => ({ path: "/v1/workspace", body: { zone: "Europe/Brussels" } }),
  "PUT /v1/scoring": () => ({ path: "" }),
  "DELETE /v1/automations/:id": () => ({ path: "/v1/automations/aut_1" }),
  "DELETE /v1/accounts/:id": (world) => ({ path: `/v1/accounts/${world.account.id}` }),
};

const ALERT_CHOICE = {
  "phone-received": true,
  "human-asked": true,
  "window-closing": true,
  reconnect: true,
};
/** The subscription of RFC 8291's example. */
const BROWSER = {
  endpoint: "https://push.example.com/send/1",
  keys: {
    p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  },
  label: "Navigateur",
};

/** Queue consumers and jobs, each doing what one message asks. */
const JOBS: Record<string, (world: World) => Promise<void>> = {
  "ingest: a comment of a new person": (world) =>
    ingest(world, [
      comment(world.account, "bonjour", world.clock.now, {
        externalId: "18999",
        person: { externalId: "99999", username: "nouvelle" },
      }),
    ]),
  "ingest: the same comment once more": (world) =>
    ingest(world, [
      comment(world.account, "bonjour", world.clock.now, {
        externalId: "18999",
        person: { externalId: "99999", username: "nouvelle" },
      }),
    ]),
  "ingest: a comment of a known person": (world) =>
    ingest(world, [
      comment(world.account, "encore", world.clock.now, {
        externalId: "18998",
        person: { externalId: "99999", username: "nouvelle" },
      }),
    ]),
  "ingest: a comment that gets a message": (world) =>
    ingest(world, [
      comment(world.account, "prix ?", world.clock.now, {
        externalId: "18997",
        person: { externalId: "99999", username: "nouvelle" },
      }),
    ]),
  "dm: that message, sent": async (world) => {
    const job = world.queued.findLast((one) => one.queue === "dm")!.body as { messageId: string };
    await deliver(world.deps, world.seat.workspaceId, job.messageId);
  },
  "dm: the account's minute, nothing to do": (world) =>
    tendAccount(world.deps, world.seat.workspaceId, world.account.id),
  "collect: one reading, nothing new": async (world) => {
    await collectStep(world.deps, {
      v: 1,
      workspaceId: world.seat.workspaceId,
      accountId: world.account.id,
      reason: "poll",
      since: 0,
      cursor: null,
    });
  },
  "sync: a token at night, not due": (world) =>
    tendToken(world.deps, {
      v: 1,
      kind: "token",
      workspaceId: world.seat.workspaceId,
      accountId: world.account.id,
    }),
  "sync: all that is sealed, looked at for a new key": async (world) => {
    await testEnv.DB.prepare("DELETE FROM key_rotations").run();
    await tendRotation(world.deps);
    const { newestKid: kid } = world.deps.vault;
    for (let stage = 0; stage < 2; stage++) await reseal(world.deps, { v: 1, kind: "reseal", kid });
  },
  "cron: the minute, no change of many leads waits": (world) => ringUnfinishedChanges(world.deps),
  "ingest: a known person asks for a human": (world) =>
    ingest(world, [
      comment(world.account, "un humain svp", world.clock.now, {
        externalId: "18996",
        person: { externalId: "99999", username: "nouvelle" },
      }),
    ]),
  "sync: nobody is to be told": (world) =>
    deliverAlerts(world.deps, world.deps.tenant(world.seat.workspaceId)),
  "sync: no window of a hot lead closes": (world) =>
    tellClosingWindows(world.deps, world.deps.tenant(world.seat.workspaceId)),
  "cron: the minute, nobody is to be told": (world) => ringDueAlerts(world.deps),
  "cron: the minute, no message waits to be read": (world) => ringDueReadings(world.deps),
  "cron: the minute, the key has not changed": (world) => tendRotation(world.deps),
  "sync: the night, totals compared": async (world) => {
    await verifyTotals(world.deps, world.seat.workspaceId);
  },
  "sync: the hour, losses watched": (world) => watchLoss(world.deps, world.seat.workspaceId),
  "sync: the hour, nothing crossed": (world) =>
    countCrossings(world.deps, world.seat.workspaceId, world.clock.now),
};

async function ingest(world: World, events: InboundEvent[]): Promise<void> {
  world.delivered.splice(0, world.delivered.length, ...events);
  await takeDelivery(world.deps, {
    v: 1,
    platform: "instagram",
    body: await pack("{}"),
    receivedAt: world.clock.now,
    requestId: "req_cost",
  });
}

async function measure(world: World, run: () => Promise<unknown>): Promise<Counts> {
  const before = { ...world.counts };
  await run();
  return {
    statements: world.counts.statements - before.statements,
    batches: world.counts.batches - before.batches,
    rowsRead: world.counts.rowsRead - before.rowsRead,
    rowsWritten: world.counts.rowsWritten - before.rowsWritten,
  };
}

async function measureAll(size: number): Promise<Map<string, Counts>> {
  const world = await build(size);
  const costs = new Map<string, Counts>();
  for (const [name, run] of Object.entries(JOBS)) costs.set(name, await measure(world, () => run(world)));
  // The hour has marked itself; routes are measured behind it.
  const { items } = (await (await world.call("GET", "/v1/messages")).json()) as { items: { id: string }[] };
  expect(items.length).toBeGreaterThan(0);
  const scoring = (await (await world.call("GET", "/v1/scoring")).json()) as { threshold: number };
  for (const [name, request] of Object.entries(ROUTES)) {
    const [method] = name.split(" ");
    let { path, body } = request(world);
    if (name === "POST /v1/messages/:id/cancel") {
      const written = (await (
        await world.call("POST", "/v1/messages", { leadId: lead(world), text: "Encore" })
      ).json()) as { id: string };
      path = `/v1/messages/${written.id}/cancel`;
    }
    if (name.includes("/v1/imports")) {
      // One file at a time: a reading that ends at the next file's rows looks at one row more.
      await world.deps
        .tenant(world.seat.workspaceId)
        .batch([
          (mine) => sql`DELETE FROM import_parts WHERE workspace_id = ${mine.id}`,
          (mine) => sql`DELETE FROM imports WHERE workspace_id = ${mine.id}`,
        ]);
    }
    if (name.includes("/v1/imports/:id")) {
      const draft = await world.call("POST", "/v1/imports", fileOf(world.account.id));
      const { id } = (await draft.json()) as { id: string };
      path = name.split(" ")[1]!.replace(":id", id);
    }
    if (name === "POST /v1/undo/:undoId") {
      const made = (await (await world.call("GET", "/v1/undo")).json()) as {
        items: { id: string; kind: string }[];
      };
      path = `/v1/undo/${made.items.find(({ kind }) => kind === "bulk")!.id}`;
    }
    if (name === "PUT /v1/scoring")
      [path, body] = ["/v1/scoring", { ...scoring, threshold: scoring.threshold + 1 }];
    const cost = await measure(world, async () => {
      const response = await world.call(method!, path, body);
      expect([name, response.status, response.ok ? "" : await response.clone().text()]).toEqual([
        name,
        response.status,
        "",
      ]);
      await response.arrayBuffer();
    });
    costs.set(name, cost);
  }
  return costs;
}

/** A file of 100 people. */
const fileOf = (accountId: string) => ({
  accountId,
  fileName: "clients.csv",
  csv: `username,tags\n${Array.from({ length: 100 }, (_, index) => `fichier.${index},vip`).join("\n")}\n`,
});

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

test("every route is in the cost table", () => {
  const documented = createApp()
    .routes.filter((route) => route.method !== "ALL" && route.path.startsWith("/v1/"))
    .map((route) => `${route.method} ${route.path}`);
  expect(Object.keys(ROUTES).sort()).toEqual([...new Set(documented)].sort());
});

test("no route and no consumer costs more in a larger workspace, unless declared", {
  timeout: 120_000,
}, async () => {
  // Neighbours on both sides, so that both workspaces have somebody behind them.
  for (const name of ["0", "zz"]) await fillWithLeads(...(await neighbour(name)), 10);
  const [small, large] = [await measureAll(SIZES[0]), await measureAll(SIZES[1])];
  const grown: string[] = [];
  const lines = [...small].sort(byName).map(([name, few]) => {
    const many = large.get(name)!;
    const grows =
      many.statements > few.statements ||
      many.rowsWritten > few.rowsWritten ||
      many.rowsRead > few.rowsRead + SLACK_ROWS;
    if (grows && !(name in GROWS)) grown.push(`${name}: ${JSON.stringify(few)} → ${JSON.stringify(many)}`);
    const pair = (key: keyof Counts): string =>
      few[key] === many[key] ? String(few[key]) : `${few[key]} → ${many[key]}`;
    return `| ${name} | ${pair("statements")} | ${pair("rowsRead")} | ${pair("rowsWritten")} | ${GROWS[name] ?? ""} |`;
  });
  expect(grown).toEqual([]);
  const table = [
    "| Route or message | Statements | Rows read | Rows written | Grows because it |",
    "|---|--:|--:|--:|---|",
    ...lines,
  ].join("\n");
  const [head, , tail] = published.split(/<!-- \/?costs -->/) as [string, string, string];
  await expect(`${head}<!-- costs -->\n${table}\n<!-- /costs -->${tail}`).toMatchFileSnapshot(
    "../docs/storage.md",
  );
});
