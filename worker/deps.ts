import { createVault, type Vault } from "./crypto/vault.ts";
import { type Cursors, createCursors } from "./db/cursor.ts";
import { SystemDb } from "./db/system.ts";
import { TenantDb } from "./db/tenant.ts";
import { type Config, type Env, readConfig } from "./env.ts";
import type { SendGate } from "./objects/send-gate.ts";
import type { PlatformId } from "./platforms/contract.ts";
import { instagram } from "./platforms/instagram/adapter.ts";
import type { Platform } from "./platforms/platform.ts";

/** Everything a feature may use, made once per event and shared by fetch, queue and cron. Tests replace parts. */
export type Deps = {
  env: Env;
  config: Config;
  /** Epoch ms. */
  now: () => number;
  /** 0 to 1. */
  random: () => number;
  system: SystemDb;
  tenant: (workspaceId: string) => TenantDb;
  vault: Vault;
  cursors: Cursors;
  /** undefined for a platform that cannot be connected yet, or whose app is not set up. */
  platform: (id: string) => Platform | undefined;
  /** Named by the platform's id, so that neither reconnecting nor another workspace resets the quota. */
  gate: (platform: PlatformId | string, externalId: string) => DurableObjectStub<SendGate>;
};

export function createDeps(env: Env, overrides: Partial<Deps> = {}): Deps {
  const config = readConfig(env);
  const platforms = connectable(config);
  return {
    env,
    config,
    now: Date.now,
    random: Math.random,
    system: new SystemDb(env.DB),
    tenant: (workspaceId) => new TenantDb(env.DB, workspaceId),
    vault: createVault(config.ENCRYPTION_KEY, config.ENCRYPTION_KEYS_PREVIOUS),
    cursors: createCursors(config.JWT_SECRET),
    platform: (id) => platforms[id],
    gate: (platform, externalId) => env.SEND_GATE.get(env.SEND_GATE.idFromName(`${platform}:${externalId}`)),
    ...overrides,
  };
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
      webhookSecrets: [...new Set([appSecret, ...config.META_APP_SECRET])],
      verifyToken: config.META_WEBHOOK_VERIFY_TOKEN ?? null,
      authorizeUrl: config.INSTAGRAM_AUTHORIZE_URL,
      tokenUrl: config.INSTAGRAM_TOKEN_URL,
      graphUrl: config.INSTAGRAM_GRAPH_URL,
      graphVersion: config.INSTAGRAM_GRAPH_VERSION,
      fetch: (input, init) => fetch(input, init),
    }),
  };
}
