import { describe, expect, test } from "vitest";
import { provenNumbers } from "../../worker/phones/ai-answer.ts";
import { type AiAnswer, askModel } from "../../worker/phones/ai-model.ts";
import { createOpenAi } from "./app.ts";
import { FAULTS, type Fault } from "./faults.ts";
import { digitsSaid } from "./reading.ts";
import { hasPublishedSpec, knownProperties, misfits } from "./testing/published.ts";

/**
 * The Worker's own adapter against the stand-in, and both beside OpenAI's published description when that is at hand
 * (`../shared/specs/openai` next to the repository). It does not travel with the repository.
 */
if (!hasPublishedSpec)
  console.info("contract: OpenAI's description is not here; requests and answers are not compared with it");

const HIDDEN = "zéro s!x puis tr3nte neuf, quatre vingt dix uit douz trante quat";
const setup = {
  apiKey: "sk-test",
  baseUrl: "https://model.example/v1",
  models: ["gpt-4o-mini", "gpt-6-luna"],
};
const question = { text: HIDDEN, country: "FR", safetyId: "a".repeat(64) };

function standIn(options: { models?: string[]; apiKey?: string } = {}) {
  const openAi = createOpenAi({ now: () => Date.UTC(2026, 10, 22), ...options });
  const answers: { status: number; body: unknown }[] = [];
  const ask = (models = setup.models): Promise<AiAnswer> =>
    askModel(
      { ...setup, models },
      (async (input, init) => {
        const response = await openAi.app.request(new Request(input, init));
        if (response.status !== 499)
          answers.push({ status: response.status, body: await response.clone().json() });
        return response;
      }) as typeof fetch,
      question,
    );
  return { ...openAi, answers, ask };
}

test("a disguised number is read by the stand-in, and the text proves it", async () => {
  const { ask } = standIn();
  const answer = await ask();
  expect(answer).toEqual({ kind: "named", numbers: ["+33639981234"] });
  expect(provenNumbers(HIDDEN, answer.kind === "named" ? answer.numbers : [], "FR")).toMatchObject([
    { e164: "+33639981234", type: "mobile", method: "ai" },
  ]);
  expect(await ask()).toEqual(answer);
});

describe("what goes wrong has a name", () => {
  const REASONS: Record<Exclude<Fault, "silence" | "invented">, [string, number | null]> = {
    "rate-limit": ["rate-limit", 20_000],
    quota: ["quota", null],
    overloaded: ["overloaded", 1500],
    "server-error": ["server", null],
    "model-gone": ["model", null],
    "key-refused": ["key", null],
    refusal: ["refused", null],
    cut: ["cut", null],
    empty: ["unreadable", null],
    filtered: ["refused", null],
    "other-form": ["unreadable", null],
  };
  test.each(Object.entries(REASONS))("%s", async (fault, [reason, retryAfterMs]) => {
    const { ask, setFault } = standIn();
    setFault(fault as Fault);
    expect(await ask()).toEqual({ kind: "failed", reason, retryAfterMs });
  });

  test("silence ends after eight seconds", { timeout: 20_000 }, async () => {
    const { ask, setFault } = standIn();
    setFault("silence");
    expect(await ask()).toEqual({ kind: "failed", reason: "timeout", retryAfterMs: null });
  });

  test("a number that nobody said is named, and thrown away", async () => {
    const { ask, setFault } = standIn();
    setFault("invented");
    const answer = await ask();
    expect(answer).toEqual({ kind: "named", numbers: ["+33639980000"] });
    expect(provenNumbers(HIDDEN, ["+33639980000"], "FR")).toEqual([]);
  });
});

test("a model that is gone is followed by the next; a parameter one does not know is left out", async () => {
  const { ask, calls } = standIn({ models: ["gpt-6-luna"] });
  expect(await ask()).toMatchObject({ kind: "named" });
  expect(calls.map(({ body }) => [body.model, body.reasoning_effort])).toEqual([
    ["gpt-4o-mini", undefined],
    ["gpt-6-luna", "low"],
  ]);
  const other = standIn({ models: ["o9-mini"] });
  expect(await other.ask(["o9-mini"])).toMatchObject({ kind: "named" });
  expect(other.calls.map(({ body }) => body.reasoning_effort)).toEqual(["low", undefined]);
});

test("another key than the one that is known is refused; models say when they end", async () => {
  const { app } = createOpenAi({ now: () => 0, apiKey: "sk-known" });
  const asked = (key: string) => app.request("/v1/models", { headers: { authorization: `Bearer ${key}` } });
  expect((await asked("sk-other")).status).toBe(401);
  const { data } = (await (await asked("sk-known")).json()) as { data: unknown[] };
  expect(data).toContainEqual(expect.objectContaining({ id: "gpt-4o-mini", shutdown_date: "2027-01-14" }));
});

test("faults are switched by the control door", async () => {
  const { app } = createOpenAi({ now: () => 0 });
  const turn = (fault: unknown) =>
    app.request("/control", { method: "POST", body: JSON.stringify({ fault }) });
  expect((await turn("quota")).status).toBe(200);
  const body = JSON.stringify({ model: "gpt-4o-mini", messages: [{ role: "user", content: "06" }] });
  const ask = () =>
    app.request("/v1/chat/completions", { method: "POST", body, headers: { authorization: "Bearer x" } });
  expect((await ask()).status).toBe(429);
  expect((await turn("nonsense")).status).toBe(400);
  expect((await turn(null)).status).toBe(200);
  expect((await ask()).status).toBe(200);
});

test.each([
  ["zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre", "0639981234"],
  ["06 soixante-douze 98 dix-sept 34", "0672981734"],
  ["rien", ""],
])("the stand-in hears %s", (text, digits) => expect(digitsSaid(text)).toBe(digits));

/** What the page on chat completions says where the description is missing: the names of what we send. */
const SENT = new Set(
  "model messages max_completion_tokens reasoning_effort store safety_identifier response_format".split(" "),
);

test("requests and answers are what OpenAI's description says", async () => {
  const known = hasPublishedSpec ? knownProperties("CreateChatCompletionRequest") : SENT;
  const misfit = hasPublishedSpec ? misfits : () => [];
  for (const fault of [null, ...FAULTS.filter((one) => one !== "silence")]) {
    const { ask, setFault, calls, answers } = standIn();
    setFault(fault);
    await ask();
    for (const { body } of calls) {
      expect(misfit("CreateChatCompletionRequest", body)).toEqual([]);
      expect(Object.keys(body).filter((name) => !known.has(name))).toEqual([]);
    }
    for (const { status, body } of answers) {
      const name = status === 200 ? "CreateChatCompletionResponse" : "ErrorResponse";
      expect([fault, ...misfit(name, body)]).toEqual([fault]);
    }
  }
  const { app } = createOpenAi({ now: () => 0 });
  const models = await app.request("/v1/models", { headers: { authorization: "Bearer x" } });
  expect(misfit("ListModelsResponse", await models.json())).toEqual([]);
  if (hasPublishedSpec) {
    expect(misfits("CreateChatCompletionRequest", { model: "x" })).not.toEqual([]);
    expect(misfits("CreateChatCompletionRequest", { model: 3, messages: [] })).not.toEqual([]);
    expect(misfits("ErrorResponse", { error: { message: "no" } })).not.toEqual([]);
  }
});
