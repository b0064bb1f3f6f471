import { createECDH } from "node:crypto";

/** A pair of keys that say who sends pushes (RFC 8292): an uncompressed P-256 point and its secret, base64url. */
export function newPushKeys(): { VAPID_PUBLIC_KEY: string; VAPID_PRIVATE_KEY: string } {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  const secret = pair.getPrivateKey();
  // A secret with leading zeros comes shorter.
  const padded = Buffer.concat([Buffer.alloc(32 - secret.length), secret]);
  return {
    VAPID_PUBLIC_KEY: pair.getPublicKey().toString("base64url"),
    VAPID_PRIVATE_KEY: padded.toString("base64url"),
  };
}
