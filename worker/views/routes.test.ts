import { describe, expect, test } from "vitest";
import { TenantDb } from "../db/tenant.ts";
import { testEnv } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { newMember, newWorkspace, type TestSeat } from "../testing/people.ts";
import type { View } from "./contract.ts";
import { readView } from "./service.ts";

const call = async (api: TestApi, seat: TestSeat, method: string, path: string, json?: unknown) => {
  const response = await api.call(`/v1/views${path}`, { method, json, headers: seat.auth });
  const text = await response.text();
  return {
    status: response.status,
    body: text === "" ? null : (JSON.parse(text) as View & { items: View[] }),
  };
};
const FILTER = { status: ["new", "contacted"], hasPhone: true, minScore: 15, q: "lyon", reminder: "due" };

describe("a saved view", () => {
  test("is kept, changed and deleted as it is given", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const made = await call(api, mine, "POST", "", { name: " Chauds ", filter: FILTER, sort: "recent" });
    expect(made).toEqual({
      status: 201,
      body: {
        id: expect.stringMatching(/^view_/),
        name: "Chauds",
        filter: FILTER,
        sort: "recent",
        shared: true,
        createdBy: mine.personId,
        createdAt: new Date(api.clock.now).toISOString(),
      },
    });
    const { id } = made.body!;
    expect((await call(api, mine, "GET", `/${id}`)).body).toEqual(made.body);
    const changed = await call(api, mine, "PATCH", `/${id}`, { filter: { tag: "vip" }, name: "VIP" });
    expect(changed).toEqual({ status: 200, body: { ...made.body, filter: { tag: "vip" }, name: "VIP" } });
    expect((await call(api, mine, "GET", "")).body).toEqual({ items: [changed.body], nextCursor: null });
    expect(await call(api, mine, "DELETE", `/${id}`)).toEqual({ status: 204, body: null });
    expect((await call(api, mine, "GET", `/${id}`)).status).toBe(404);
  });

  test("has its name alone in its workspace, whatever its capitals and accents", async () => {
    const api = testApi();
    const [mine, theirs] = [await newWorkspace(), await newWorkspace()];
    const add = (seat: TestSeat, name: string) => call(api, seat, "POST", "", { name, filter: {} });
    const first = await add(mine, "Réponses à faire");
    expect(first.status).toBe(201);
    expect(await add(mine, "REPONSES  A FAIRE")).toMatchObject({ status: 409, body: { code: "name-taken" } });
    expect((await add(theirs, "Réponses à faire")).status).toBe(201);
    const other = await add(mine, "Autres");
    const renamed = await call(api, mine, "PATCH", `/${other.body!.id}`, { name: "réponses à faire" });
    expect(renamed).toMatchObject({ status: 409, body: { code: "name-taken" } });
    const same = await call(api, mine, "PATCH", `/${first.body!.id}`, { name: "Réponses à Faire" });
    expect(same).toMatchObject({ status: 200, body: { name: "Réponses à Faire" } });
  });

  test("is one of 50 at most", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    for (let index = 0; index < 50; index++) {
      expect((await call(api, mine, "POST", "", { name: `Vue ${index}`, filter: {} })).status).toBe(201);
    }
    expect(await call(api, mine, "POST", "", { name: "Vue 51", filter: {} })).toMatchObject({
      status: 409,
      body: { code: "too-many-views" },
    });
  });

  test("of somebody's own is seen by nobody else; only its maker takes a shared one back", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const colleague = await newMember(mine.workspaceId, "member");
    const own = (await call(api, mine, "POST", "", { name: "À moi", filter: {}, shared: false })).body!;
    expect((await call(api, colleague, "GET", "")).body?.items).toEqual([]);
    for (const [method, json] of [
      ["GET"],
      ["PATCH", { name: "x" }],
      ["PATCH", { colour: 1 }],
      ["DELETE"],
    ] as const)
      expect((await call(api, colleague, method, `/${own.id}`, json)).status).toBe(404);
    const used = (seat: TestSeat) =>
      Promise.all([
        api.call(`/v1/leads?view=${own.id}`, { headers: seat.auth }),
        api.call(`/v1/leads/export.csv?view=${own.id}`, { headers: seat.auth }),
        api.call("/v1/leads/count", { json: { filter: { view: own.id } }, headers: seat.auth }),
        api.call("/v1/leads/bulk", {
          json: { filter: { view: own.id }, change: { blocked: true } },
          headers: seat.auth,
        }),
      ]).then((all) => all.map(({ status }) => status));
    expect(await used(colleague)).toEqual([422, 422, 422, 422]);
    expect(await used(mine)).toEqual([200, 200, 200, 200]);
    await call(api, mine, "PATCH", `/${own.id}`, { shared: true });
    expect(await used(colleague)).toEqual([200, 200, 200, 200]);
    expect((await call(api, colleague, "PATCH", `/${own.id}`, { sort: "created" })).status).toBe(200);
    expect((await call(api, colleague, "PATCH", `/${own.id}`, { shared: false })).status).toBe(403);
  });

  test.each<[string, unknown, string]>([
    ["no name", { filter: {} }, "/name"],
    ["an empty name", { name: "  ", filter: {} }, "/name"],
    ["no filter", { name: "x" }, "/filter"],
    ["an unknown field", { name: "x", filter: {}, colour: 1 }, "/colour"],
    ["an unknown filter", { name: "x", filter: { colour: 1 } }, "/filter/colour"],
    ["a view of a view", { name: "x", filter: { view: "view_1" } }, "/filter/view"],
    ["an empty list", { name: "x", filter: { status: [] } }, "/filter/status"],
    ["a score beyond 100", { name: "x", filter: { minScore: 101 } }, "/filter/minScore"],
    ["an unknown sort", { name: "x", filter: {}, sort: "name" }, "/sort"],
  ])("refuses %s by its field", async (_, json, pointer) => {
    const api = testApi();
    const response = await call(api, await newWorkspace(), "POST", "", json);
    expect(response).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  test("is not made by whoever only looks, and another workspace's is as missing as one that never was", async () => {
    const api = testApi();
    const [mine, theirs] = [await newWorkspace(), await newWorkspace()];
    const { id } = (await call(api, mine, "POST", "", { name: "Vue", filter: {} })).body!;
    const viewer = await newMember(mine.workspaceId, "viewer");
    expect((await call(api, viewer, "POST", "", { name: "x", filter: {} })).status).toBe(403);
    expect((await call(api, viewer, "DELETE", `/${id}`)).status).toBe(403);
    expect((await call(api, viewer, "GET", `/${id}`)).status).toBe(200);
    for (const method of ["GET", "PATCH", "DELETE"]) {
      const json = method === "PATCH" ? { colour: 1 } : undefined;
      expect((await call(api, theirs, method, `/${id}`, json)).status, method).toBe(404);
    }
    const actor = { kind: "key", keyId: "key_1", scopes: null, readOnly: true } as const;
    const read = (seat: TestSeat) => readView(new TenantDb(testEnv.DB, seat.workspaceId), actor, id);
    expect(await read(mine)).toMatchObject({ filter: {} });
    expect(await read(theirs)).toBeUndefined();
  });
});
