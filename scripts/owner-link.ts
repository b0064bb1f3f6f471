import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { sha256 } from "../worker/identity/digest.ts";

const LIFE_HOURS = 48;
const USAGE = `Makes a one-time link with which one person can sign up, whatever SIGNUP says.

  npm run owner:link                                              for the local database
  npm run owner:link -- --remote --app-url https://app.example    for the deployed one`;

export type OwnerLink = { url: string; sql: string; expiresAt: number };

/**
 * One link: the token goes into the address, only its SHA-256 into the database.
 *
 * @param token base64url, at least 32 random bytes
 * @param now epoch ms
 */
export function makeOwnerLink(token: string, appUrl: string, now: number): OwnerLink {
  const expiresAt = now + LIFE_HOURS * 3_600_000;
  const sql = `INSERT INTO owner_links (token_hash, expires_at) VALUES ('${sha256(token)}', ${expiresAt})`;
  const url = new URL("/sign-up", appUrl);
  url.searchParams.set("owner", token);
  return { url: url.href, sql, expiresAt };
}

/** The value of one key of a `.dev.vars` file, without its quotes. */
export function readVar(text: string, key: string): string | undefined {
  const line = text.split(/\r?\n/).find((candidate) => candidate.trimStart().startsWith(`${key}=`));
  return (
    line
      ?.slice(line.indexOf("=") + 1)
      .trim()
      .replace(/^(["'])(.*)\1$/, "$2") || undefined
  );
}

function main(): number {
  const { values } = parseArgs({
    options: {
      remote: { type: "boolean", default: false },
      "app-url": { type: "string" },
      "persist-to": { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  const local = existsSync(".dev.vars")
    ? readVar(readFileSync(".dev.vars", "utf8"), "PUBLIC_APP_URL")
    : undefined;
  const appUrl = values["app-url"] ?? process.env.PUBLIC_APP_URL ?? (values.remote ? undefined : local);
  if (values.help || !appUrl) {
    console.log(values.help ? USAGE : `Where is the dashboard? Give --app-url.\n\n${USAGE}`);
    return values.help ? 0 : 1;
  }
  const link = makeOwnerLink(randomBytes(32).toString("base64url"), appUrl, Date.now());
  const place = values.remote ? ["--remote"] : ["--local"];
  if (values["persist-to"]) place.push("--persist-to", values["persist-to"]);
  const run = spawnSync(
    "wrangler",
    ["d1", "execute", "vistaflow", ...place, "--yes", "--command", link.sql],
    {
      encoding: "utf8",
    },
  );
  if (run.status !== 0) {
    console.error(run.stderr || run.stdout || run.error?.message);
    return 1;
  }
  console.log(`Valid once, until ${new Date(link.expiresAt).toISOString()}:\n${link.url}`);
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) process.exitCode = main();
