import type { Vars } from "../local/vars.ts";

const REQUIRED = ["PUBLIC_API_URL", "PUBLIC_APP_URL", "JWT_SECRET", "ENCRYPTION_KEY"] as const;
/** What works without a setting is switched off; said once, so that nobody wonders later. */
const FEATURES: [needs: string[], feature: string][] = [
  [["INSTAGRAM_APP_ID", "INSTAGRAM_APP_SECRET"], "connecting Instagram accounts"],
  [["META_APP_SECRET", "META_WEBHOOK_VERIFY_TOKEN"], "Instagram's webhooks"],
  [["OPENAI_API_KEY"], "AI for phone numbers written in words no pattern knows"],
];
const LOCAL_ONLY = [
  "INSTAGRAM_AUTHORIZE_URL",
  "INSTAGRAM_TOKEN_URL",
  "INSTAGRAM_GRAPH_URL",
  "OUTBOUND_ALLOW_HOSTS",
];
const PLACEHOLDER_DATABASE_ID = "00000000-0000-0000-0000-000000000000";

export type Verdict = { errors: string[]; notes: string[] };

/**
 * Judges the settings of a deployment before anything is touched.
 *
 * @param vars      settings of the file that is about to be uploaded
 * @param deployed  names of secrets that the Worker has already; their values cannot be read
 */
export function judgeSettings(vars: Vars, deployed: string[] = []): Verdict {
  const errors: string[] = [];
  const notes: string[] = [];
  const has = (key: string): boolean => Boolean(vars[key]) || deployed.includes(key);

  for (const key of REQUIRED) if (!has(key)) errors.push(`${key} is missing`);
  for (const key of ["PUBLIC_API_URL", "PUBLIC_APP_URL"]) {
    const value = vars[key];
    if (value && !/^https:\/\/[^/\s]+$/.test(value))
      errors.push(`${key} must be https:// and a host, without a slash at the end`);
  }
  if (vars.JWT_SECRET && vars.JWT_SECRET.length < 32)
    errors.push("JWT_SECRET must have at least 32 characters");
  if (vars.ENCRYPTION_KEY && !isKey(vars.ENCRYPTION_KEY)) {
    errors.push(
      "ENCRYPTION_KEY must be base64 of 32 bytes (openssl rand -base64 32), or exactly 32 bytes of text",
    );
  }
  for (const key of LOCAL_ONLY) {
    if (/localhost|127\.0\.0\.1/.test(vars[key] ?? ""))
      errors.push(`${key} points at this machine: leave it out when deployed`);
  }
  for (const [needs, feature] of FEATURES) {
    const missing = needs.filter((key) => !has(key));
    if (missing.length > 0)
      notes.push(
        `off, because ${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} missing: ${feature}`,
      );
  }
  if (vars.SIGNUP === "open")
    notes.push("SIGNUP=open: anybody who finds the dashboard may create a workspace");
  return { errors, notes };
}

const isKey = (text: string): boolean => /^[A-Za-z0-9+/]{43}=$/.test(text) || Buffer.byteLength(text) === 32;

/** The database's id in `wrangler.toml`; null while it holds the placeholder. */
export function databaseIdIn(toml: string): string | null {
  const id = /^database_id\s*=\s*"([^"]*)"/m.exec(toml)?.[1];
  return id && id !== PLACEHOLDER_DATABASE_ID ? id : null;
}

export const withDatabaseId = (toml: string, id: string): string =>
  toml.replace(/^(database_id\s*=\s*)"[^"]*"/m, `$1"${id}"`);

/** Every queue of `wrangler.toml`: those written to, those read, those for the dead. */
export function queuesIn(toml: string): string[] {
  const names = [...toml.matchAll(/^(?:queue|dead_letter_queue)\s*=\s*"([^"]+)"/gm)].map(
    (match) => match[1] as string,
  );
  return [...new Set(names)];
}
