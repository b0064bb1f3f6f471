/**
 * Time-ordered ids: a prefix and a UUIDv7 (RFC 9562 §5.7) in 32 hex digits. Sorting by id sorts by the
 * millisecond in it, which keeps inserts at the end of every index.
 */
export type IdPrefix =
  | "acc"
  | "lead"
  | "int"
  | "msg"
  | "pub"
  | "tpl"
  | "aut"
  | "state"
  | "dead"
  | "req"
  | "grant"
  | "ntc"
  | "aud"
  | "job"
  | "read"
  | "era"
  | "undo"
  | "imp"
  | "exp"
  | "view"
  | "mrg"
  | "dnc"
  | "con"
  | "usr"
  | "ses"
  | "cred"
  | "ver"
  | "ws"
  | "mem"
  | "inv"
  | "jwk";

/** @param at epoch ms; the first 48 bits of the id. */
export function newId(prefix: IdPrefix, at: number): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, "0").slice(-12);
  random[0] = (random[0]! & 0x0f) | 0x70;
  random[2] = (random[2]! & 0x3f) | 0x80;
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${prefix}_${time}${tail}`;
}
