import { createVault, type Vault } from "./crypto/vault.ts";
import { type Cursors, createCursors } from "./db/cursor.ts";
import { type DatabaseMeter, meteredD1 } from "./db/metered.ts";
import { SystemDb } from "./db/system.ts";
import { TenantDb } from "./db/tenant.ts";
import { type Config, type Env, readConfig } from "./env.ts";
import { httpMailer, mailSettings } from "./identity/http-mailer.ts";
import { logMailer, type Mailer } from "./identity/mailer.ts";
import type { SendGate } from "./objects/send-gate.ts";
import type { PlatformId } from "./platforms/contract.ts";
import { instagram, type NamedSecret } from "./platforms/instagram/adapter.ts";
import type { Platform } from "./platforms/platform.ts";

/** Everything a feature may use, made once per event and shared by fetch, queue and cron. Tests replace parts. */
export type Deps = {
  env: Env;
  config: Config;
  /** Epoch ms. */
  now: () => number;
  /** 0 to 1. */
  random: () => number;
  /** Where a platform allows only so many calls a second. */
  sleep: (ms: number) => Promise<void>;
  system: SystemDb;
  /** What `system` and `tenant` have cost so far, for the log line of a job. */
  meter: DatabaseMeter;
  tenant: (workspaceId: string) => TenantDb;
  vault: Vault;
  cursors: Cursors;
  mailer: Mailer;
  /** The world outside, where no platform adapter stands between. */
  fetch: typeof fetch;
  /** undefined for a platform that cannot be connected yet, or whose app is not set up. */
  platform: (id: string) => Platform | undefined;
  /** Named by the platform's id, so that neither reconnecting nor another workspace resets the quota. */
  gate: (platform: PlatformId | string, externalId: string) => DurableObjectStub<SendGate>;
};

export function createDeps(env: Env, overrides: Partial<Deps> = {}): Deps {
  const config = readConfig(env);
  const platforms = connectable(config);
  const { d1, meter } = meteredD1(env.DB);
  return {
    env,
    config,
    now: Date.now,
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    system: new SystemDb(d1),
    meter,
    tenant: (workspaceId) => new TenantDb(d1, workspaceId),
    vault: createVault(config.ENCRYPTION_KEY, config.ENCRYPTION_KEYS_PREVIOUS),
    cursors: createCursors(config.JWT_SECRET),
    mailer: mailerOf(config),
    fetch: (input, init) => fetch(input, init),
    platform: (id) => platforms[id],
    gate: (platform, externalId) => env.SEND_GATE.get(env.SEND_GATE.idFromName(`${platform}:${externalId}`)),
    ...overrides,
  };
}

/** How this installation sends e-mail; without a service the log stands in. */
export function mailerOf(config: Config): Mailer {
  const settings = mailSettings(config);
  return settings ? httpMailer(settings, (input, init) => fetch(input, init)) : logMailer(config.isDeployed);
}

/** OAuth uses the Instagram pair, by default the Meta one; webhooks may be signed with any secret of both. */
function connectable(config: Config): Record<string, Platform> {
  const appId = config.INSTAGRAM_APP_ID ?? config.META_APP_ID;
  const appSecret = config.INSTAGRAM_APP_SECRET ?? config.META_APP_SECRET[0];
  if (!appId || !appSecret) return {};
  return {
    instagram: instagram({
      appId,
      appSecret,
      webhookSecrets: signingSecrets(config),
      verifyToken: config.META_WEBHOOK_VERIFY_TOKEN ?? null,
      authorizeUrl: config.INSTAGRAM_AUTHORIZE_URL,
      tokenUrl: config.INSTAGRAM_TOKEN_URL,
      graphUrl: config.INSTAGRAM_GRAPH_URL,
      graphVersion: config.INSTAGRAM_GRAPH_VERSION,
      fetch: (input, init) => fetch(input, init),
    }),
  };
}

/** By the names of their settings, each secret once. A list in one setting is counted: `META_APP_SECRET #2`. */
function signingSecrets(config: Config): NamedSecret[] {
  const named = [
    { name: "INSTAGRAM_APP_SECRET", secret: config.INSTAGRAM_APP_SECRET ?? "" },
    ...config.META_APP_SECRET.map((secret, place) => ({
      name: place === 0 ? "META_APP_SECRET" : `META_APP_SECRET #${place + 1}`,
      secret,
    })),
  ];
  return named.filter(
    ({ secret }, place) => secret !== "" && named.findIndex((one) => one.secret === secret) === place,
  );
}
