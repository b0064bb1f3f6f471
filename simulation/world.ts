import type { DatabaseSync } from "node:sqlite";
import { meteredD1 } from "../worker/db/metered.ts";
import { SystemDb } from "../worker/db/system.ts";
import { TenantDb } from "../worker/db/tenant.ts";
import { createDeps, type Deps } from "../worker/deps.ts";
import type { Env } from "../worker/env.ts";
import type { SendGate } from "../worker/objects/send-gate.ts";
import type { Platform } from "../worker/platforms/platform.ts";
import { SqliteD1 } from "./d1.ts";
import { openMigrated } from "./database.ts";
import { type Weather, weatherOf } from "./faults.ts";
import { simulatedInstagram } from "./instagram.ts";
import { Objects } from "./objects.ts";
import { Processes } from "./processes.ts";
import { Queues } from "./queues.ts";
import { type Random, randomFrom } from "./random.ts";
import { Trace } from "./trace.ts";
import { type AccountTruth, DAY_MS, type Delivery, type PublicReply, type SendRequest } from "./truth.ts";

/** What a planted bug changes: the text of statements, the gate's instances, what handlers are given. */
export type Plant = {
  reword?: (text: string) => string;
  gate?: (gate: SendGate) => SendGate;
  deps?: (deps: Deps) => Partial<Deps>;
  /** Weather in which it shows, over the seed's own. */
  weather?: Partial<Weather>;
};

/** A person of the team: whoever answers by hand. */
export const TEAM = { personId: "usr_camille", sessionId: "ses_camille" } as const;
export const WORKSPACE = "ws_simulated";
export const ZONES = [
  "Europe/Paris",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "Europe/Istanbul",
] as const;
/** Just before clocks are put back or forward somewhere, and an ordinary day. */
const STARTS = [
  Date.UTC(2026, 9, 24, 9),
  Date.UTC(2026, 9, 31, 15),
  Date.UTC(2026, 2, 7, 20),
  Date.UTC(2026, 2, 28, 6),
  Date.UTC(2026, 9, 3, 3),
  Date.UTC(2026, 10, 18, 10),
] as const;

type Database = { db: DatabaseSync; d1: SqliteD1 };
let shared: Database | undefined;

/** One for each process: every seed works in one transaction, which is undone at its end. */
function database(): Database {
  if (!shared) {
    const db = openMigrated();
    shared = { db, d1: new SqliteD1(db) };
  }
  return shared;
}

/** Everything around the handlers of one seed. */
export class World {
  readonly seed: number;
  readonly random: Random;
  readonly weather: Weather;
  readonly zone: string;
  readonly trace = new Trace();
  readonly processes = new Processes();
  readonly queues: Queues;
  readonly objects: Objects;
  readonly platform: Platform;
  readonly accounts: AccountTruth[] = [];
  readonly db: DatabaseSync;
  /** The platform's clock, which is right; epoch ms. */
  at: number;
  /** How far the Worker's clock is behind it, ms. */
  lagMs = 0;
  mostLagMs = 0;
  onCall: (account: AccountTruth, request: SendRequest, at: number) => void = () => undefined;
  onDelivery: (account: AccountTruth, delivery: Delivery) => void = () => undefined;
  onReply: (account: AccountTruth, reply: PublicReply) => void = () => undefined;
  readonly #env: Env;
  readonly #shared: Deps;
  readonly #plant: Plant;

  constructor(seed: number, plant: Plant = {}, weather?: Weather) {
    this.seed = seed;
    this.#plant = plant;
    this.random = randomFrom(seed);
    this.at = this.random.pick(STARTS) + this.random.below(DAY_MS);
    this.zone = this.random.pick(ZONES);
    this.weather = { ...(weather ?? weatherOf(this.random)), ...plant.weather };
    const { door } = this.processes;
    this.queues = new Queues(this.random, () => this.now(), this.weather);
    this.objects = new Objects(door, plant.gate);
    this.platform = simulatedInstagram({
      door,
      random: this.random,
      weather: this.weather,
      at: () => this.at,
      pass: (ms) => this.pass(ms),
      account: (externalId) => this.accounts.find((one) => one.externalId === externalId),
      accounts: () => this.accounts,
      onCall: (account, request, at) => this.onCall(account, request, at),
      onDelivery: (account, delivery) => this.onDelivery(account, delivery),
      onReply: (account, reply) => this.onReply(account, reply),
    });
    const { db, d1 } = database();
    this.db = db;
    db.exec("BEGIN");
    this.#env = {
      DB: d1.by(door, plant.reword).binding,
      INGEST: this.queues.binding("ingest", door),
      COLLECT: this.queues.binding("collect", door),
      DM: this.queues.binding("dm", door),
      SYNC: this.queues.binding("sync", door),
      PUBLIC_API_URL: "http://localhost:8787",
      PUBLIC_APP_URL: "http://localhost:8788",
      JWT_SECRET: "simulated-secret-that-is-at-least-32-characters",
      ENCRYPTION_KEY: "0123456789abcdef0123456789abcdef",
    } as unknown as Env;
    this.#shared = this.#compose();
  }

  /** The Worker's clock: whole milliseconds, and not always right. */
  now(): number {
    return Math.floor(this.at - this.lagMs);
  }

  pass(ms: number): void {
    this.at += ms;
  }

  /** Of one invocation: its own count of what it asks; the rest is as good as new. */
  deps(): Deps {
    const { d1, meter } = meteredD1(this.#env.DB);
    const deps = {
      ...this.#shared,
      meter,
      system: new SystemDb(d1),
      tenant: (id: string) => new TenantDb(d1, id),
    };
    return { ...deps, ...this.#plant.deps?.(deps) };
  }

  #compose(): Deps {
    const { objects, platform } = this;
    return createDeps(this.#env, {
      now: () => this.now(),
      random: this.random.next,
      sleep: (ms) => this.processes.door("sleep", () => this.pass(ms)),
      fetch: async () => {
        throw new TypeError("no network in this world");
      },
      platform: (id) => (id === "instagram" ? platform : undefined),
      gate: (platformId, externalId) => objects.stub(`${platformId}:${externalId}`),
      vault: CLEAR_VAULT,
      mailer: { send: async () => undefined },
    });
  }

  rows<Row>(text: string, ...values: (string | number)[]): Row[] {
    return statement(this.db, text).all(...values) as Row[];
  }

  /** Undoes everything. */
  close(): void {
    this.db.exec("ROLLBACK");
    this.objects.close();
  }
}

const statements = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
function statement(db: DatabaseSync, text: string): ReturnType<DatabaseSync["prepare"]> {
  const known = statements.get(text) ?? db.prepare(text);
  statements.set(text, known);
  return known;
}

/** What is sealed has tests of its own; here it would only be slow, and end at a moment of its own. */
const CLEAR_VAULT: Deps["vault"] = {
  newestKid: "00000000",
  seal: async (plain) => `v1.00000000.${plain}`,
  open: async (record) => record.slice("v1.00000000.".length),
  isOutdated: () => false,
};
