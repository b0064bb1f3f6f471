import { createApp } from "../../worker/app.ts";
import { type DatabaseMeter, meteredD1 } from "../../worker/db/metered.ts";
import { TenantDb } from "../../worker/db/tenant.ts";
import { createDeps, type Deps } from "../../worker/deps.ts";
import type { Env } from "../../worker/env.ts";
import { sha256 } from "../../worker/identity/digest.ts";
import { NOW } from "./people.ts";

/** What every measurement works with: the whole API over a counted database, and somebody signed in. */
export type World = {
  db: D1Database;
  tenant: TenantDb;
  workspaceId: string;
  deps: Deps;
  /** What the API and the jobs have asked of the database so far. */
  meter: DatabaseMeter;
  get(path: string): Promise<Response>;
};

const WORKSPACE_ID = "ws_million";
const TOKEN = "tokenOfTheBenchWithAMillionLeads";
const AUTH = { authorization: `Bearer ${TOKEN}`, "x-workspace-id": WORKSPACE_ID };
const SESSION_MS = 86_400_000;

export async function buildWorld(db: D1Database): Promise<World> {
  const { d1, meter } = meteredD1(db);
  const silent = { send: async () => undefined, sendBatch: async () => undefined };
  const env = {
    DB: d1,
    SYNC: silent,
    DM: silent,
    COLLECT: silent,
    INGEST: silent,
    PUBLIC_API_URL: "http://localhost:8787",
    PUBLIC_APP_URL: "http://localhost:8788",
    JWT_SECRET: "only for this run: nothing outside it sees it",
    ENCRYPTION_KEY: "0123456789abcdef0123456789abcdef",
    // Without an app the platform permits nothing, and nobody could be written to.
    INSTAGRAM_APP_ID: "990000000000002",
    INSTAGRAM_APP_SECRET: "only-for-this-run",
    META_APP_ID: "990000000000001",
    META_APP_SECRET: "only-for-this-run",
    META_WEBHOOK_VERIFY_TOKEN: "only-for-this-run",
  } as unknown as Env;
  await db.batch([
    db
      .prepare("INSERT INTO workspaces (id, name, slug, created_at) VALUES (?1, 'Million', 'million', 1)")
      .bind(WORKSPACE_ID),
    db.prepare(
      "INSERT INTO people (id, name, email, email_verified, created_at, updated_at) VALUES ('usr_camille', 'Camille', 'camille@people.example', 1, 1, 1)",
    ),
    db
      .prepare(
        "INSERT INTO sessions (id, person_id, token_hash, expires_at, created_at, updated_at) VALUES ('ses_1', 'usr_camille', ?1, ?2, ?3, ?3)",
      )
      .bind(sha256(TOKEN), NOW + SESSION_MS, NOW),
    db
      .prepare(
        "INSERT INTO members (id, workspace_id, person_id, role, created_at) VALUES ('mem_1', ?1, 'usr_camille', 'owner', 1)",
      )
      .bind(WORKSPACE_ID),
    db
      .prepare("INSERT INTO workspace_settings (workspace_id, scored_until, updated_at) VALUES (?1, ?2, 1)")
      .bind(WORKSPACE_ID, NOW),
  ]);
  const overrides = { now: () => NOW };
  const app = createApp(overrides);
  const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} };
  return {
    db,
    tenant: new TenantDb(db, WORKSPACE_ID),
    workspaceId: WORKSPACE_ID,
    deps: createDeps(env, overrides),
    meter,
    get: async (path) =>
      app.request(
        `http://localhost:8787${path}`,
        { headers: AUTH },
        env,
        context as unknown as ExecutionContext,
      ),
  };
}
