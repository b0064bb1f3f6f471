import { Hono } from "hono";
import { type Fault, faultAnswer, isFault } from "./faults.ts";
import { numbersSaid } from "./reading.ts";

export type OpenAiOptions = {
  /** Epoch ms. */
  now: () => number;
  /** Models that answer; any other is 404 `model_not_found`. */
  models?: readonly string[];
  /** Any key will do, unless one is named. */
  apiKey?: string;
};
export type OpenAiCall = { authorization: string | null; body: Record<string, unknown> };
export type OpenAi = {
  app: Hono;
  /** What was asked, newest last, 100 at most. */
  calls: OpenAiCall[];
  /** What goes wrong from now on; null: nothing. */
  setFault(fault: Fault | null): void;
};

const MODELS = ["gpt-4o-mini", "gpt-6-luna"];
const MOST_CALLS = 100;
/** Announced for the older model. */
const SHUTDOWN: Readonly<Record<string, string>> = { "gpt-4o-mini": "2027-01-14" };

/**
 * OpenAI's stand-in: `/v1/models` and `/v1/chat/completions` with strict structured output. The same message always
 * gets the same answer. `POST /control {fault}` switches a fault on, `{fault: null}` off.
 */
export function createOpenAi({ now, models = MODELS, apiKey }: OpenAiOptions): OpenAi {
  const calls: OpenAiCall[] = [];
  let fault: Fault | null = null;
  let made = 0;
  const app = new Hono();
  const refuse = (
    status: 400 | 401 | 404,
    code: string | null,
    message: string,
    param: string | null = null,
  ) => Response.json({ error: { message, type: "invalid_request_error", param, code } }, { status });

  app.use("/v1/*", async (c, next) => {
    const given = c.req.header("authorization");
    const isKnown = given?.startsWith("Bearer ") && (apiKey === undefined || given === `Bearer ${apiKey}`);
    if (!isKnown) return refuse(401, "invalid_api_key", "Incorrect API key provided.");
    await next();
    c.header("x-request-id", `req_${made}`);
    c.header("openai-version", "2020-10-01");
    c.header("x-ratelimit-remaining-requests", "4999");
    c.header("x-ratelimit-reset-requests", "12ms");
  });
  app.get("/v1/models", (c) =>
    c.json({
      object: "list",
      data: models.map((id) => ({
        id,
        object: "model",
        created: 1_721_172_717,
        owned_by: "openai",
        shutdown_date: SHUTDOWN[id] ?? null,
      })),
    }),
  );
  app.post("/v1/chat/completions", async (c) => {
    const body = (await c.req.json().catch(() => null)) as Record<string, unknown> | null;
    if (body === null || !Array.isArray(body.messages) || typeof body.model !== "string")
      return refuse(400, null, "We could not parse the JSON body of your request.");
    made += 1;
    calls.push({ authorization: c.req.header("authorization") ?? null, body });
    if (calls.length > MOST_CALLS) calls.shift();
    if (!models.includes(body.model) || fault === "model-gone")
      return refuse(404, "model_not_found", `The model \`${body.model}\` does not exist.`);
    const wrong = schemaFault(body.response_format);
    if (wrong) return refuse(400, null, wrong, "response_format");
    if (body.reasoning_effort !== undefined && !/^gpt-[5-9]/.test(body.model))
      return refuse(
        400,
        "unsupported_parameter",
        "Unsupported parameter: 'reasoning_effort'.",
        "reasoning_effort",
      );
    const completion = (content: string | null, reason = "stop", refusal: string | null = null) => ({
      id: `chatcmpl-${String(made).padStart(6, "0")}`,
      object: "chat.completion",
      created: Math.floor(now() / 1000),
      model: body.model,
      choices: [
        {
          index: 0,
          message: { role: "assistant", content, refusal, annotations: [] },
          logprobs: null,
          finish_reason: reason,
        },
      ],
      usage: {
        prompt_tokens: 200,
        completion_tokens: 20,
        total_tokens: 220,
        prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
        completion_tokens_details: {
          reasoning_tokens: 0,
          audio_tokens: 0,
          accepted_prediction_tokens: 0,
          rejected_prediction_tokens: 0,
        },
      },
      service_tier: "default",
    });
    const answer = JSON.stringify({ numbers: numbersSaid(messageIn(body.messages)) });
    if (fault === null) return c.json(completion(answer));
    return faultAnswer(fault, { answer, completion, signal: c.req.raw.signal });
  });
  app.post("/control", async (c) => {
    const { fault: next } = (await c.req.json().catch(() => ({}))) as { fault?: unknown };
    if (next !== null && !isFault(next)) return c.json({ error: "no such fault" }, 400);
    fault = next;
    return c.json({ fault });
  });
  return {
    app,
    calls,
    setFault(next) {
      fault = next;
    },
  };
}

/** The person's words: the last message, plain or under `message` of a JSON object. */
function messageIn(messages: unknown[]): string {
  const content = (messages.at(-1) as { content?: unknown } | undefined)?.content;
  if (typeof content !== "string") return "";
  try {
    const { message } = JSON.parse(content) as { message?: unknown };
    return typeof message === "string" ? message : content;
  } catch {
    return content;
  }
}

/** What strict structured output refuses of a schema: every property required, no other allowed, at every level. */
function schemaFault(format: unknown): string | null {
  const { type, json_schema: wanted } = (format ?? {}) as {
    type?: string;
    json_schema?: { name?: string; strict?: boolean; schema?: unknown };
  };
  if (type !== "json_schema") return null;
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(wanted?.name ?? "")) return "Invalid 'response_format.json_schema.name'.";
  return wanted?.strict ? strictFault(wanted.schema, true) : null;
}

function strictFault(schema: unknown, isRoot = false): string | null {
  const one = (schema ?? {}) as Record<string, unknown>;
  if (isRoot && one.type !== "object") return "Invalid schema: the root must be an object.";
  if (["allOf", "not", "if"].some((word) => word in one)) return "Invalid schema: a word is not permitted.";
  if (one.type === "array") return strictFault(one.items);
  if (one.type !== "object") return null;
  const properties = (one.properties ?? {}) as Record<string, unknown>;
  const required = new Set(Array.isArray(one.required) ? one.required : []);
  if (one.additionalProperties !== false)
    return "Invalid schema: 'additionalProperties' is required to be false.";
  if (Object.keys(properties).some((name) => !required.has(name)))
    return "Invalid schema: 'required' must name every property.";
  for (const inner of Object.values(properties)) {
    const fault = strictFault(inner);
    if (fault) return fault;
  }
  return null;
}
