import { createHash, randomBytes } from "node:crypto";

const LIFE_HOURS = 48;
const HOUR_MS = 3_600_000;

/** A link that lets one person sign up whatever SIGNUP says. The database gets its hash, the operator the link. */
export function newOwnerLink(
  appUrl: string,
  nowMs: number,
): { link: string; sql: string; lifeHours: number } {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token, "utf8").digest("base64url");
  return {
    link: `${appUrl}/signup?owner=${token}`,
    sql: `INSERT INTO owner_links (token_hash, expires_at) VALUES ('${hash}', ${nowMs + LIFE_HOURS * HOUR_MS})`,
    lifeHours: LIFE_HOURS,
  };
}
