import { createHash } from "node:crypto";

/** SHA-256 of a text, base64url without padding: 43 characters. */
export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("base64url");
