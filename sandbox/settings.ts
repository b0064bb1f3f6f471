import { z } from "zod";

const commaList = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean),
);

/** Environment variables → settings. Every one has a default that fits the local run. */
const EnvironmentSchema = z
  .object({
    SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(8789),
    SANDBOX_SEED: z.coerce.number().int().default(20261122),
    SANDBOX_APP_ID: z.string().min(1).default("990000000000002"),
    SANDBOX_APP_SECRET: z.string().min(1).default("sandbox-instagram-app-secret"),
    SANDBOX_WEBHOOK_URL: z.url().default("http://localhost:8787/webhooks/instagram"),
    SANDBOX_META_SECRET: z.string().min(1).default("sandbox-meta-app-secret"),
    SANDBOX_WEBHOOK_SECRET: z.string().min(1).optional(),
    SANDBOX_VERIFY_TOKEN: z.string().min(1).default("sandbox-verify-token"),
    SANDBOX_REDIRECT_URIS: commaList.default(["http://localhost:8787/oauth/instagram/callback"]),
    SANDBOX_DEAUTHORIZE_URL: z.url().default("http://localhost:8787/platforms/meta/deauthorize"),
    SANDBOX_DATA_DELETION_URL: z.url().default("http://localhost:8787/platforms/meta/data-deletion"),
    SANDBOX_STATE_FILE: z.string().min(1).optional(),
  })
  .transform((env) => ({
    port: env.SANDBOX_PORT,
    seed: env.SANDBOX_SEED,
    appId: env.SANDBOX_APP_ID,
    appSecret: env.SANDBOX_APP_SECRET,
    webhookUrl: env.SANDBOX_WEBHOOK_URL,
    metaSecret: env.SANDBOX_META_SECRET,
    webhookSecret: env.SANDBOX_WEBHOOK_SECRET ?? env.SANDBOX_APP_SECRET,
    verifyToken: env.SANDBOX_VERIFY_TOKEN,
    redirectUris: env.SANDBOX_REDIRECT_URIS,
    deauthorizeUrl: env.SANDBOX_DEAUTHORIZE_URL,
    dataDeletionUrl: env.SANDBOX_DATA_DELETION_URL,
    stateFile: env.SANDBOX_STATE_FILE,
  }));

export type Settings = z.output<typeof EnvironmentSchema>;

/** The secret a switch names; `other` is nobody's. */
export function secretOf(settings: Settings, owner: "instagram" | "meta" | "other"): string {
  if (owner === "instagram") return settings.appSecret;
  return owner === "meta" ? settings.metaSecret : `not-${settings.appSecret}`;
}

/** @throws Error naming each setting that is wrong, never its value */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = EnvironmentSchema.safeParse(present);
  if (!result.success) {
    throw new Error(`bad settings: ${result.error.issues.map((issue) => issue.path.join(".")).join(", ")}`);
  }
  return result.data;
}
