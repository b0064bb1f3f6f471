import { expect, test } from "vitest";
import { takeEvents } from "../collection/ingest.ts";
import type { InboundInteraction } from "../platforms/platform.ts";
import { comment, fakePlatform, inbound, newAccount } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { newWorkspace } from "../testing/people.ts";
import type { DecisionItem, Rehearsal } from "./contract.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

async function ready() {
  const api = testApi(Date.UTC(2026, 10, 18, 10));
  const seat = await newWorkspace();
  const account = await newAccount(api.deps, seat.workspaceId, { createdAt: api.clock.now - 40 * DAY_MS });
  const post = async <T>(path: string, json: unknown, auth = seat.auth): Promise<T> =>
    (await (await api.call(path, { json, headers: auth })).json()) as T;
  const get = async <T>(path: string, auth = seat.auth): Promise<T> =>
    (await (await api.call(path, { headers: auth })).json()) as T;
  const { id: templateId } = await post<{ id: string }>("/v1/templates", {
    name: "Prix",
    body: "Bonjour @{{username}}, 45 €",
  });
  const draft = {
    name: "Prix",
    accountId: account.id,
    trigger: { kind: "comment", keywords: ["prix"] },
    templateIds: [templateId],
  };
  const take = (...events: InboundInteraction[]) =>
    takeEvents(api.deps, account, fakePlatform(), events, "webhook");
  const asks = (name: string, text: string, ago: number, more: Partial<InboundInteraction> = {}) =>
    comment(account, text, api.clock.now - ago, {
      person: { externalId: `9${name.length}${name.charCodeAt(0)}`, username: name },
      ...more,
    });
  return { api, seat, account, templateId, draft, take, asks, post, get };
}

test("a rehearsal says who would have been written to, who not, and why; and writes nothing", async () => {
  const { api, seat, draft, take, asks, post } = await ready();
  await take(
    asks("marie", "le prix svp ?", 3 * DAY_MS),
    asks("marie", "le prix ??", 2 * DAY_MS),
    asks("zoe", "c'est quoi le prix", 2 * DAY_MS, { mediaId: "17900000000000002" }),
    asks("lea", "bravo", 2 * DAY_MS),
    asks("paul", "prix", 35 * DAY_MS),
    asks("anna", "prix ?", DAY_MS, { parentId: "18000000000000001" }),
  );
  const count = async () =>
    api.deps.env.DB.prepare(
      "SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM automations) AS n",
    ).first<{ n: number }>();
  const before = await count();
  const said = await post<Rehearsal>("/v1/automations/rehearsal", draft);
  expect(await count()).toEqual(before);
  expect(said).toMatchObject({
    since: new Date(api.clock.now - 30 * DAY_MS).toISOString(),
    looked: 5,
    isComplete: true,
    overQuota: 0,
    wouldWrite: {
      people: 2,
      items: [
        { username: "zoe", message: "Bonjour @zoe, 45 €" },
        { username: "marie", text: "le prix svp ?", kind: "comment" },
      ],
    },
    declined: {
      count: 3,
      reasons: { "already-contacted": 1, "no-keyword": 1, "reply-to-comment": 1 },
      items: [
        { username: "anna", reason: "reply-to-comment" },
        { reason: expect.any(String) },
        { reason: expect.any(String) },
      ],
    },
  });
  // With a quota of one a day, and a person's own change to an automation that is kept.
  await api.call(`/v1/accounts/${draft.accountId}`, {
    method: "PATCH",
    json: { dailyDmLimit: 1 },
    headers: seat.auth,
  });
  const kept = await post<{ id: string }>("/v1/automations", draft);
  const changed = await post<Rehearsal>("/v1/automations/rehearsal", {
    automationId: kept.id,
    filters: { includeReplies: true },
  });
  expect(changed.wouldWrite.people).toBe(3);
});

test("reach is as it was: a door that is closed today was open then, and the other way round", async () => {
  const { draft, take, asks, post, account, api } = await ready();
  const at = (ago: number) => api.clock.now - ago;
  const lea = { person: { externalId: "9300", username: "lea" } };
  await take(
    inbound(account, "bonjour", at(10 * DAY_MS), lea),
    // Two hours into the window she spoke of the price; the window is long closed.
    inbound(account, "le prix ?", at(10 * DAY_MS - 2 * HOUR_MS), lea),
    asks("paul", "prix STOP", 5 * DAY_MS),
    asks("nina", "STOP", 9 * DAY_MS),
    asks("nina", "prix ?", 8 * DAY_MS),
    asks("nina", "START", 7 * DAY_MS),
    asks("nina", "prix ?", 6 * DAY_MS, { mediaId: "17900000000000002" }),
  );
  const messages = await post<Rehearsal>("/v1/automations/rehearsal", {
    ...draft,
    trigger: { kind: "message", keywords: ["prix"] },
  });
  expect(messages.wouldWrite.items.map(({ username }) => username)).toEqual(["lea"]);
  const comments = await post<Rehearsal>("/v1/automations/rehearsal", draft);
  expect(comments.wouldWrite.items.map(({ username, at: time }) => [username, time])).toContainEqual([
    "nina",
    new Date(at(6 * DAY_MS)).toISOString(),
  ]);
  expect(comments.declined.items).toContainEqual(
    expect.objectContaining({ username: "nina", reason: "opted-out", text: "prix ?" }),
  );
});

test("what a rehearsal says is what the automation then does with the same interactions", async () => {
  const { api, seat, draft, take, asks, post, get } = await ready();
  const { id } = await post<{ id: string }>("/v1/automations", { ...draft, active: true });
  const texts = ["prix ?", "bravo", "le prix svp", "pas intéressé par le prix", "STOP", "prix !"];
  for (let minute = 0; minute < 30; minute++) {
    api.clock.now += 60_000;
    const name = `u${"abcdefg"[minute % 7]}`;
    await take(
      asks(name, texts[(minute * 5) % texts.length]!, 0, {
        person: { externalId: `92${minute % 7}`, username: name },
        mediaId: `1790000000000000${minute % 2}`,
        parentId: minute % 11 === 3 ? "18000000000000001" : null,
      }),
    );
  }
  const said = await post<Rehearsal>("/v1/automations/rehearsal", { automationId: id });
  const did = await get<{ items: DecisionItem[] }>(`/v1/automations/${id}/decisions?limit=200`);
  const ofDid = (outcome: string) =>
    did.items.filter((one) => one.outcome === outcome).map((one) => [one.interactionId, one.reason]);
  expect(said.wouldWrite.items.map((one) => [one.interactionId, "matched"])).toEqual(ofDid("write"));
  expect(said.declined.items.map((one) => [one.interactionId, one.reason])).toEqual(ofDid("declined"));
  expect(ofDid("write").length).toBeGreaterThan(3);
  const { results } = await api.deps.env.DB.prepare("SELECT id FROM messages WHERE workspace_id = ?1")
    .bind(seat.workspaceId)
    .all<{ id: string }>();
  const made = did.items.filter((one) => one.messageId !== null).map((one) => one.messageId);
  expect(made.sort()).toEqual(results.map((row) => row.id).sort());
});

test("an automation that is off observes, at no row more, and tells in its list", async () => {
  const { api, draft, take, asks, post, get } = await ready();
  const { id } = await post<{ id: string }>("/v1/automations", draft);
  api.clock.now += 60_000;
  await take(asks("marie", "prix ?", 0), asks("lea", "bravo", 0));
  const list = await get<{ items: DecisionItem[] }>(`/v1/automations/${id}/decisions`);
  expect(list.items.map((one) => [one.username, one.outcome, one.reason, one.messageId]).sort()).toEqual([
    ["lea", "declined", "no-keyword", null],
    ["marie", "observed", "matched", null],
  ]);
  const of = async (outcome: string) =>
    (await get<{ items: DecisionItem[] }>(`/v1/automations/decisions?outcome=${outcome}`)).items;
  expect((await of("observed")).map((one) => one.automationName)).toEqual(["Prix"]);
  expect(await of("write")).toEqual([]);
});

test("the list of decisions goes on over pages without losing or repeating any, and stays in its workspace", async () => {
  const { api, draft, take, asks, post, get } = await ready();
  const first = await post<{ id: string }>("/v1/automations", draft);
  await post("/v1/automations", { ...draft, name: "Autre" });
  api.clock.now += 60_000;
  for (let n = 0; n < 7; n++) {
    await take(asks("x", "prix ?", n, { person: { externalId: `94${n}`, username: `p${n}` } }));
  }
  const seen: string[] = [];
  let cursor = "";
  for (let page = 0; page < 10; page++) {
    const { items, nextCursor } = await get<{ items: DecisionItem[]; nextCursor: string | null }>(
      `/v1/automations/decisions?limit=3${cursor}`,
    );
    seen.push(...items.map((one) => `${one.interactionId} ${one.automationId}`));
    if (!nextCursor) break;
    cursor = `&cursor=${nextCursor}`;
  }
  expect(seen).toHaveLength(14);
  expect(new Set(seen).size).toBe(14);
  const theirs = await newWorkspace();
  expect((await get<{ items: unknown[] }>("/v1/automations/decisions", theirs.auth)).items).toEqual([]);
  const foreign = await api.call(`/v1/automations/${first.id}/decisions`, { headers: theirs.auth });
  expect(foreign.status).toBe(404);
});

test("a rehearsal of what is not whole is refused with the field, and of another workspace's is not found", async () => {
  const { api, seat, draft, post } = await ready();
  const { name: _name, templateIds: _ids, ...part } = draft;
  const response = await api.call("/v1/automations/rehearsal", { json: part, headers: seat.auth });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ errors: [{ pointer: "/templateIds" }] });
  const kept = await post<{ id: string }>("/v1/automations", draft);
  const theirs = await newWorkspace();
  const foreign = await api.call("/v1/automations/rehearsal", {
    json: { automationId: kept.id },
    headers: theirs.auth,
  });
  expect(foreign.status).toBe(404);
});

test("a rehearsal reads at most 2,000 rows of a busy workspace and says that it is not complete", async () => {
  const { api, seat, draft, take, asks } = await ready();
  for (let part = 0; part < 4; part++) {
    await take(
      ...Array.from({ length: 200 }, (_, n) =>
        asks("x", "prix ?", (part * 200 + n) * 60_000, {
          person: { externalId: `95${part}${n}`, username: `q${part}${n}` },
        }),
      ),
    );
  }
  const { response, rowsRead } = await api.cost("/v1/automations/rehearsal", {
    json: draft,
    headers: seat.auth,
  });
  const said = (await response.json()) as Rehearsal;
  expect(said).toMatchObject({ isComplete: false, wouldWrite: { people: said.looked } });
  expect(said.wouldWrite.items).toHaveLength(50);
  expect(said.overQuota).toBeGreaterThan(100);
  expect(rowsRead).toBeLessThanOrEqual(2000);
});

test("the twenty-first automation of an account is not switched on", async () => {
  const { api, seat, draft, post } = await ready();
  for (let n = 0; n < 20; n++) await post("/v1/automations", { ...draft, active: true });
  const response = await api.call("/v1/automations", {
    json: { ...draft, active: true },
    headers: seat.auth,
  });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ errors: [{ pointer: "/active", code: "too-many" }] });
});
