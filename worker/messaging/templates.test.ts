import { describe, expect, test } from "vitest";
import { newAccount } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { addLeads } from "../testing/leads.ts";
import { newMember, newWorkspace, type TestSeat } from "../testing/people.ts";
import type { Template } from "./contract.ts";

const add = (api: TestApi, seat: TestSeat, json: unknown): Promise<Response> =>
  api.call("/v1/templates", { json, headers: seat.auth });

async function withTemplate(body = "Bonjour {{first_name|toi}} !") {
  const api = testApi();
  const mine = await newWorkspace();
  const template = (await (await add(api, mine, { name: "Prix", body })).json()) as Template;
  return { api, mine, template };
}

test("a template is added, read, changed, listed and deleted", async () => {
  const { api, mine, template } = await withTemplate();
  expect(template).toMatchObject({ name: "Prix", body: "Bonjour {{first_name|toi}} !", variants: [] });
  const path = `/v1/templates/${template.id}`;
  api.clock.now += 1000;
  const changed = await api.call(path, {
    method: "PATCH",
    json: { variants: ["Salut {{username}}"] },
    headers: mine.auth,
  });
  expect(changed.status).toBe(200);
  const next = {
    ...template,
    variants: ["Salut {{username}}"],
    updatedAt: new Date(api.clock.now).toISOString(),
  };
  expect(await changed.json()).toEqual(next);
  expect(await (await api.call("/v1/templates", { headers: mine.auth })).json()).toEqual({
    items: [next],
    nextCursor: null,
  });
  expect((await api.call(path, { method: "DELETE", headers: mine.auth })).status).toBe(204);
  expect((await api.call(path, { headers: mine.auth })).status).toBe(404);
  expect((await api.call(path, { method: "DELETE", headers: mine.auth })).status).toBe(404);
});

test("every template comes once over the pages", async () => {
  const { api, mine } = await withTemplate();
  for (let index = 0; index < 6; index++) await add(api, mine, { name: `Modèle ${index}`, body: "x" });
  const found: string[] = [];
  let cursor = "";
  for (let page = 0; page < 4; page++) {
    const response = await api.call(`/v1/templates?limit=2${cursor}`, { headers: mine.auth });
    const { items, nextCursor } = (await response.json()) as { items: Template[]; nextCursor: string | null };
    found.push(...items.map((item) => item.name));
    if (!nextCursor) break;
    cursor = `&cursor=${nextCursor}`;
  }
  expect(found).toHaveLength(7);
  expect(new Set(found).size).toBe(7);
});

describe("what cannot be sent is refused where it is wrong", () => {
  test.each([
    [{ name: "x", body: "Bonjour {{prenom}}" }, "/body", "unknown-variable"],
    [{ name: "x", body: "ok", variants: ["ok", "{{nom}}"] }, "/variants/1", "unknown-variable"],
    [{ name: "x", body: "Bonjour {{username" }, "/body", "unclosed-braces"],
    [{ name: "x", body: "   " }, "/body", "too_small"],
    [{ name: "", body: "x" }, "/name", "too_small"],
    [{ name: "x" }, "/body", "invalid_type"],
    [{ name: "x", body: "x".repeat(4001) }, "/body", "too_big"],
    [{ name: "x", body: "x", variants: Array(11).fill("x") }, "/variants", "too_big"],
    [{ name: "x", body: "x", html: true }, "/html", "unknown-field"],
    [{ name: "x", body: "x", imageUrl: "http://images.example/a.jpg" }, "/imageUrl", "custom"],
    [{ name: "x", body: "x", imageUrl: "https://localhost/a.jpg" }, "/imageUrl", "custom"],
    [{ name: "x", body: "x", imageUrl: "https://192.0.2.1/a.jpg" }, "/imageUrl", "custom"],
    [{ name: "x", body: "x", imageUrl: "https://[2001:db8::1]/a.jpg" }, "/imageUrl", "custom"],
    [{ name: "x", body: "x", imageUrl: "https://a:b@images.example/a.jpg" }, "/imageUrl", "custom"],
  ])("%#: %j", async (json, pointer, code) => {
    const api = testApi();
    const mine = await newWorkspace();
    const response = await add(api, mine, json);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ pointer, code }] });
  });
});

describe("a preview shows what the person would read", () => {
  test.each([
    ["Bonjour {{first_name|toi}} !", "Zoé Müller", "Bonjour Zoé !", []],
    ["Bonjour {{first_name|toi}} !", null, "Bonjour toi !", []],
    ["Bonjour {{first_name}} !", null, "Bonjour !", ["missing-first-name"]],
    ["@{{username}} sur {{platform}} 😍", null, "@zoe.exemple sur Instagram 😍", []],
  ])("%s to %s", async (body, displayName, text, warnings) => {
    const { api, mine, template } = await withTemplate(body);
    const account = await newAccount(api.deps, mine.workspaceId);
    const [leadId] = await addLeads(
      mine.workspaceId,
      [{ username: "zoe.exemple", displayName, accountId: account.id }],
      api.clock.now,
    );
    const response = await api.call(`/v1/templates/${template.id}/preview`, {
      json: { leadId },
      headers: mine.auth,
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      text,
      bytes: new TextEncoder().encode(text).length,
      maxBytes: 1000,
      imageUrl: null,
      warnings,
    });
  });

  test("and says when a platform would not take it", async () => {
    const { api, mine, template } = await withTemplate("é".repeat(501));
    const account = await newAccount(api.deps, mine.workspaceId);
    const [leadId] = await addLeads(mine.workspaceId, [{ accountId: account.id }], api.clock.now);
    const response = await api.call(`/v1/templates/${template.id}/preview`, {
      json: { leadId },
      headers: mine.auth,
    });
    expect(await response.json()).toMatchObject({ bytes: 1002, warnings: ["too-long"] });
  });

  test("one wording or another, and the picture that follows", async () => {
    const { api, mine, template } = await withTemplate("Bonjour");
    const account = await newAccount(api.deps, mine.workspaceId);
    const [leadId] = await addLeads(mine.workspaceId, [{ accountId: account.id }], api.clock.now);
    const imageUrl = "https://images.example/sac.jpg";
    await api.call(`/v1/templates/${template.id}`, {
      method: "PATCH",
      json: { variants: ["Salut"], imageUrl },
      headers: mine.auth,
    });
    const preview = (variant: number) =>
      api.call(`/v1/templates/${template.id}/preview`, { json: { leadId, variant }, headers: mine.auth });
    expect(await (await preview(0)).json()).toMatchObject({ text: "Bonjour", imageUrl, warnings: [] });
    expect(await (await preview(1)).json()).toMatchObject({ text: "Salut" });
    expect(await (await preview(2)).json()).toMatchObject({ errors: [{ pointer: "/variant" }] });
  });

  test("but not to somebody of another workspace", async () => {
    const { api, mine, template } = await withTemplate();
    const theirs = await newWorkspace();
    const [leadId] = await addLeads(theirs.workspaceId, [{}], api.clock.now);
    for (const id of [leadId, "lead_missing"]) {
      const response = await api.call(`/v1/templates/${template.id}/preview`, {
        json: { leadId: id },
        headers: mine.auth,
      });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ errors: [{ pointer: "/leadId", code: "unknown-lead" }] });
    }
  });
});

test("a template that an automation writes with stays", async () => {
  const { api, mine, template } = await withTemplate();
  const account = await newAccount(api.deps, mine.workspaceId);
  const automation = {
    name: "Prix",
    accountId: account.id,
    trigger: { kind: "comment" },
    templateIds: [template.id],
  };
  const made = await api.call("/v1/automations", { json: automation, headers: mine.auth });
  const { id } = (await made.json()) as { id: string };
  const remove = () => api.call(`/v1/templates/${template.id}`, { method: "DELETE", headers: mine.auth });
  const refused = await remove();
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: "template-in-use" });
  await api.call(`/v1/automations/${id}`, { method: "DELETE", headers: mine.auth });
  expect((await remove()).status).toBe(204);
});

describe("another workspace's template is as missing as one that never was", () => {
  test.each<[string, string, unknown]>([
    ["GET", "", undefined],
    ["PATCH", "", { name: "x" }],
    ["PATCH", "", { unknown: true }],
    ["DELETE", "", undefined],
    ["POST", "/preview", { leadId: "lead_1" }],
    ["POST", "/preview", {}],
  ])("%s %s %j", async (method, path, json) => {
    const { api, template } = await withTemplate();
    const mine = await newWorkspace();
    for (const id of [template.id, "tpl_missing"]) {
      const response = await api.call(`/v1/templates/${id}${path}`, { method, json, headers: mine.auth });
      expect(response.status).toBe(404);
    }
  });
});

test("members write templates, viewers read them", async () => {
  const { api, mine, template } = await withTemplate();
  const [member, viewer] = [
    await newMember(mine.workspaceId, "member"),
    await newMember(mine.workspaceId, "viewer"),
  ];
  expect((await add(api, member, { name: "x", body: "x" })).status).toBe(201);
  expect((await add(api, viewer, { name: "x", body: "x" })).status).toBe(403);
  expect((await api.call(`/v1/templates/${template.id}`, { headers: viewer.auth })).status).toBe(200);
});
