import { type OutboundRefusal, outboundTarget } from "./outbound-address.ts";

/** What became of a call to an address that a person gave. */
export type OutboundAnswer =
  | { kind: "answer"; status: number; headers: Headers; text: string; isCut: boolean }
  /** Never called: the address is not one we call. */
  | { kind: "refused"; reason: OutboundRefusal | "redirect" }
  /** It may have reached them. */
  | { kind: "timeout" }
  /** No connection, or none that lasted. */
  | { kind: "unreachable" };

export type OutboundRequest = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
};
type Outside = { fetch: typeof fetch; config: { OUTBOUND_ALLOW_HOSTS: readonly string[] } };

export const OUTBOUND_TIMEOUT_MS = 10_000;
export const OUTBOUND_MAX_BYTES = 64 * 1024;

/**
 * The one door to addresses that people give (docs/notifications.md): https and a public name, no redirect followed,
 * 10 s in all, 64 KB of the answer. A name may still lead to a private address: Workers do not reach those, and the
 * setting `global_fetch_strictly_public` keeps us from calling ourselves.
 */
export async function callOutside(
  { fetch: fetcher, config }: Outside,
  address: string,
  request: OutboundRequest = {},
  { timeoutMs = OUTBOUND_TIMEOUT_MS, maxBytes = OUTBOUND_MAX_BYTES } = {},
): Promise<OutboundAnswer> {
  const target = outboundTarget(address, config.OUTBOUND_ALLOW_HOSTS);
  if (!target.ok) return { kind: "refused", reason: target.reason };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await untilAborted(
      fetcher(target.url.href, { ...request, redirect: "manual", signal }),
      signal,
    );
    const isRedirect = response.status >= 300 && response.status < 400;
    if (isRedirect) {
      await response.body?.cancel();
      return { kind: "refused", reason: "redirect" };
    }
    const { text, isCut } = await readSome(response, maxBytes, signal);
    return { kind: "answer", status: response.status, headers: response.headers, text, isCut };
  } catch {
    return { kind: signal.aborted ? "timeout" : "unreachable" };
  }
}

/** UTF-8 text of at most so many bytes; the rest is not read. */
async function readSome(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<{ text: string; isCut: boolean }> {
  const reader = response.body?.getReader();
  if (!reader) return { text: "", isCut: false };
  const decoder = new TextDecoder();
  let [text, left] = ["", maxBytes];
  for (;;) {
    const { done, value } = await untilAborted(reader.read(), signal);
    if (done) return { text: text + decoder.decode(), isCut: false };
    const bytes = value as Uint8Array;
    text += decoder.decode(bytes.subarray(0, left), { stream: true });
    left -= bytes.length;
    if (left < 0) {
      await reader.cancel().catch(() => undefined);
      return { text, isCut: true };
    }
  }
}

/** A slow drip of bytes keeps no signal of its own: whatever is awaited ends with ours. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(new DOMException("timed out", "TimeoutError"));
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
