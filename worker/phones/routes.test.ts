import { describe, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { testEnv } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { fakeModel, type ModelReply } from "../testing/model.ts";
import { newMember, newWorkspace } from "../testing/people.ts";

async function extract(json: unknown): Promise<Response> {
  const mine = await newWorkspace();
  const viewer = await newMember(mine.workspaceId, "viewer");
  return testApi().call("/v1/phones/extract", { json, headers: viewer.auth });
}

test("numbers and addresses are found where they stand, each once", async () => {
  const text = "😍 oui ! 06 39 98 12 34 ou Marie@Mail.example, encore le 0639981234";
  const response = await extract({ text });
  expect(response.status).toBe(200);
  const body = (await response.json()) as { phones: { start: number; end: number }[]; emails: string[] };
  expect(body).toMatchObject({
    phones: [{ e164: "+33639981234", country: "FR", type: "mobile", method: "pattern" }],
    emails: ["marie@mail.example"],
  });
  expect(body.phones).toHaveLength(1);
  expect(text.slice(body.phones[0]!.start, body.phones[0]!.end)).toBe("06 39 98 12 34");
});

test.each(["", "rien du tout", "commande 20261122-0001", "x".repeat(100_000)])(
  "nothing is found in %.30s",
  async (text) => {
    expect(await (await extract({ text })).json()).toEqual({ phones: [], emails: [] });
  },
);

describe("what makes no sense is refused at its place", () => {
  test.each([
    [{}, "/text"],
    [{ text: 33 }, "/text"],
    [{ text: "x".repeat(100_001) }, "/text"],
    [{ text: "x", country: "France" }, "/country"],
    [{ text: "x", country: "fr" }, "/country"],
    [{ text: "x", ai: "yes" }, "/ai"],
    [{ text: "x", lang: "fr" }, "/lang"],
  ])("%#", async (json, pointer) => {
    const response = await extract(json);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
  });
});

describe("with `ai: true` a model is asked", () => {
  const HIDDEN = "zéro s!x puis tr3nte neuf xx quat vin dix uit euh douz et trante quat";

  async function withModel(reply: ModelReply, key: string | undefined = "sk-test") {
    const model = fakeModel(reply);
    const mine = await newWorkspace();
    const env = { ...testEnv, ...(key === undefined ? {} : { OPENAI_API_KEY: key }) };
    const app = createApp({ fetch: model.fetch });
    const call = async (
      path: string,
      json?: unknown,
      method = "POST",
      auth: Record<string, string> = mine.auth,
    ) =>
      app.request(
        `https://api.test${path}`,
        json === undefined
          ? { headers: auth }
          : { method, headers: { ...auth, "content-type": "application/json" }, body: JSON.stringify(json) },
        env,
      );
    const ask = (text: string) => call("/v1/phones/extract", { text, ai: true });
    return { model, mine, call, ask };
  }

  test("and says where the number stands, by its own method", async () => {
    const { ask, model, call } = await withModel({ numbers: ["+33639981234", "+33639989999"] });
    const response = await ask(HIDDEN);
    expect(response.status).toBe(200);
    const { phones } = (await response.json()) as { phones: { start: number; end: number }[] };
    expect(phones).toMatchObject([{ e164: "+33639981234", type: "mobile", method: "ai", confidence: 0.6 }]);
    expect(HIDDEN.slice(phones[0]!.start, phones[0]!.end)).toMatch(/^s!x .* quat$/);
    expect(model.calls).toHaveLength(1);
    expect(await (await call("/v1/workspace")).json()).toMatchObject({ aiDailyCalls: 200, aiCallsToday: 1 });
  });

  test("but not for what a rule reads, nor for nothing at all", async () => {
    const { ask, model } = await withModel({ numbers: [] });
    expect(await (await ask("06 39 98 12 34")).json()).toMatchObject({ phones: [{ method: "pattern" }] });
    expect(await (await ask("  ")).json()).toEqual({ phones: [], emails: [] });
    expect(model.calls).toHaveLength(0);
  });

  test("without a key it is off, and says so in the reader's language", async () => {
    const { mine, call } = await withModel({ numbers: [] }, "");
    const auth = { ...mine.auth, "accept-language": "fr" };
    const response = await call("/v1/phones/extract", { text: HIDDEN, ai: true }, "POST", auth);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: "ai-off", title: "IA désactivée" });
  });

  test("as often as the workspace allows a day, and never when it allows none", async () => {
    const { ask, call, model } = await withModel({ numbers: [] });
    expect((await call("/v1/workspace", { aiDailyCalls: 1 }, "PATCH")).status).toBe(200);
    expect((await ask(HIDDEN)).status).toBe(200);
    const spent = await ask(HIDDEN);
    expect(spent.status).toBe(429);
    expect(await spent.json()).toMatchObject({ code: "ai-budget-spent" });
    expect(Number(spent.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(model.calls).toHaveLength(1);
    await call("/v1/workspace", { aiDailyCalls: 0 }, "PATCH");
    expect(await (await ask(HIDDEN)).json()).toMatchObject({ code: "ai-off" });
    for (const aiDailyCalls of [-1, 10_001, 1.5, "5"])
      expect((await call("/v1/workspace", { aiDailyCalls }, "PATCH")).status).toBe(422);
  });

  test("and one that gives no answer is told, with when to try again", async () => {
    const { ask } = await withModel({ status: 429, type: "insufficient_quota", code: "insufficient_quota" });
    for (let times = 0; times < 2; times++) {
      const response = await ask(HIDDEN);
      expect(response.status).toBe(503);
      expect(response.headers.get("retry-after")).not.toBeNull();
      expect(await response.json()).toMatchObject({ code: "ai-unavailable" });
    }
  });

  test("only for people who may work with leads", async () => {
    const { mine, call } = await withModel({ numbers: [] });
    const viewer = await newMember(mine.workspaceId, "viewer");
    const asked = { text: HIDDEN, ai: true };
    expect((await call("/v1/phones/extract", asked, "POST", viewer.auth)).status).toBe(403);
  });
});

test("what the model reads is listed only to its own workspace, a page at a time", async () => {
  const api = testApi();
  const [mine, theirs] = [await newWorkspace(), await newWorkspace()];
  for (const [at, id] of ["int_a", "int_b", "int_c"].entries())
    await testEnv.DB.prepare(
      `INSERT INTO phone_readings (workspace_id, lead_id, interaction_id, account_id, dedupe_key, state, reason, asked_at, at, due_at)
       VALUES (?1, 'lead_1', ?2, 'acc_1', ?2, 'waiting', 'budget', ?3, ?3, 9e15)`,
    )
      .bind(mine.workspaceId, id, at)
      .run();
  const get = async (path: string, seat = mine) =>
    (await (await api.call(`/v1/phones/readings${path}`, { headers: seat.auth })).json()) as {
      items: { interactionId: string }[];
      nextCursor: string | null;
    };
  const first = await get("?limit=2");
  expect(first.items.map((one) => one.interactionId)).toEqual(["int_c", "int_b"]);
  expect(first.items[0]).toMatchObject({ leadId: "lead_1", state: "waiting", reason: "budget" });
  const second = await get(`?limit=2&cursor=${encodeURIComponent(first.nextCursor!)}`);
  expect(second).toMatchObject({ items: [{ interactionId: "int_a" }], nextCursor: null });
  expect(await get("", theirs)).toEqual({ items: [], nextCursor: null });
});
