import { expect, test } from "vitest";
import { comment } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { addLeads, type LeadSeed } from "../testing/leads.ts";
import { newMember, newWorkspace } from "../testing/people.ts";
import { privacyWorld } from "../testing/privacy.ts";
import type { Duplicate } from "./merge-contract.ts";

async function withLeads(seeds: readonly LeadSeed[]) {
  const api = testApi();
  const seat = await newWorkspace();
  const ids = await addLeads(seat.workspaceId, seeds, api.clock.now);
  const get = async (path: string) =>
    (await (await api.call(`/v1/leads${path}`, { headers: seat.auth })).json()) as {
      items: Duplicate[];
      nextCursor: string | null;
    };
  const all = async (limit = 50) => {
    const items: Duplicate[] = [];
    let cursor: string | null = "";
    for (let page = 0; cursor !== null && page < 400; page++) {
      const next = await get(`/duplicates?limit=${limit}${cursor === "" ? "" : `&cursor=${cursor}`}`);
      items.push(...next.items);
      cursor = next.nextCursor;
    }
    expect(cursor).toBeNull();
    return items;
  };
  return { api, seat, ids, get, all };
}
const named = (username: string, displayName: string | null = null, more: LeadSeed = {}): LeadSeed => ({
  username,
  displayName,
  ...more,
});

test("people who share a number, an address, a username or a name are suggested with the reason", async () => {
  const { ids, all } = await withLeads([
    named("a.un", null, { phones: ["+33639981234"] }),
    named("a.deux", null, { phones: ["+33639981234"] }),
    named("b.un", null, { emails: ["marie@courriel.example"] }),
    named("b.deux", null, { emails: ["marie@courriel.example"] }),
    named("camille.exemple", null),
    named("camille.exemple", null, { accountId: "acc_other" }),
    named("d.un", "Dominique Exemple"),
    named("d.deux", "Dominique  EXEMPLE"),
    named("seule", "Personne Ici"),
  ]);
  const items = await all();
  expect(items.map(({ reason, leads }) => [reason, leads.map(({ id }) => id).sort()])).toEqual([
    ["same-phone", [ids[0], ids[1]].sort()],
    ["same-email", [ids[2], ids[3]].sort()],
    ["same-username", [ids[4], ids[5]].sort()],
    ["same-name", [ids[6], ids[7]].sort()],
  ]);
  expect(items[0]).toMatchObject({ value: "+33639981234" });
  expect(items[0]!.leads[0]!.phones).toEqual(["+33639981234"]);
});

test("a pair with several reasons is named once, by the first", async () => {
  const seed = { phones: ["+33639981234"], emails: ["marie@courriel.example"] };
  const { ids, all, get } = await withLeads([
    named("marie.exemple", "Marie Exemple", seed),
    named("marie.exemple", "Marie Exemple", { ...seed, accountId: "acc_other" }),
  ]);
  expect((await all()).map(({ reason }) => reason)).toEqual(["same-phone"]);
  const { items } = await get(`/${ids[0]}/duplicates`);
  expect(items).toHaveLength(1);
  expect(items[0]!.confidence).toBeGreaterThanOrEqual(0.9);
});

test("a number that many gave suggests nobody", async () => {
  const { ids, all, get } = await withLeads(
    Array.from({ length: 12 }, (_, index) => named(`p${index}.exemple`, null, { phones: ["+33639980000"] })),
  );
  expect(await all()).toEqual([]);
  expect((await get(`/${ids[3]}/duplicates`)).items).toEqual([]);
});

test("a dismissed pair stays away, for the list and for each of the two", async () => {
  const { api, seat, ids, all, get } = await withLeads([
    named("a.un", null, { phones: ["+33639981234"] }),
    named("a.deux", null, { phones: ["+33639981234"] }),
  ]);
  const [pair] = await all();
  const dismiss = (id: string, auth = seat.auth) =>
    api.call(`/v1/leads/duplicates/${encodeURIComponent(id)}/dismiss`, { method: "POST", headers: auth });
  const viewer = await newMember(seat.workspaceId, "viewer");
  expect((await dismiss(pair!.id, viewer.auth)).status).toBe(403);
  const stranger = await newWorkspace();
  expect((await dismiss(pair!.id, stranger.auth)).status).toBe(404);
  expect((await dismiss("nonsense")).status).toBe(404);
  expect((await dismiss(pair!.id)).status).toBe(204);
  expect((await dismiss(pair!.id)).status).toBe(204);
  expect(await all()).toEqual([]);
  for (const id of ids) expect((await get(`/${id}/duplicates`)).items).toEqual([]);
});

test("every pair of a large workspace is found, a page at a time within its budget", async () => {
  const seeds = Array.from({ length: 2600 }, (_, index) =>
    named(`personne.${index}`, null, {
      phones: [`+336399${String(index < 1300 ? index : index - 1300 + 600).padStart(5, "0")}`],
    }),
  );
  const { all, get } = await withLeads(seeds);
  const items = await all(7);
  expect(items).toHaveLength(700);
  expect(new Set(items.map(({ id }) => id)).size).toBe(700);
  expect((await get("/duplicates?limit=7")).items.length).toBeLessThanOrEqual(8);
});

test("somebody known by name alone, and by an id since, is suggested and can be merged", async () => {
  const world = await privacyWorld();
  const { account, clock, take, call } = world;
  const said = (externalId: string, text: string) =>
    comment(account, text, clock.now, { person: { externalId, username: "marie.exemple" } });
  await take(said("@marie.exemple", "prix ?"));
  await take(said("9100000000000001", "toujours là"));
  const { items } = (await (await call("GET", "/v1/leads/duplicates")).json()) as { items: Duplicate[] };
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ reason: "same-username", value: "marie.exemple" });
  const [one, other] = items[0]!.leads;
  const merged = await call("POST", `/v1/leads/${one!.id}/merge`, {
    body: JSON.stringify({ leadId: other!.id }),
    headers: { "content-type": "application/json" },
  });
  expect(await merged.json()).toMatchObject({
    lead: { interactionCount: 2, externalId: "9100000000000001" },
  });
  expect(await (await call("GET", "/v1/leads/duplicates")).json()).toEqual({ items: [], nextCursor: null });
});
