import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { newPushKeys } from "./push-keys.ts";
import type { LocalRun } from "./run.ts";

export type Vars = Record<string, string>;

const digits = (count: number): string =>
  Array.from(randomBytes(count), (byte) => String(byte % 10)).join("");

/** Made once for a machine, then kept: a new JWT_SECRET signs everybody out, a new ENCRYPTION_KEY loses the tokens. */
const secrets = (): Vars => ({
  JWT_SECRET: randomBytes(32).toString("base64url"),
  ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  META_APP_ID: `99${digits(13)}`,
  META_APP_SECRET: randomBytes(16).toString("hex"),
  INSTAGRAM_APP_ID: `98${digits(13)}`,
  INSTAGRAM_APP_SECRET: randomBytes(16).toString("hex"),
  META_WEBHOOK_VERIFY_TOKEN: randomBytes(16).toString("hex"),
  ...newPushKeys(),
});

/** What a local run needs to know: its own addresses, and the sandbox in the place of Instagram. */
const addresses = (run: LocalRun): Vars => ({
  PUBLIC_API_URL: run.urls.api,
  PUBLIC_APP_URL: run.urls.app,
  INSTAGRAM_AUTHORIZE_URL: `${run.urls.sandbox}/oauth/authorize`,
  INSTAGRAM_TOKEN_URL: `${run.urls.sandbox}/oauth/access_token`,
  INSTAGRAM_GRAPH_URL: run.urls.sandbox,
  EMAIL_API_URL: `${run.urls.sandbox}/mail`,
  OUTBOUND_ALLOW_HOSTS: `localhost:${run.ports.sandbox}`,
});

const CHOICES: Vars = {
  SIGNUP: "open",
  CONNECT_HOLD_MINUTES: "0",
  DEFAULT_MIN_SPACING_MS: "0",
  EMAIL_FROM: "VistaFlow <bonjour@vistaflow.example>",
  VAPID_SUBJECT: "mailto:bonjour@vistaflow.example",
};

/** Reads `KEY=value` lines; quotes around a value are dropped, comments and blank lines left out. */
export function parseVars(text: string): Vars {
  const vars: Vars = {};
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!match?.[1]) continue;
    vars[match[1]] = (match[2] ?? "").replace(/^(["'])(.*)\1$/, "$2");
  }
  return vars;
}

/** Adds to the settings file what is missing; never changes what is there, except addresses in a file of the run's own. */
export function ensureVars(run: LocalRun): Vars {
  const text = existsSync(run.varsFile) ? readFileSync(run.varsFile, "utf8") : "";
  const present = parseVars(text);
  const wanted = { ...secrets(), ...CHOICES, ...addresses(run) };
  if (!run.sharesDevVars) {
    const all = { ...wanted, ...present, ...addresses(run) };
    write(run.varsFile, `${lines(all)}\n`);
    return all;
  }
  const missing = Object.fromEntries(Object.entries(wanted).filter(([key]) => present[key] === undefined));
  if (Object.keys(missing).length > 0) {
    const before =
      text === "" ? "# Local settings, made by `npm start`. What each one means: .dev.vars.example\n" : text;
    write(run.varsFile, `${before}${before.endsWith("\n") ? "" : "\n"}${lines(missing)}\n`);
  }
  return { ...wanted, ...present };
}

const lines = (vars: Vars): string =>
  Object.entries(vars)
    .map(([key, value]) => `${key}=${value}`)
    .join("\n");

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o600 });
}

/** The sandbox's environment: the same application id, secrets and addresses as the API's. */
export const sandboxEnvironment = (run: LocalRun, vars: Vars): Vars => ({
  SANDBOX_PORT: String(run.ports.sandbox),
  SANDBOX_APP_ID: vars.INSTAGRAM_APP_ID ?? "",
  SANDBOX_APP_SECRET: vars.INSTAGRAM_APP_SECRET ?? "",
  SANDBOX_VERIFY_TOKEN: vars.META_WEBHOOK_VERIFY_TOKEN ?? "",
  SANDBOX_WEBHOOK_URL: `${run.urls.api}/webhooks/instagram`,
  SANDBOX_REDIRECT_URIS: `${run.urls.api}/oauth/instagram/callback`,
  SANDBOX_DEAUTHORIZE_URL: `${run.urls.api}/platforms/meta/deauthorize`,
  SANDBOX_DATA_DELETION_URL: `${run.urls.api}/platforms/meta/data-deletion`,
  SANDBOX_STATE_FILE: run.sandboxStateFile,
});
