import { describe, expect, test } from "vitest";
import { takeEvents } from "../collection/ingest.ts";
import { sql, TenantDb } from "../db/tenant.ts";
import type { Actor } from "../http/context.ts";
import type { TimelineItem } from "../leads/contract.ts";
import type { InboundEvent } from "../platforms/platform.ts";
import { comment, fakePlatform, inbound, newAccount, testEnv } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { newMember, newWorkspace } from "../testing/people.ts";
import { recordConsent, withdrawConsent } from "./consents.ts";
import type { Contact } from "./contract.ts";

const NUMBER = "+33639981234";
const PHONE = { kind: "phone", value: NUMBER };
const MINUTE_MS = 60_000;

async function world() {
  const api = testApi();
  const mine = await newWorkspace();
  const account = await newAccount(api.deps, mine.workspaceId);
  const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
  const platform = fakePlatform();
  const person = { externalId: "9100000000000001", username: "marie.exemple" };
  let made = 0;
  const next = () => ({ externalId: `${Date.now()}${made++}`, person });
  const take = (...events: InboundEvent[]) => takeEvents(api.deps, account, platform, events, "webhook");
  const leadId = async () =>
    (await tenant.first<{ id: string }>(
      (m) => sql`SELECT id FROM leads WHERE workspace_id = ${m.id} AND external_id = ${person.externalId}`,
    ))!.id;
  const call = async (method: string, path: string, json?: unknown, auth = mine.auth) =>
    api.call(`/v1/leads/${await leadId()}/${path}`, {
      method,
      headers: auth,
      ...(json === undefined ? {} : { json }),
    });
  const contacts = async (): Promise<Contact[]> =>
    ((await (await call("GET", "contacts")).json()) as { items: Contact[] }).items;
  const story = async () =>
    ((await (await call("GET", "timeline")).json()) as { items: TimelineItem[] }).items
      .filter(({ type }) => type === "consent")
      .map(({ data }) => [data.state, data.words, data.by]);
  return {
    api,
    mine,
    tenant,
    account,
    call,
    contacts,
    story,
    leadId,
    take,
    says: (text: string, at = api.clock.now) => take(comment(account, text, at, next())),
    writes: (text: string, at = api.clock.now) => take(inbound(account, text, at, next())),
  };
}

test("a number is shown with where, when and in which words it was given, and stays locked", async () => {
  const one = await world();
  await one.says("coucou 😊 mon num : 06 39 98 12 34, et marie@mail.example");
  expect(await one.contacts()).toEqual([
    {
      kind: "phone",
      value: NUMBER,
      national: "06 39 98 12 34",
      country: "FR",
      type: "mobile",
      method: "pattern",
      confidence: expect.any(Number),
      givenIn: "public-comment",
      quote: "coucou 😊 mon num : 06 39 98 12 34, et marie@mail.example",
      start: 20,
      end: 34,
      interactionId: expect.stringMatching(/^int_/),
      foundAt: new Date(one.api.clock.now).toISOString(),
      consent: { state: "none", words: null, at: null, by: null, withdrawnAt: null },
      links: null,
    },
    expect.objectContaining({ kind: "email", value: "marie@mail.example", national: null, links: null }),
  ]);
});

test("who asks to be called unlocks the number with their own words", async () => {
  const one = await world();
  await one.writes("appelez-moi au 06 39 98 12 34");
  expect(await one.contacts()).toMatchObject([
    {
      givenIn: "private-message",
      consent: { state: "asked-to-be-called", words: "appelez-moi au 06 39 98 12 34", by: null },
      links: { tel: `tel:${NUMBER}`, whatsapp: "https://wa.me/33639981234" },
    },
  ]);
  expect(await one.story()).toEqual([["asked-to-be-called", "appelez-moi au 06 39 98 12 34", "evidence"]]);
});

test("a number that answers our question says so", async () => {
  const one = await world();
  await one.writes("bonjour", one.api.clock.now - 10 * MINUTE_MS);
  await testEnv.DB.prepare(
    `INSERT INTO messages (workspace_id, lead_id, dedupe_key, id, account_id, origin, text, state, open, score, sent_at, created_at)
     VALUES (?1, ?2, 'hand:1', 'msg_1', ?3, 'person', 'Quel est votre numéro ?', 'sent', 0, 0, ?4, ?4)`,
  )
    .bind(one.mine.workspaceId, await one.leadId(), one.account.id, one.api.clock.now - 5 * MINUTE_MS)
    .run();
  await one.writes("06 39 98 12 34");
  expect(await one.contacts()).toMatchObject([{ givenIn: "after-our-question", links: null }]);
});

test("recorded consent unlocks, withdrawing locks again, and every record stays", async () => {
  const one = await world();
  await one.says("06 39 98 12 34");
  const given = await one.call("POST", "consents", { ...PHONE, words: "oui, appelez quand vous voulez" });
  expect(given.status).toBe(201);
  expect(await given.json()).toMatchObject({
    value: NUMBER,
    consent: { state: "recorded", words: "oui, appelez quand vous voulez", by: one.mine.personId },
    links: { tel: `tel:${NUMBER}` },
  });
  const lead = await one.api.call(`/v1/leads/${await one.leadId()}`, { headers: one.mine.auth });
  expect(await lead.json()).toMatchObject({ phones: [{ e164: NUMBER, consent: "recorded" }] });
  for (let times = 0; times < 2; times++)
    expect((await one.call("DELETE", "consents", PHONE)).status).toBe(204);
  expect(await one.contacts()).toMatchObject([
    { consent: { state: "none", withdrawnAt: expect.any(String) }, links: null },
  ]);
  expect(await one.story()).toEqual([
    ["withdrawn", null, one.mine.personId],
    ["recorded", "oui, appelez quand vous voulez", one.mine.personId],
  ]);
});

test("withdrawing locks a number also when the person had asked; only newer words ask again", async () => {
  const one = await world();
  await one.writes("appelez-moi au 06 39 98 12 34", one.api.clock.now - MINUTE_MS);
  expect((await one.call("DELETE", "consents", { ...PHONE, value: "06 39 98 12 34" })).status).toBe(204);
  expect(await one.contacts()).toMatchObject([{ consent: { state: "none" }, links: null }]);
  expect(await one.story()).toEqual([
    ["withdrawn", null, one.mine.personId],
    ["asked-to-be-called", "appelez-moi au 06 39 98 12 34", "evidence"],
  ]);
  // An older message that comes late, and the same words found anew.
  await one.writes("rappelez-moi au 06 39 98 12 34", one.api.clock.now - 2 * MINUTE_MS);
  expect(await one.contacts()).toMatchObject([{ consent: { state: "none" }, links: null }]);
  one.api.clock.now += MINUTE_MS;
  await one.writes("finalement appelez-moi au 06 39 98 12 34");
  expect(await one.contacts()).toMatchObject([{ consent: { state: "asked-to-be-called" }, links: {} }]);
});

test("recorded consent outlives an edit of the words the number was found in", async () => {
  const one = await world();
  await one.writes("06 39 98 12 34");
  await one.call("POST", "consents", PHONE);
  await one.tenant.run(
    (m) =>
      sql`UPDATE contact_points SET consent = 'none', quote = 'x', found_at = found_at WHERE workspace_id = ${m.id}`,
  );
  expect(await one.contacts()).toMatchObject([{ consent: { state: "recorded" } }]);
});

describe("what makes no sense is refused at its place", () => {
  test.each<[string, unknown, string, string]>([
    ["POST", { ...PHONE, value: "+33639981299" }, "/value", "unknown-contact"],
    ["DELETE", { ...PHONE, value: "+33639981299" }, "/value", "unknown-contact"],
    ["POST", { kind: "fax", value: NUMBER }, "/kind", "invalid_value"],
    ["POST", { ...PHONE, at: "2999-01-01T00:00:00Z" }, "/at", "in-the-future"],
    ["POST", { ...PHONE, at: "hier" }, "/at", "invalid_format"],
    ["POST", { ...PHONE, words: "" }, "/words", "too_small"],
    ["POST", { ...PHONE, by: "usr_1" }, "/by", "unrecognized_keys"],
  ])("%s %j", async (method, json, pointer, _code) => {
    const one = await world();
    await one.says("06 39 98 12 34");
    const response = await one.call(method, "consents", json);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
  });

  test("consent of a time before it was withdrawn", async () => {
    const one = await world();
    await one.says("06 39 98 12 34");
    await one.call("DELETE", "consents", PHONE);
    const at = new Date(one.api.clock.now - MINUTE_MS).toISOString();
    const response = await one.call("POST", "consents", { ...PHONE, at });
    expect(await response.json()).toMatchObject({ errors: [{ pointer: "/at", code: "before-withdrawal" }] });
    expect((await one.call("POST", "consents", PHONE)).status).toBe(201);
  });
});

test("a viewer looks and records nothing; another workspace's lead is as absent as a missing one", async () => {
  const one = await world();
  await one.says("06 39 98 12 34");
  const viewer = await newMember(one.mine.workspaceId, "viewer");
  expect((await one.call("GET", "contacts", undefined, viewer.auth)).status).toBe(200);
  expect((await one.call("POST", "consents", PHONE, viewer.auth)).status).toBe(403);
  expect((await one.call("DELETE", "consents", PHONE, viewer.auth)).status).toBe(403);
  const stranger = await newWorkspace();
  for (const [method, path] of [
    ["GET", "contacts"],
    ["POST", "consents"],
    ["DELETE", "consents"],
  ] as const) {
    const json = method === "GET" ? undefined : PHONE;
    expect((await one.call(method, path, json, stranger.auth)).status).toBe(404);
    const missing = await one.api.call(`/v1/leads/lead_missing/${path}`, {
      method,
      headers: one.mine.auth,
      ...(json ? { json } : {}),
    });
    expect(missing.status).toBe(404);
  }
});

describe("when the lead changes between look and note", () => {
  /** Lets something happen before each batch but the first `after`. */
  const meddled = (tenant: TenantDb, after: number, happen: () => Promise<unknown>): TenantDb => {
    let batches = 0;
    return new Proxy(tenant, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name);
        if (typeof found !== "function") return found;
        return async (...args: unknown[]) => {
          if (name === "batch" && batches++ >= after) await happen();
          return found.apply(target, args) as unknown;
        };
      },
    });
  };
  const versionOf = async ({ tenant, leadId }: Awaited<ReturnType<typeof world>>) => {
    const id = await leadId();
    return (await tenant.first<{ version: number }>(
      (m) => sql`SELECT version FROM leads WHERE workspace_id = ${m.id} AND id = ${id}`,
    ))!.version;
  };
  const touched = ({ tenant }: Awaited<ReturnType<typeof world>>) =>
    tenant.run((m) => sql`UPDATE leads SET version = version + 1 WHERE workspace_id = ${m.id}`);
  const notes = async ({ tenant }: Awaited<ReturnType<typeof world>>) =>
    tenant.all((m) => sql`SELECT lead_id, state FROM consents WHERE workspace_id = ${m.id}`);
  const actorOf = ({ mine }: Awaited<ReturnType<typeof world>>) =>
    ({ kind: "person", personId: mine.personId }) as Actor;

  test("a note counts as a change of the lead, one that changes nothing does not", async () => {
    const one = await world();
    await one.says("06 39 98 12 34");
    const before = await versionOf(one);
    await one.call("POST", "consents", PHONE);
    expect(await versionOf(one)).toBe(before + 1);
    await one.call("DELETE", "consents", PHONE);
    await one.call("DELETE", "consents", PHONE);
    expect(await versionOf(one)).toBe(before + 2);
  });

  test("it is noted once, on the lead as it is; who never stands still answers 409", async () => {
    const one = await world();
    await one.says("06 39 98 12 34");
    let isDone = false;
    const once = meddled(one.tenant, 1, async () => {
      if (!isDone) await touched(one);
      isDone = true;
    });
    const given = { kind: "phone" as const, value: NUMBER };
    await recordConsent(one.api.deps, once, actorOf(one), await one.leadId(), given);
    expect(await notes(one)).toHaveLength(1);
    const always = meddled(one.tenant, 0, () => touched(one));
    for (const note of [recordConsent, withdrawConsent])
      await expect(note(one.api.deps, always, actorOf(one), await one.leadId(), given)).rejects.toMatchObject(
        {
          code: "conflict",
        },
      );
    expect(await notes(one)).toHaveLength(1);
  });

  test("nothing is noted of a lead that was merged meanwhile", async () => {
    const one = await world();
    await one.says("06 39 98 12 34");
    const other = { externalId: "9100000000000002", username: "paul.exemple" };
    await one.take(comment(one.account, "bonjour", one.api.clock.now, { person: other }));
    const leadId = await one.leadId();
    const into = (await one.tenant.first<{ id: string }>(
      (m) => sql`SELECT id FROM leads WHERE workspace_id = ${m.id} AND external_id = ${other.externalId}`,
    ))!.id;
    let isDone = false;
    const merging = meddled(one.tenant, 1, async () => {
      if (isDone) return;
      isDone = true;
      const merged = await one.api.call(`/v1/leads/${into}/merge`, {
        method: "POST",
        headers: one.mine.auth,
        json: { leadId },
      });
      expect(merged.status).toBe(200);
    });
    const given = { kind: "phone" as const, value: NUMBER };
    await expect(recordConsent(one.api.deps, merging, actorOf(one), leadId, given)).rejects.toMatchObject({
      code: "merged",
    });
    expect(await notes(one)).toEqual([]);
  });

  test("two records of the same minute both stay", async () => {
    const one = await world();
    await one.says("06 39 98 12 34");
    const at = new Date(one.api.clock.now - MINUTE_MS).toISOString();
    for (const words of ["oui", "oui, demain"])
      expect((await one.call("POST", "consents", { ...PHONE, words, at })).status).toBe(201);
    expect(await one.contacts()).toMatchObject([{ consent: { words: "oui, demain" } }]);
    expect(await notes(one)).toHaveLength(2);
  });
});

test.each<[string, (leadId: string) => unknown]>([
  ["the person is", (leadId) => ({ kind: "person", leadId })],
  ["their number is", () => PHONE],
])("while %s on the do-not-contact list, no agreement unlocks anything", async (_, entry) => {
  const one = await world();
  await one.writes("appelez-moi au 06 39 98 12 34");
  const headers = one.mine.auth;
  const json = entry(await one.leadId());
  const listed = await one.api.call("/v1/do-not-contact", { method: "POST", headers, json });
  const { id } = (await listed.json()) as { id: string };
  expect(await one.contacts()).toMatchObject([{ consent: { state: "asked-to-be-called" }, links: null }]);
  const recorded = await one.call("POST", "consents", PHONE);
  expect(await recorded.json()).toMatchObject({ consent: { state: "recorded" }, links: null });
  await one.api.call(`/v1/do-not-contact/${id}`, { method: "DELETE", headers });
  expect(await one.contacts()).toMatchObject([{ links: { tel: `tel:${NUMBER}` } }]);
});
