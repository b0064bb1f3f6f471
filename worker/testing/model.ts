/** What the pretended model is asked, and what it says: an answer, a failure, or words of its own. */
export type ModelReply =
  | { numbers: string[] }
  | { status: number; code?: string | null; type?: string; headers?: Record<string, string> }
  | { raw: unknown }
  | "silence"
  | "cut"
  | "refusal"
  | "no-network";
export type ModelCall = { url: string; headers: Headers; body: Record<string, unknown>; message: string };

/** A model behind `fetch`: notes what it is asked; replies in order, the last one for ever. */
export function fakeModel(...replies: [ModelReply, ...ModelReply[]]) {
  const calls: ModelCall[] = [];
  const left = [...replies];
  const model = {
    calls,
    /** What is said from now on. */
    say(...next: [ModelReply, ...ModelReply[]]) {
      left.splice(0, left.length, ...next);
    },
    /** Happens while the model thinks. */
    meanwhile: async (): Promise<void> => undefined,
    fetch: (async (input, init) => {
      const request = new Request(input, init);
      const body = (await request.json()) as Record<string, unknown>;
      const messages = body.messages as { role: string; content: string }[];
      const { message } = JSON.parse(messages.at(-1)!.content) as { message: string };
      calls.push({ url: request.url, headers: request.headers, body, message });
      await model.meanwhile();
      const reply = left.length > 1 ? left.shift()! : left[0]!;
      return answer(reply, init?.signal ?? null);
    }) as typeof fetch,
  };
  return model;
}

async function answer(reply: ModelReply, signal: AbortSignal | null): Promise<Response> {
  if (reply === "no-network") throw new TypeError("connection refused");
  if (reply === "silence")
    return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  if (reply === "cut") return completion('{"numbers":["+336', "length");
  if (reply === "refusal") return completion(null, "stop", "I cannot help with that.");
  if ("raw" in reply) return Response.json(reply.raw);
  if ("numbers" in reply) return completion(JSON.stringify({ numbers: reply.numbers }));
  const { status, code = null, type = "error", headers = {} } = reply;
  return Response.json({ error: { message: "no", type, param: null, code } }, { status, headers });
}

const completion = (content: string | null, reason = "stop", refusal: string | null = null): Response =>
  Response.json({
    id: "chatcmpl-test",
    object: "chat.completion",
    created: 1_795_000_000,
    model: "gpt-4o-mini-2024-07-18",
    choices: [
      { index: 0, message: { role: "assistant", content, refusal }, logprobs: null, finish_reason: reason },
    ],
  });
