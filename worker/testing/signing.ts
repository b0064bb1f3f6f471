/** Lower-case hex of HMAC-SHA256, as Meta signs its deliveries. */
export const hmacHex = (secret: string, body: string): Promise<string> =>
  hmacHexOf(secret, new Uint8Array(new TextEncoder().encode(body)));

/** The same of bytes that may be no text. */
export async function hmacHexOf(secret: string, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  return Buffer.from(await crypto.subtle.sign("HMAC", key, body)).toString("hex");
}
