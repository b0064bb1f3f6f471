import { describe, expect, test } from "vitest";
import { newAccount } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { newMember, newWorkspace, type TestSeat } from "../testing/people.ts";
import type { Automation } from "./contract.ts";

const iso = (at: number): string => new Date(at).toISOString();

async function ready() {
  const api = testApi();
  const mine = await newWorkspace();
  const account = await newAccount(api.deps, mine.workspaceId);
  const made = await api.call("/v1/templates", {
    json: { name: "Prix", body: "Bonjour" },
    headers: mine.auth,
  });
  const { id: templateId } = (await made.json()) as { id: string };
  const draft = {
    name: "Prix → message privé",
    accountId: account.id,
    trigger: {
      kind: "comment",
      keywords: ["prix", "combien"],
      excludes: ["merci"],
      mediaIds: ["17900000000000001"],
    },
    templateIds: [templateId],
  };
  return { api, mine, account, templateId, draft };
}

const add = (api: TestApi, seat: TestSeat, json: unknown): Promise<Response> =>
  api.call("/v1/automations", { json, headers: seat.auth });
const patch = (api: TestApi, seat: TestSeat, id: string, json: unknown): Promise<Response> =>
  api.call(`/v1/automations/${id}`, { method: "PATCH", json, headers: seat.auth });
const read = async (response: Promise<Response> | Response): Promise<Automation> =>
  (await response).json() as Promise<Automation>;

test("an automation is added, read, changed, listed and deleted", async () => {
  const { api, mine, draft } = await ready();
  const made = await add(api, mine, draft);
  expect(made.status).toBe(201);
  const automation = await read(made);
  expect(automation).toEqual({
    ...draft,
    filters: {},
    actions: {},
    id: automation.id,
    active: false,
    activatedAt: null,
    createdAt: iso(api.clock.now),
    matchedCount: null,
  });
  const changed = await read(
    patch(api, mine, automation.id, { name: "Tarif", trigger: { kind: "message" } }),
  );
  expect(changed).toEqual({ ...automation, name: "Tarif", trigger: { kind: "message" } });
  const list = await api.call("/v1/automations", { headers: mine.auth });
  expect(await list.json()).toEqual({ items: [{ ...changed, matchedCount: 0 }], nextCursor: null });
  const path = `/v1/automations/${automation.id}`;
  expect((await api.call(path, { method: "DELETE", headers: mine.auth })).status).toBe(204);
  expect((await api.call(path, { headers: mine.auth })).status).toBe(404);
});

test("switched on it is live from that second; off and on again from the new one", async () => {
  const { api, mine, draft } = await ready();
  const first = iso(api.clock.now);
  const { id, activatedAt } = await read(add(api, mine, { ...draft, active: true }));
  expect(activatedAt).toBe(first);
  api.clock.now += 60_000;
  expect(await read(patch(api, mine, id, { active: true, name: "Tarif" }))).toMatchObject({
    active: true,
    activatedAt: first,
  });
  expect(await read(patch(api, mine, id, { active: false }))).toMatchObject({ active: false });
  api.clock.now += 60_000;
  const again = await read(patch(api, mine, id, { active: true }));
  expect(again).toMatchObject({ active: true, activatedAt: iso(api.clock.now) });
});

describe("what leads nowhere is refused where it stands", () => {
  test.each<[string, (draft: Record<string, unknown>) => unknown, string, string]>([
    [
      "an account that is not there",
      (draft) => ({ ...draft, accountId: "acc_missing" }),
      "/accountId",
      "unknown-account",
    ],
    [
      "a template that is not there",
      (draft) => ({ ...draft, templateIds: [...(draft.templateIds as string[]), "tpl_missing"] }),
      "/templateIds/1",
      "unknown-template",
    ],
    ["no template", (draft) => ({ ...draft, templateIds: [] }), "/templateIds", "too_small"],
    [
      "a trigger of no kind",
      (draft) => ({ ...draft, trigger: { kind: "like" } }),
      "/trigger/kind",
      "invalid_value",
    ],
    [
      "a score trigger without a score",
      (draft) => ({ ...draft, trigger: { kind: "score" } }),
      "/trigger/minScore",
      "required",
    ],
    [
      "a score over 100",
      (draft) => ({ ...draft, trigger: { kind: "score", minScore: 101 } }),
      "/trigger/minScore",
      "too_big",
    ],
    [
      "an empty word",
      (draft) => ({ ...draft, trigger: { kind: "comment", keywords: [" "] } }),
      "/trigger/keywords/0",
      "too_small",
    ],
    ["a field that is not there", (draft) => ({ ...draft, enabled: true }), "/enabled", "unknown-field"],
  ])("%s", async (_, change, pointer, code) => {
    const { api, mine, draft } = await ready();
    const response = await add(api, mine, change(draft));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ pointer, code }] });
  });

  test("another workspace's account and template are as unknown as missing ones", async () => {
    const { api, mine, draft } = await ready();
    const theirs = await ready();
    const response = await add(api, mine, {
      ...draft,
      accountId: theirs.account.id,
      templateIds: [theirs.templateId],
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      errors: [
        { pointer: "/accountId", code: "unknown-account" },
        { pointer: "/templateIds/0", code: "unknown-template" },
      ],
    });
  });

  test("a change is held to the same", async () => {
    const { api, mine, draft } = await ready();
    const { id } = await read(add(api, mine, draft));
    const response = await patch(api, mine, id, { templateIds: ["tpl_missing"] });
    expect(response.status).toBe(422);
    expect((await patch(api, mine, id, { accountId: "acc_1" })).status).toBe(422);
  });
});

describe("another workspace's automation is as missing as one that never was", () => {
  test.each<[string, unknown]>([
    ["GET", undefined],
    ["PATCH", { active: false }],
    ["PATCH", { unknown: true }],
    ["DELETE", undefined],
  ])("%s %j", async (method, json) => {
    const { api, mine, draft } = await ready();
    const { id } = await read(add(api, mine, draft));
    const theirs = await newWorkspace();
    for (const one of [id, "aut_missing"]) {
      const response = await api.call(`/v1/automations/${one}`, { method, json, headers: theirs.auth });
      expect(response.status).toBe(404);
    }
  });
});

test("rules are changed by those who run the workspace", async () => {
  const { api, mine, draft } = await ready();
  for (const [role, status] of [
    ["member", 403],
    ["viewer", 403],
    ["admin", 201],
  ] as const) {
    expect((await add(api, await newMember(mine.workspaceId, role), draft)).status, role).toBe(status);
  }
});

describe("a dry run tells what some words would make of a text, and why", () => {
  test.each([
    [
      { keywords: ["prix"], text: "Quel est le PRIX ?" },
      { matched: true, reason: "keyword", optOut: false, intent: "price" },
    ],
    [
      { keywords: ["prix"], text: "trop beau 😍" },
      { matched: false, reason: "no-keyword", intent: "praise" },
    ],
    [
      { keywords: ["prix"], excludes: ["merci"], text: "prix ? merci" },
      { matched: false, reason: "excluded-word" },
    ],
    [
      { keywords: [], text: "bonjour" },
      { matched: true, reason: "any" },
    ],
    [
      { keywords: ["stop"], text: "STOP" },
      { matched: false, reason: "opted-out", optOut: true },
    ],
  ])("%j", async (json, expected) => {
    const api = testApi();
    const mine = await newWorkspace();
    const viewer = await newMember(mine.workspaceId, "viewer");
    const response = await api.call("/v1/automations/dry-run", { json, headers: viewer.auth });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject(expected);
  });

  test.each([
    [{ text: "x" }, "/keywords"],
    [{ keywords: ["x"] }, "/text"],
    [{ keywords: "x", text: "x" }, "/keywords"],
    [{ keywords: [], text: "x", language: "fr" }, "/language"],
  ])("%j is refused at %s", async (json, pointer) => {
    const api = testApi();
    const mine = await newWorkspace();
    const response = await api.call("/v1/automations/dry-run", { json, headers: mine.auth });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
  });
});
