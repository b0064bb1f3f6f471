import { z } from "zod";
import type { AccountsJob } from "./accounts/jobs.ts";
import type { CollectJob, IngestJob } from "./collection/jobs.ts";
import type { GuardJob } from "./guard/jobs.ts";
import type { TotalsJob } from "./leads/totals-job.ts";
import type { DmJob } from "./messaging/jobs.ts";
import type { ResultsJob } from "./messaging/template-results.ts";
import type { AlertJob } from "./notifications/jobs.ts";
import type { SendGate } from "./objects/send-gate.ts";
import type { ReadPhoneJob } from "./phones/reading-jobs.ts";
import type { PrivacyJob } from "./privacy/jobs.ts";
import type { ScoringJob } from "./scoring/jobs.ts";
import type { ChangeJob } from "./undo/jobs.ts";

/** Work on a whole workspace or account, a chunk at a time: each feature's own kinds. */
export type SyncJob =
  | ChangeJob
  | ScoringJob
  | AccountsJob
  | PrivacyJob
  | TotalsJob
  | ReadPhoneJob
  | AlertJob
  | GuardJob
  | ResultsJob;

/** What wrangler.toml binds, and the settings as they come: unchecked text. */
export type Env = {
  DB: D1Database;
  INGEST: Queue<IngestJob>;
  COLLECT: Queue<CollectJob>;
  DM: Queue<DmJob>;
  SYNC: Queue<SyncJob>;
  SEND_GATE: DurableObjectNamespace<SendGate>;
} & Record<string, unknown>;

const ENCRYPTION_KEY_BYTES = 32;

/** Base64 of 32 bytes, or exactly 32 bytes of UTF-8. */
export function decodeKey(text: string): Uint8Array | null {
  if (/^[A-Za-z0-9+/]{43}=$/.test(text)) {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  }
  const utf8 = new TextEncoder().encode(text);
  return utf8.length === ENCRYPTION_KEY_BYTES ? utf8 : null;
}

const EncryptionKey = z.string().transform((text, context) => {
  const key = decodeKey(text.trim());
  if (key) return key;
  context.addIssue({ code: "custom", message: "base64 of 32 bytes, or exactly 32 bytes" });
  return z.NEVER;
});
const List = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== ""),
  );
const Url = z.url().transform((url) => url.replace(/\/+$/, ""));
const blankIsMissing = (value: unknown) => (value === "" ? undefined : value);
const OptionalText = z.preprocess(blankIsMissing, z.string().optional());

const ConfigSchema = z
  .object({
    PUBLIC_API_URL: Url,
    PUBLIC_APP_URL: Url,
    JWT_SECRET: z.string().min(32),
    ENCRYPTION_KEY: EncryptionKey,
    ENCRYPTION_KEYS_PREVIOUS: List.pipe(z.array(EncryptionKey)),
    SIGNUP: z.preprocess(blankIsMissing, z.enum(["open", "invite", "closed"]).optional()),
    CONNECT_HOLD_MINUTES: z.preprocess(blankIsMissing, z.coerce.number().int().min(0).max(1440).optional()),
    META_APP_ID: OptionalText,
    META_APP_SECRET: List,
    INSTAGRAM_APP_ID: OptionalText,
    INSTAGRAM_APP_SECRET: OptionalText,
    META_WEBHOOK_VERIFY_TOKEN: OptionalText,
    /** Address that the page of a data deletion tells people to write to. */
    PRIVACY_CONTACT: z.preprocess(blankIsMissing, z.email().optional()),
    INSTAGRAM_AUTHORIZE_URL: Url.default("https://www.instagram.com/oauth/authorize"),
    INSTAGRAM_TOKEN_URL: Url.default("https://api.instagram.com/oauth/access_token"),
    INSTAGRAM_GRAPH_URL: Url.default("https://graph.instagram.com"),
    INSTAGRAM_GRAPH_VERSION: z
      .string()
      .regex(/^v\d+\.\d+$/)
      .default("v26.0"),
    OPENAI_API_KEY: OptionalText,
    OPENAI_BASE_URL: Url.default("https://api.openai.com/v1"),
    OPENAI_MODEL: z.string().default("gpt-4o-mini"),
    OPENAI_MODEL_FALLBACK: OptionalText,
    OUTBOUND_ALLOW_HOSTS: List,
    GOOGLE_TOKEN_URL: Url.default("https://oauth2.googleapis.com/token"),
    GOOGLE_SHEETS_URL: Url.default("https://sheets.googleapis.com"),
    NOTION_API_URL: Url.default("https://api.notion.com"),
    EMAIL_API_URL: z.preprocess(blankIsMissing, Url.optional()),
    EMAIL_API_KEY: OptionalText,
    EMAIL_FROM: OptionalText,
    /** A P-256 point, uncompressed, and its secret number, base64url (RFC 8292). */
    VAPID_PUBLIC_KEY: z.preprocess(
      blankIsMissing,
      z
        .string()
        .regex(/^B[A-Za-z0-9_-]{86}$/)
        .optional(),
    ),
    VAPID_PRIVATE_KEY: z.preprocess(
      blankIsMissing,
      z
        .string()
        .regex(/^[A-Za-z0-9_-]{43}$/)
        .optional(),
    ),
    VAPID_SUBJECT: z.preprocess(
      blankIsMissing,
      z
        .string()
        .regex(/^(mailto:|https:)/)
        .optional(),
    ),
    /** Spacing between messages of a new account; 0 locally, 1500 deployed. */
    DEFAULT_MIN_SPACING_MS: z.preprocess(blankIsMissing, z.coerce.number().int().min(0).optional()),
  })
  .transform((config) => {
    const isDeployed = !/^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(config.PUBLIC_API_URL);
    return {
      ...config,
      isDeployed,
      // On one's own machine nobody has to be kept out or waited for.
      SIGNUP: config.SIGNUP ?? (isDeployed ? ("invite" as const) : ("open" as const)),
      CONNECT_HOLD_MINUTES: config.CONNECT_HOLD_MINUTES ?? (isDeployed ? 10 : 0),
      DEFAULT_MIN_SPACING_MS: config.DEFAULT_MIN_SPACING_MS ?? (isDeployed ? 1500 : 0),
    };
  });
export type Config = z.output<typeof ConfigSchema>;

/** A setting that is missing or bad. Names the keys, never their values. */
export class BadConfig extends Error {
  readonly keys: readonly string[];
  constructor(keys: readonly string[]) {
    super(`bad settings: ${keys.join(", ")}`);
    this.keys = keys;
  }
}

const known = new WeakMap<object, Config>();

/** Parsed once per isolate; a test may bring its own env. @throws BadConfig */
export function readConfig(env: Env): Config {
  const found = known.get(env);
  if (found) return found;
  const parsed = ConfigSchema.safeParse(env);
  if (!parsed.success) {
    throw new BadConfig([...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]);
  }
  known.set(env, parsed.data);
  return parsed.data;
}
