import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { call } from "../testing/door.ts";
import { newMember, newPerson, newWorkspace } from "../testing/people.ts";

const db = (env as unknown as Env).DB;

test("a new workspace speaks French, in Paris, in euros, and nothing is stopped", async () => {
  const owner = await newWorkspace("Atelier Lou");
  const response = await call("/v1/workspace", { headers: owner.auth });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    id: owner.workspaceId,
    name: "Atelier Lou",
    zone: "Europe/Paris",
    language: "fr",
    country: "FR",
    currency: "EUR",
    stopped: false,
    aiDailyCalls: 200,
    aiCallsToday: 0,
  });
});

test("a change keeps what it does not name", async () => {
  const owner = await newWorkspace();
  const patch = (json: unknown) => call("/v1/workspace", { method: "PATCH", json, headers: owner.auth });
  expect(await (await patch({ zone: "America/Montreal" })).json()).toMatchObject({
    zone: "America/Montreal",
  });
  const stopped = await patch({ stopped: true });
  expect(stopped.status).toBe(200);
  expect(await stopped.json()).toMatchObject({ zone: "America/Montreal", language: "fr", stopped: true });
  expect(await (await patch({ language: "en", stopped: false })).json()).toMatchObject({
    zone: "America/Montreal",
    language: "en",
    stopped: false,
  });
  expect((await patch({})).status).toBe(200);
});

test("a change leaves the scoring rules of the workspace alone", async () => {
  const owner = await newWorkspace();
  await db
    .prepare(
      "INSERT INTO workspace_settings (workspace_id, scoring, scoring_version, updated_at) VALUES (?1, '{}', 7, 1)",
    )
    .bind(owner.workspaceId)
    .run();
  await call("/v1/workspace", { method: "PATCH", json: { currency: "CHF" }, headers: owner.auth });
  const row = await db
    .prepare(
      "SELECT scoring, scoring_version AS version, currency FROM workspace_settings WHERE workspace_id = ?1",
    )
    .bind(owner.workspaceId)
    .first();
  expect(row).toEqual({ scoring: "{}", version: 7, currency: "CHF" });
});

test.each([
  [{ zone: "Europe/Lutèce" }, "/zone"],
  [{ language: "de" }, "/language"],
  [{ currency: "euro" }, "/currency"],
  [{ stopped: "yes" }, "/stopped"],
  [{ name: "Autre" }, "/name"],
])("refuses %j by naming the field", async (json, pointer) => {
  const owner = await newWorkspace();
  const response = await call("/v1/workspace", { method: "PATCH", json, headers: owner.auth });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
});

test.each([
  ["owner", 200],
  ["admin", 200],
  ["member", 403],
  ["viewer", 403],
] as const)("a change by a %s answers %i", async (role, status) => {
  const owner = await newWorkspace();
  const who = role === "owner" ? owner : await newMember(owner.workspaceId, role);
  const response = await call("/v1/workspace", {
    method: "PATCH",
    json: { country: "BE" },
    headers: who.auth,
  });
  expect(response.status).toBe(status);
  expect((await call("/v1/workspace", { headers: who.auth })).status).toBe(200);
});

test("a person sees who they are, where, and every workspace they may switch to", async () => {
  const owner = await newWorkspace("Un");
  const second = await newWorkspace("Deux");
  await newMember(second.workspaceId, "viewer", {
    ...owner,
    auth: { authorization: owner.auth.authorization },
  });
  const response = await call("/v1/me", { headers: owner.auth });
  expect(await response.json()).toEqual({
    person: { id: owner.personId, name: "Camille Exemple", email: owner.email },
    role: "owner",
    workspace: expect.objectContaining({ id: owner.workspaceId, name: "Un", zone: "Europe/Paris" }),
    workspaces: [
      { id: owner.workspaceId, name: "Un", role: "owner" },
      { id: second.workspaceId, name: "Deux", role: "viewer" },
    ],
    demo: false,
  });
});

test("another workspace's settings are as absent as those of one that does not exist", async () => {
  const [mine, theirs] = [await newWorkspace(), await newWorkspace()];
  const bodies = [];
  for (const id of [theirs.workspaceId, "ws_missing"]) {
    const response = await call("/v1/workspace", { headers: { ...mine.auth, "x-workspace-id": id } });
    expect(response.status).toBe(404);
    bodies.push({ ...(await response.json<Record<string, unknown>>()), instance: "" });
  }
  expect(bodies[0]).toEqual(bodies[1]);
  const person = await newPerson();
  const alone = await call("/v1/workspace", {
    headers: { ...person.auth, "x-workspace-id": theirs.workspaceId },
  });
  expect(alone.status).toBe(404);
});
