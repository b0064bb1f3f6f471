import { describe, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { testApi } from "../testing/api.ts";
import { addLeads } from "../testing/leads.ts";
import { newMember, newWorkspace } from "../testing/people.ts";
import type { ProblemBody } from "./contract.ts";

const problem = async (response: Response): Promise<ProblemBody> => response.json();

async function ready() {
  const api = testApi();
  const mine = await newWorkspace();
  const [leadId] = await addLeads(mine.workspaceId, [{}], api.clock.now);
  return { api, mine, leadId: leadId! };
}

describe("a parameter that a route does not take is refused by its name", () => {
  const paths = [
    ...new Set(
      createApp()
        .routes.filter(({ method, path }) => method === "GET" && path.startsWith("/v1/"))
        .map(({ path }) => path),
    ),
  ];

  test("on every route that is read", async () => {
    const { api, mine, leadId } = await ready();
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths) {
      const address = path.replace(/:\w+/, leadId);
      expect(address).not.toContain(":");
      const response = await api.call(`${address}?nonsense=1`, { headers: mine.auth });
      expect(response.status, path).toBe(422);
      expect((await problem(response)).errors, path).toContainEqual({
        parameter: "nonsense",
        code: "unknown-parameter",
        detail: "This name is not known here.",
      });
    }
  });

  test("each of several, and on routes that change something", async () => {
    const { api, mine, leadId } = await ready();
    const response = await api.call(`/v1/leads/${leadId}?dry=1&dry=2&x`, {
      method: "PATCH",
      json: { note: "x" },
      headers: mine.auth,
    });
    expect(response.status).toBe(422);
    expect((await problem(response)).errors?.map(({ parameter }) => parameter)).toEqual(["dry", "x"]);
    const lead = await api.call(`/v1/leads/${leadId}`, { headers: mine.auth });
    expect(await lead.json()).toMatchObject({ note: "" });
  });

  test("after who asks, before what they may and whether it is there", async () => {
    const { api, mine, leadId } = await ready();
    const viewer = await newMember(mine.workspaceId, "viewer");
    const theirs = await newWorkspace();
    expect((await api.call("/v1/me?nonsense=1")).status).toBe(401);
    for (const [path, seat] of [
      ["/v1/leads/export.csv?nonsense=1", viewer],
      [`/v1/leads/${leadId}?nonsense=1`, theirs],
      ["/v1/leads/lead_missing?nonsense=1", theirs],
    ] as const) {
      expect((await api.call(path, { headers: seat.auth })).status, path).toBe(422);
    }
    expect((await api.call("/v1/nowhere?nonsense=1", { headers: mine.auth })).status).toBe(404);
  });
});

describe("what is wrong with a list parameter", () => {
  test.each([
    ["status=new,sold", [["status", "invalid_value"]]],
    ["status=sold,gone,new,lost", [["status", "invalid_value"]]],
    ["status=", [["status", "too_small"]]],
    ["status=new&status=refused", [["status", "invalid_type"]]],
    [
      "reach=nowhere&platform=paper",
      [
        ["platform", "invalid_value"],
        ["reach", "invalid_value"],
      ],
    ],
  ])("%s is said once, under the parameter's name", async (query, expected) => {
    const { api, mine } = await ready();
    const { errors } = await problem(await api.call(`/v1/leads?${query}`, { headers: mine.auth }));
    expect(errors?.map(({ parameter, code }) => [parameter, code]).sort()).toEqual(expected);
  });
});

describe("numbers in a query are plain digits", () => {
  test.each(["1e2", "0x10", "5.0", "+5", "-1", "%205", "", "5%0A", "Infinity", "9".repeat(400), "٥"])(
    "limit=%s and minScore=%s are refused",
    async (value) => {
      const { api, mine } = await ready();
      for (const name of ["limit", "minScore"]) {
        const response = await api.call(`/v1/leads?${name}=${value}`, { headers: mine.auth });
        expect(response.status, name).toBe(422);
        expect((await problem(response)).errors?.[0]?.parameter).toBe(name);
      }
    },
  );

  test("and digits are taken", async () => {
    const { api, mine } = await ready();
    expect((await api.call("/v1/leads?limit=200&minScore=0", { headers: mine.auth })).status).toBe(200);
  });
});

describe("the sentences follow the reader", () => {
  const detailOf = async (language: string | undefined, path: string, json?: unknown) => {
    const { api, mine } = await ready();
    const headers = { ...mine.auth, ...(language ? { "accept-language": language } : {}) };
    return (await problem(await api.call(path, { json, headers }))).errors?.[0]?.detail;
  };

  test.each([
    ["fr-CA, en;q=0.5", "Au plus 200."],
    ["en, fr;q=0.5", "At most 200."],
    ["de", "At most 200."],
    [undefined, "At most 200."],
  ])("%s", async (language, detail) => {
    expect(await detailOf(language, "/v1/leads?limit=201")).toBe(detail);
  });

  test("each their own, when many ask at once", async () => {
    const { api, mine } = await ready();
    const languages = Array.from({ length: 20 }, (_, index) => (index % 2 ? "fr" : "en"));
    const answers = await Promise.all(
      languages.map(async (language) => {
        const headers = { ...mine.auth, "accept-language": language };
        return (await problem(await api.call("/v1/leads?limit=201", { headers }))).errors?.[0]?.detail;
      }),
    );
    expect(answers).toEqual(
      languages.map((language) => (language === "fr" ? "Au plus 200." : "At most 200.")),
    );
  });

  test("also where a service refuses, or a rule over several fields", async () => {
    expect(await detailOf("fr", "/v1/messages", { leadId: "lead_missing", text: "Bonjour" })).toBe(
      "Aucun contact n'a cet identifiant.",
    );
    expect(await detailOf("fr", "/v1/messages", { leadId: "lead_missing" })).toBe(
      "Donnez soit text, soit templateId, et un seul des deux.",
    );
    expect(await detailOf("fr", "/v1/messages", {})).toBe("Cette valeur est obligatoire.");
  });
});

describe("text that no store or screen can hold", () => {
  test.each<[string, string, unknown, string]>([
    ["POST", "/v1/templates", { name: "a\0b", body: "x" }, "/name"],
    ["POST", "/v1/templates", { name: "x", body: "a\0" }, "/body"],
    ["POST", "/v1/templates", { name: "x", body: "x", variants: ["y", "\0"] }, "/variants/1"],
    ["POST", "/v1/messages", { leadId: "lead_x", text: "Bon\0jour" }, "/text"],
    ["POST", "/v1/automations/dry-run", { keywords: ["pr\0ix"], text: "prix" }, "/keywords/0"],
    ["PATCH", "/v1/leads/:id", { note: "a\0b" }, "/note"],
    ["PATCH", "/v1/leads/:id", { tags: ["vip", "\0"] }, "/tags/1"],
  ])("%s %s %j is refused", async (method, path, json, pointer) => {
    const { api, mine, leadId } = await ready();
    const response = await api.call(path.replace(":id", leadId), { method, json, headers: mine.auth });
    expect(response.status).toBe(422);
    expect((await problem(response)).errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  test("half of a character is kept as U+FFFD, whole ones as they are", async () => {
    const { api, mine, leadId } = await ready();
    // A string literal cannot be sent as UTF-8 with half a pair in it: JSON escapes can.
    const response = await api.call(`/v1/leads/${leadId}`, {
      method: "PATCH",
      body: '{"note":"a\\ud83db \\ud83d\\ude00","tags":["\\udc00"]}',
      headers: { ...mine.auth, "content-type": "application/json" },
    });
    expect(await response.json()).toMatchObject({ note: "a\uFFFDb 😀", tags: ["\uFFFD"] });
    const template = await api.call("/v1/templates", {
      body: '{"name":"\\ud83d","body":"Bonjour \\udc00"}',
      headers: { ...mine.auth, "content-type": "application/json" },
    });
    expect(await template.json()).toMatchObject({ name: "\uFFFD", body: "Bonjour \uFFFD" });
  });
});
