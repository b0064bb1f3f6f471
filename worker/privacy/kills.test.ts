import { expect, test } from "vitest";
import { limitsOf } from "../accounts/service.ts";
import { SystemDb } from "../db/system.ts";
import { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { SyncJob } from "../env.ts";
import { findLeadRow } from "../leads/service.ts";
import { newAccount } from "../testing/accounts.ts";
import {
  consumeOne,
  delivery,
  everything,
  grantsOf,
  newVictim,
  type PrivacyWorld,
  privacyWorld,
  type Victim,
  workOff,
} from "../testing/privacy.ts";
import { ringUnfinishedErasures } from "./again.ts";
import { receiveDeletion } from "./deletion.ts";
import { findLeadIdOf } from "./erasure-store.ts";
import { startLeadErasure } from "./start.ts";

/** Longer than any ring waits, and than the wait before the second look. */
const LATER_MS = 30 * 60_000;
const KILLED = "the process was killed here";

/** The same composition, in which the `last`th thing asked of the outside, and all behind it, never happens. */
function mortal(deps: Deps, last: number): { deps: Deps; asked: () => number } {
  let asked = 0;
  const live = <T>(act: () => T): T => {
    asked += 1;
    if (asked > last) throw new Error(KILLED);
    return act();
  };
  const raw = new WeakMap<object, D1PreparedStatement>();
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapper = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      all: async () => live(() => statement.all()),
      run: async () => live(() => statement.run()),
      first: async () => live(() => statement.first()),
      raw: async () => live(() => statement.raw()),
    } as unknown as D1PreparedStatement;
    raw.set(wrapper, statement);
    return wrapper;
  };
  const d1 = {
    prepare: (text: string) => wrap(deps.env.DB.prepare(text)),
    batch: async (all: D1PreparedStatement[]) =>
      live(() => deps.env.DB.batch(all.map((one) => raw.get(one)!))),
  } as unknown as D1Database;
  const queue = {
    send: async (body: SyncJob) => live(() => deps.env.SYNC.send(body)),
    sendBatch: async (all: { body: SyncJob }[]) => live(() => deps.env.SYNC.sendBatch(all)),
  } as unknown as Queue<SyncJob>;
  const gate = (platform: string, externalId: string) =>
    ({
      forget: async (now: number) => live(() => deps.gate(platform, externalId).forget(now)),
    }) as ReturnType<Deps["gate"]>;
  return {
    asked: () => asked,
    deps: {
      ...deps,
      env: { ...deps.env, DB: d1, SYNC: queue },
      system: new SystemDb(d1),
      tenant: (id) => new TenantDb(d1, id),
      gate,
    },
  };
}

type Scene = { world: PrivacyWorld; victim: Victim; begin: (deps: Deps) => Promise<void> };

/** An account with somebody, half of whom another account knows too, a kept delivery, and a request to delete it. */
async function accountScene(): Promise<Scene> {
  const world = await privacyWorld();
  const { deps, account, workspaceId } = world;
  const [victim, shared] = [newVictim(), newVictim()];
  await world.take(...world.speaks(victim), ...world.speaks(shared));
  const other = await newAccount(deps, workspaceId);
  const leadId = await findLeadIdOf(deps.tenant(workspaceId), account.id, shared.id);
  await deps.env.DB.prepare("INSERT INTO identities VALUES (?1, ?2, ?3, ?4)")
    .bind(workspaceId, other.id, "7700001", leadId)
    .run();
  await keep(world, victim);
  await deps
    .gate(account.platform, account.externalId)
    .take("msg_planted", limitsOf(account, "Europe/Paris"), world.clock.now);
  const request = { platform: "instagram", userId: account.externalId, signedPart: account.externalId };
  // The platform asks again when it got no answer.
  return { world, victim, begin: async (using) => void (await receiveDeletion(using, request)) };
}

async function leadScene(): Promise<Scene> {
  const world = await privacyWorld();
  const { account, workspaceId } = world;
  const [victim, bystander] = [newVictim(), newVictim()];
  await world.take(...world.speaks(victim), ...world.speaks(bystander));
  await keep(world, victim);
  const begin = async (using: Deps): Promise<void> => {
    const tenant = using.tenant(workspaceId);
    const leadId = await findLeadIdOf(tenant, account.id, victim.id);
    const lead = leadId && (await findLeadRow(tenant, leadId));
    if (lead) await startLeadErasure(using, tenant, lead, { by: "person" });
  };
  return { world, victim, begin };
}

const keep = async (world: PrivacyWorld, victim: Victim): Promise<boolean> =>
  world.deps.system.deadLetters.keep(
    {
      id: `kill-${world.workspaceId}`,
      queue: "ingest",
      body: JSON.stringify(await delivery([...world.speaks(victim), ...world.speaks(newVictim())], 1)),
      kind: null,
      workspaceId: null,
    },
    1,
  );

/** The request and its queue, until the process dies; then everything again by a live one. @returns calls made */
async function run({ world, begin }: Scene, last: number): Promise<number> {
  const { deps, asked } = mortal(world.deps, last);
  try {
    await begin(deps);
    await ringAll(deps, world);
  } catch {
    // Died; an error that is no kill shows in the end state.
  }
  await begin(world.deps);
  for (let round = 0; round < 4; round++) {
    await ringAll(world.deps, world);
    world.clock.now += LATER_MS;
    await ringUnfinishedErasures(world.deps);
  }
  return asked();
}

async function ringAll(deps: Deps, world: PrivacyWorld): Promise<void> {
  if (deps === world.deps) return workOff(deps, world.queued);
  for (;;) {
    const at = world.queued.findIndex(({ queue }) => queue === "sync");
    if (at === -1) return;
    // A message is gone from the queue only once its consumer has ended.
    await consumeOne(deps, world.queued[at]!.body as SyncJob);
    world.queued.splice(at, 1);
  }
}

/** What is left, without what differs between two runs: ids, times, and the random. */
async function endState({ world }: Scene): Promise<unknown> {
  const { deps, workspaceId, account } = world;
  const rows = await everything(deps.env.DB, workspaceId);
  const beside = await deps.env.DB.prepare("SELECT id, queue FROM dead_letters WHERE id LIKE ?1 ORDER BY id")
    .bind(`kill-${workspaceId}%`)
    .all();
  const holders = await deps.system.findAccountsByAnyId("instagram", account.externalId);
  const grants = (await grantsOf(deps, account)).map((grant) => grant.message_id);
  const plain = (text: string): string =>
    text
      .replace(/"(digest|data_key|request_code|code|token)":"[^"]+"/g, "$1")
      .replaceAll(workspaceId, "WS")
      .replaceAll(account.externalId, "EXTERNAL")
      .replace(/\b(acc|lead|int|msg|era|job|aut_acc|ntc)_[0-9a-f]{32}/g, "$1")
      // An alert's id says what it is about.
      .replace(/\balr_[0-9a-f]+p[0-9a-f]+/g, "alr")
      .replace(/\b[a-j]{10}\b|98 \d\d \d\d|[0-9]{9,}/g, "N")
      // A step that was tried twice counts its version twice.
      .replace(/"(version|erasure_version|scored_until|updated_at)":[^,}]+/g, "$1");
  const { members: _, ...own } = rows;
  const tables = Object.entries(own).map(([table, list]) => [table, list.map(plain).sort()] as const);
  return {
    ...Object.fromEntries(tables),
    letters: beside.results.map((row) => plain(JSON.stringify(row))),
    holders: holders.map((row) => plain(JSON.stringify(row))),
    grants: grants.map(plain),
  };
}

test.each([
  ["an account", accountScene],
  ["a person", leadScene],
] as const)(
  "killed at any moment, the erasure of %s ends as if nothing had happened",
  { timeout: 600_000 },
  async (_, sceneOf) => {
    const clean = await sceneOf();
    const calls = await run(clean, Number.POSITIVE_INFINITY);
    const expected = await endState(clean);
    expect(JSON.stringify(expected)).not.toContain(clean.victim.username);
    expect(calls).toBeGreaterThan(15);
    for (let last = 0; last < calls; last++) {
      const scene = await sceneOf();
      await run(scene, last);
      expect(await endState(scene), `killed before call ${last + 1} of ${calls}`).toEqual(expected);
    }
  },
);
