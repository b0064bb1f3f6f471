import { type SQL, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { deletionOfLeads } from "../privacy/rows-store.ts";
import { newAccount, testDeps } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { newMember, newWorkspace } from "../testing/people.ts";
import type { AuditCheck, AuditEntry } from "./contract.ts";
import { auditStatements } from "./record.ts";
import { sealAudit, sealWorkspace } from "./seal.ts";

const AT = Date.UTC(2026, 10, 18, 10);
const nothing = (id: SQL) =>
  sql`UPDATE leads SET blocked = 1 WHERE workspace_id = ${id} AND id = 'lead_none'`;

async function setUp() {
  const owner = await newWorkspace();
  const { deps, clock } = testDeps(undefined, AT);
  const tenant = deps.tenant(owner.workspaceId);
  const api = testApi(AT);
  const by = { kind: "person", personId: owner.personId, sessionId: owner.sessionId } as const;
  const write = (leadId: string, blocked = true) =>
    tenant.batch(
      auditStatements({
        at: clock.now++,
        by,
        action: blocked ? "lead.blocked" : "lead.unblocked",
        target: { kind: "lead", id: leadId },
        before: { blocked: !blocked },
        after: { blocked },
      }),
    );
  const get = async <Body>(path: string): Promise<Body> => {
    const response = await api.call(path, { headers: owner.auth });
    expect(response.status).toBe(200);
    return (await response.json()) as Body;
  };
  const verify = () => get<AuditCheck>("/v1/audit/verify");
  const run = (statement: string) =>
    deps.env.DB.prepare(statement.replaceAll("WS", `workspace_id = '${owner.workspaceId}'`)).run();
  return { owner, deps, clock, tenant, api, by, write, get, verify, run };
}

test("who changed what is listed newest first, in pages, with names as they are today", async () => {
  const it = await setUp();
  for (let place = 1; place <= 5; place++) await it.write(`lead_${place}`);
  const first = await it.get<{ items: AuditEntry[]; nextCursor: string }>("/v1/audit?limit=3");
  const rest = await it.get<{ items: AuditEntry[]; nextCursor: null }>(
    `/v1/audit?limit=3&cursor=${first.nextCursor}`,
  );
  expect([...first.items, ...rest.items].map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1]);
  expect(rest.nextCursor).toBeNull();
  expect(first.items[0]).toMatchObject({
    actor: { kind: "person", id: it.owner.personId, name: "Camille Exemple" },
    action: "lead.blocked",
    target: { kind: "lead", id: "lead_5", name: null },
    before: { blocked: false },
    after: { blocked: true },
    hash: null,
  });
});

test("fifty changes at once each have a place of their own, and the sealed chain holds", async () => {
  const it = await setUp();
  await Promise.all(Array.from({ length: 50 }, (_, place) => it.write(`lead_${place}`)));
  expect(await it.verify()).toMatchObject({ ok: true, checked: 0, unsealed: 50 });
  await Promise.all([
    sealWorkspace(it.deps, it.owner.workspaceId),
    sealWorkspace(it.deps, it.owner.workspaceId),
  ]);
  await it.write("lead_last");
  await sealAudit(it.deps);
  expect(await it.verify()).toMatchObject({
    ok: true,
    checked: 51,
    unsealed: 0,
    erased: 0,
    firstBroken: null,
  });
});

test("an entry is written with the change it tells of, or not at all", async () => {
  const it = await setUp();
  const entry = auditStatements(
    { at: AT, by: "guard", action: "lead.blocked", target: { kind: "lead", id: "lead_none" } },
    "changed",
  );
  const results = await it.tenant.batch([(mine) => nothing(mine.id), ...entry]);
  expect(results.map(({ changes }) => changes)).toEqual([0, 0, 0]);
  expect((await it.get<{ items: unknown[] }>("/v1/audit")).items).toEqual([]);
});

test.each([
  ["changes an entry", "UPDATE audit_entries SET action = 'lead.unblocked' WHERE WS AND seq = 2", 2],
  ["changes who it was", "UPDATE audit_entries SET actor = 'person:usr_other' WHERE WS AND seq = 3", 3],
  ["changes what it says", "UPDATE audit_details SET after = '{}' WHERE WS AND seq = 2", 2],
  ["removes one", "DELETE FROM audit_entries WHERE WS AND seq = 2", 2],
  ["removes the last", "DELETE FROM audit_entries WHERE WS AND seq = 4", 4],
  ["removes all", "DELETE FROM audit_entries WHERE WS", 1],
  ["moves one to the end", "UPDATE audit_entries SET seq = 9 WHERE WS AND seq = 2", 2],
  ["takes a seal away", "UPDATE audit_entries SET hash = NULL WHERE WS AND seq = 2", 2],
] as const)(
  "somebody who %s in the database is found out, also after the next sealing",
  async (_name, attack, seq) => {
    const it = await setUp();
    for (let place = 1; place <= 4; place++) await it.write(`lead_${place}`);
    await sealWorkspace(it.deps, it.owner.workspaceId);
    expect((await it.verify()).ok).toBe(true);
    await it.run(attack);
    expect(await it.verify()).toMatchObject({ ok: false, firstBroken: { seq } });
    await it.write("lead_5");
    await sealWorkspace(it.deps, it.owner.workspaceId);
    expect((await it.verify()).ok).toBe(false);
  },
);

test("what is said of an erased person is gone, the check says so, and the chain holds", async () => {
  const it = await setUp();
  await it.write("lead_marie");
  await it.write("lead_paul");
  await sealWorkspace(it.deps, it.owner.workspaceId);
  await it.tenant.batch(deletionOfLeads(["lead_marie"], [], it.clock.now).statements);
  expect(await it.verify()).toMatchObject({ ok: true, checked: 2, erased: 1 });
  const { items } = await it.get<{ items: AuditEntry[] }>("/v1/audit");
  expect(items.map(({ target, after }) => [target?.id ?? null, after])).toEqual([
    ["lead_paul", { blocked: true }],
    [null, null],
  ]);
});

test("stopping everything, an automation and an account's limits are written down once each", async () => {
  const it = await setUp();
  const account = await newAccount(it.deps, it.owner.workspaceId);
  const send = (method: string, path: string, json: unknown) =>
    it.api.call(path, { method, json, headers: it.owner.auth });
  await send("PATCH", "/v1/workspace", { stopped: true });
  await send("PATCH", "/v1/workspace", { stopped: true, zone: "Europe/Berlin" });
  await send("PATCH", "/v1/workspace", { stopped: false });
  await send("PATCH", `/v1/accounts/${account.id}`, { dailyDmLimit: 20, paused: true });
  const template = await send("POST", "/v1/templates", { name: "Prix", body: "Bonjour" });
  const { id: templateId } = (await template.json()) as { id: string };
  const body = {
    name: "Prix",
    accountId: account.id,
    trigger: { kind: "comment" },
    templateIds: [templateId],
  };
  const made = await send("POST", "/v1/automations", body);
  const { id } = (await made.json()) as { id: string };
  await send("PATCH", `/v1/automations/${id}`, { active: true });
  await send("PATCH", `/v1/automations/${id}`, { active: true });
  await send("PATCH", `/v1/automations/${id}`, { name: "Tarifs" });
  await send("PATCH", `/v1/automations/${id}`, { active: false });
  await it.api.call(`/v1/automations/${id}`, { method: "DELETE", headers: it.owner.auth });
  const { items } = await it.get<{ items: AuditEntry[] }>("/v1/audit");
  expect(items.map(({ action }) => action).reverse()).toEqual([
    "workspace.stopped",
    "workspace.resumed",
    "account.limits-changed",
    "automation.added",
    "automation.switched-on",
    "automation.changed",
    "automation.switched-off",
    "automation.removed",
  ]);
  expect(items.find(({ action }) => action === "account.limits-changed")).toMatchObject({
    before: { dailyDmLimit: 50, paused: false },
    after: { dailyDmLimit: 20, paused: true },
  });
  expect(items.find(({ action }) => action === "automation.changed")).toMatchObject({
    before: { name: "Prix" },
    after: { name: "Tarifs" },
  });
});

test("only owners and admins read it, and only their own", async () => {
  const it = await setUp();
  await it.write("lead_1");
  const member = await newMember(it.owner.workspaceId, "member");
  const stranger = await newWorkspace();
  for (const path of ["/v1/audit", "/v1/audit/verify"]) {
    expect((await it.api.call(path, { headers: member.auth })).status).toBe(403);
  }
  const theirs = await it.api.call("/v1/audit", { headers: stranger.auth });
  expect(await theirs.json()).toEqual({ items: [], nextCursor: null });
});
