/** What OpenAI's stand-in can be told to do wrong, by the published error codes. */
export const FAULTS = [
  "rate-limit",
  "quota",
  "overloaded",
  "server-error",
  "model-gone",
  "key-refused",
  "silence",
  "refusal",
  "cut",
  "empty",
  "filtered",
  "other-form",
  "invented",
] as const;
export type Fault = (typeof FAULTS)[number];
export const isFault = (value: unknown): value is Fault => FAULTS.some((one) => one === value);

type About = {
  answer: string;
  completion: (content: string | null, reason?: string, refusal?: string | null) => unknown;
  signal: AbortSignal;
};

const failed = (
  status: number,
  type: string,
  code: string | null,
  message: string,
  headers: Record<string, string> = {},
): Response => Response.json({ error: { message, type, param: null, code } }, { status, headers });

export async function faultAnswer(fault: Fault, { answer, completion, signal }: About): Promise<Response> {
  switch (fault) {
    case "rate-limit":
      return failed(429, "rate_limit_exceeded", "rate_limit_exceeded", "Rate limit reached.", {
        "retry-after": "20",
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "6m0s",
        "x-should-retry": "true",
      });
    case "quota":
      return failed(429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota.", {
        "x-should-retry": "false",
      });
    case "overloaded":
      return failed(503, "service_unavailable_error", "server_is_overloaded", "The server is overloaded.", {
        "retry-after-ms": "1500",
        "x-should-retry": "true",
      });
    case "server-error":
      return failed(500, "server_error", "server_error", "The server had an error.");
    case "model-gone":
      return failed(404, "invalid_request_error", "model_not_found", "The model does not exist.");
    case "key-refused":
      return failed(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.");
    case "silence":
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      return new Response(null, { status: 499 });
    case "refusal":
      return Response.json(completion(null, "stop", "I'm sorry, I can't help with that."));
    case "cut":
      return Response.json(completion(answer.slice(0, Math.floor(answer.length / 2)), "length"));
    case "empty":
      return Response.json(completion(null));
    case "filtered":
      return Response.json(completion(null, "content_filter"));
    case "other-form":
      return Response.json(completion('{"phones":[{"number":1}]}'));
    case "invented":
      return Response.json(completion('{"numbers":["+33639980000"]}'));
  }
}
