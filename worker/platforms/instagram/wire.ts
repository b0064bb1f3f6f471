import { parseKeepingIds } from "../ids.ts";
import { readUsage, type Usage } from "./usage.ts";

export const CALL_TIMEOUT_MS = 20_000;
export const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * What came of one HTTP call. Never thrown, and never with a word of the request in it: it may hold a token.
 * `sentAt` is the platform's own clock, epoch ms; null when its `Date` header does not say.
 */
export type Reply =
  | { kind: "answer"; status: number; body: unknown; usage: Usage; sentAt: number | null }
  /** An answer that is not JSON, is cut short or is too long. */
  | { kind: "unreadable"; status: number; usage: Usage; sentAt: number | null }
  | { kind: "no-answer"; cause: "timeout" | "network" };

/**
 * One HTTP call, from connecting to the last byte of the answer, in at most 20 s. Redirects are not followed:
 * they would carry the token elsewhere.
 */
export async function call(request: typeof fetch, url: string, init: RequestInit): Promise<Reply> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<Reply>((resolve) => {
    timer = setTimeout(() => {
      resolve({ kind: "no-answer", cause: "timeout" });
      controller.abort();
    }, CALL_TIMEOUT_MS);
  });
  const exchange = async () =>
    readReply(
      await request(url, { ...init, redirect: "manual", signal: controller.signal }),
      controller.signal,
    );
  try {
    return await Promise.race([exchange(), deadline]);
  } catch {
    return { kind: "no-answer", cause: "network" };
  } finally {
    clearTimeout(timer);
  }
}

async function readReply(response: Response, signal: AbortSignal): Promise<Reply> {
  const { status } = response;
  const usage = readUsage(response.headers);
  const sentAt = readDate(response.headers);
  const text = await readBody(response, signal);
  if (text === null) return { kind: "unreadable", status, usage, sentAt };
  try {
    return { kind: "answer", status, body: parseKeepingIds(text), usage, sentAt };
  } catch {
    return { kind: "unreadable", status, usage, sentAt };
  }
}

function readDate(headers: Headers): number | null {
  const at = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(at) ? null : at;
}

/** @returns null when it is longer than we read */
async function readBody(response: Response, signal: AbortSignal): Promise<string | null> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > MAX_ANSWER_BYTES || signal.aborted) {
      await reader.cancel();
      return null;
    }
    pieces.push(decoder.decode(value, { stream: true }));
  }
  pieces.push(decoder.decode());
  return pieces.join("");
}
