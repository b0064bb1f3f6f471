import { expect, test } from "vitest";
import type { SystemDb } from "../db/system.ts";
import type { Deps } from "../deps.ts";
import type { SyncJob } from "../env.ts";
import {
  about,
  asForm,
  consumeOne,
  everything,
  newVictim,
  type PrivacyWorld,
  privacyWorld,
  tracesOf,
  workOff,
} from "../testing/privacy.ts";
import { ringUnfinishedErasures } from "./again.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** More often would show the same. */
const SWEEP_MINUTES = 10;

/** The same composition, in which one thing never works. */
function failing(deps: Deps, gone: keyof SystemDb["deletions"]): Deps {
  const deletions = new Proxy(deps.system.deletions, {
    get: (target, name) => {
      const value = Reflect.get(target, name, target) as unknown;
      if (name === gone) return () => Promise.reject(new Error("never works"));
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const system = new Proxy(deps.system, {
    get: (target, name) => {
      const value = Reflect.get(target, name, target) as unknown;
      if (name === "deletions") return deletions;
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { ...deps, system };
}

/** Sweeps and works off what it rang, day after day. @returns rings of each day */
async function live(world: PrivacyWorld, deps: Deps, days: number): Promise<number[]> {
  const rings: number[] = [];
  for (let day = 0; day < days; day++) {
    let rung = 0;
    for (let minute = 0; minute < DAY_MINUTES; minute += SWEEP_MINUTES) {
      world.clock.now += SWEEP_MINUTES * MINUTE_MS;
      await ringUnfinishedErasures(deps);
      for (const { body } of world.queued.splice(0).filter(({ queue }) => queue === "sync")) {
        rung += 1;
        await consumeOne(deps, body as SyncJob);
      }
    }
    rings.push(rung);
  }
  return rings;
}

const oneJob = async ({ deps, workspaceId }: PrivacyWorld) =>
  (await deps.env.DB.prepare("SELECT state FROM jobs WHERE workspace_id = ?1").bind(workspaceId).first<{
    state: string;
  }>())!.state;

test("an erasure that always fails is tried ever more rarely, is told as failed, and goes on when asked again", async () => {
  const world = await privacyWorld();
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  const lead = await world.deps.env.DB.prepare("SELECT id FROM leads WHERE workspace_id = ?1")
    .bind(world.workspaceId)
    .first<{ id: string }>();
  const path = `/v1/leads/${lead!.id}/erasure`;
  const { jobId } = (await (await world.call("POST", path)).json()) as { jobId: string };
  world.queued.length = 0;
  const deps = failing(world.deps, "listDeadLetters");
  const [first, second, third] = await live(world, deps, 3);
  expect(first).toBeLessThanOrEqual(22);
  expect([second, third]).toEqual([1, 1]);
  const { items } = (await (await world.call("GET", "/v1/erasures")).json()) as { items: unknown[] };
  expect(items).toMatchObject([{ state: "failed" }]);

  world.queued.length = 0;
  expect(await (await world.call("POST", path)).json()).toEqual({ jobId });
  await workOff(world.deps, world.queued);
  expect(await oneJob(world)).toBe("done");
  const rows = JSON.stringify(await everything(world.deps.env.DB, world.workspaceId));
  for (const text of tracesOf(marie)) expect(rows).not.toContain(text);
});

test("an erasure that failed for a day and works again ends by itself", async () => {
  const world = await privacyWorld();
  await world.take(...world.speaks(newVictim()));
  const request = asForm(about(world.account.externalId));
  await world.call("POST", "/platforms/meta/data-deletion", { body: request }, {});
  await live(world, failing(world.deps, "releaseErased"), 1);
  expect(await oneJob(world)).toBe("failed");
  await live(world, world.deps, 1);
  expect(await oneJob(world)).toBe("done");
  expect(await live(world, world.deps, 1)).toEqual([0]);
});

test("a search that always fails is tried ever more rarely, and goes on when the same request comes again", async () => {
  const world = await privacyWorld();
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  const body = () => ({ body: asForm(about(marie.id)) });
  const deps = failing(world.deps, "listHoldings");
  // The search fails already while the request is received.
  const { listHoldings } = world.deps.system.deletions;
  world.deps.system.deletions.listHoldings = () => Promise.reject(new Error("never works"));
  const first = await (await world.call("POST", "/platforms/meta/data-deletion", body(), {})).json();
  world.deps.system.deletions.listHoldings = listHoldings;
  const [one, two, three] = await live(world, deps, 3);
  expect(one).toBeLessThanOrEqual(22);
  expect([two, three]).toEqual([1, 1]);
  world.queued.length = 0;
  expect(await (await world.call("POST", "/platforms/meta/data-deletion", body(), {})).json()).toEqual(first);
  await workOff(world.deps, world.queued);
  const rows = JSON.stringify(await everything(world.deps.env.DB, world.workspaceId));
  expect(rows).not.toContain(marie.messageId);
});
