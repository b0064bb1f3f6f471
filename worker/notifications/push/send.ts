import type { Deps } from "../../deps.ts";
import { callOutside } from "../../http/outbound.ts";
import { encryptPush, MOST_PLAIN_BYTES, newEphemeral, type PushKeys } from "./encrypt.ts";
import { type VapidSettings, vapidHeader } from "./vapid.ts";

/** What a browser shows, and where a tap leads. */
export type PushMessage = { title: string; body: string; link: string; tag: string; language: "fr" | "en" };

/** `gone`: the browser no longer wants to be told. `later`: certainly not delivered. */
export type PushOutcome =
  | { kind: "sent" }
  | { kind: "gone" }
  | { kind: "later"; afterMs: number | null }
  | { kind: "refused"; cause: string }
  | { kind: "unknown" };

/** News of today: a phone that was off for longer is not told any more. */
const TTL_SECONDS = 12 * 3600;
const CUT_UNITS = 600;

/** Delivers one message to one browser through its push service (RFC 8030). Never throws. */
export async function sendPush(
  deps: Pick<Deps, "fetch" | "config" | "now">,
  vapid: VapidSettings,
  { endpoint, keys }: { endpoint: string; keys: PushKeys },
  message: PushMessage,
): Promise<PushOutcome> {
  let body: Uint8Array<ArrayBuffer>;
  let authorization: string;
  try {
    body = await encryptPush(bytesOf(message), keys, await newEphemeral());
    authorization = await vapidHeader(vapid, endpoint, deps.now());
  } catch (error) {
    return { kind: "refused", cause: error instanceof Error ? error.name : "unknown" };
  }
  const answer = await callOutside(deps, endpoint, {
    method: "POST",
    headers: {
      authorization,
      "content-encoding": "aes128gcm",
      "content-type": "application/octet-stream",
      ttl: String(TTL_SECONDS),
      urgency: "high",
      // One that waits for a sleeping phone is replaced by its repetition, not joined by it (RFC 8030 §5.4).
      topic: message.tag.replaceAll(/[^A-Za-z0-9_-]/g, "").slice(-32),
    },
    body,
  });
  if (answer.kind === "refused") return { kind: "refused", cause: answer.reason };
  if (answer.kind === "timeout") return { kind: "unknown" };
  // The repetition replaces what may have arrived: same topic, same tag.
  if (answer.kind === "unreachable") return { kind: "later", afterMs: null };
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (status === 404 || status === 410) return { kind: "gone" };
  if (status === 429 || status >= 500)
    return { kind: "later", afterMs: retryAfterMs(answer.headers.get("retry-after")) };
  return { kind: "refused", cause: String(status) };
}

/** Seconds, or nothing we can use. */
export const retryAfterMs = (header: string | null): number | null =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null;

/** JSON that fits one record: a long quotation is cut, never the title or the link. */
function bytesOf(message: PushMessage): Uint8Array {
  for (let units = CUT_UNITS; ; units = Math.floor(units / 2)) {
    const { body } = message;
    const cut = body.length > units ? `${body.slice(0, units).toWellFormed()}…` : body;
    const bytes = new TextEncoder().encode(JSON.stringify({ ...message, body: cut }));
    if (bytes.length <= MOST_PLAIN_BYTES || units === 0) return bytes;
  }
}
