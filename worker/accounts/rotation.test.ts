import { beforeEach, expect, test } from "vitest";
import { createVault } from "../crypto/vault.ts";
import { createDeps, type Deps } from "../deps.ts";
import type { Env } from "../env.ts";
import { dataKeyContext } from "../privacy/data-key.ts";
import { testEnv } from "../testing/accounts.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import type { ResealJob } from "./jobs.ts";
import { reseal, rotationState, tendRotation, verifyRotation } from "./rotation.ts";
import { tokenContext } from "./service.ts";

const MINUTE_MS = 60_000;
const keys = Array.from({ length: 3 }, (_, place) => new Uint8Array(32).fill(place + 1));
const [A, B, C] = keys as [Uint8Array, Uint8Array, Uint8Array];
const db = testEnv.DB;

/** What a process does when it is killed: its next statement never starts, or its answer is never seen. */
type Fuse = { left: number; isAfter: boolean };

function fusedD1(d1: D1Database, fuse: Fuse): D1Database {
  const burn = async <T>(work: () => Promise<T>): Promise<T> => {
    fuse.left -= 1;
    if (fuse.left === 0 && !fuse.isAfter) throw new Error("killed before");
    const result = await work();
    if (fuse.left === 0) throw new Error("killed after");
    return result;
  };
  const inner = new WeakMap<object, D1PreparedStatement>();
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      first: () => burn(() => statement.first()),
      run: () => burn(() => statement.run()),
      all: () => burn(() => statement.all()),
    } as unknown as D1PreparedStatement;
    inner.set(wrapped, statement);
    return wrapped;
  };
  return {
    prepare: (text: string) => wrap(d1.prepare(text)),
    batch: (statements: D1PreparedStatement[]) =>
      burn(() => d1.batch(statements.map((one) => inner.get(one)!))),
  } as unknown as D1Database;
}

/** A process with this ring, a queue that forgets when it is killed, and a clock. */
function processWith(newest: Uint8Array, previous: Uint8Array[], settings: Record<string, string> = {}) {
  const clock = { now: Date.UTC(2026, 10, 18, 3) };
  const fuse: Fuse = { left: 0, isAfter: false };
  const jobs: ResealJob[] = [];
  const { d1, counts } = countingD1(db);
  const env = {
    ...testEnv,
    ...settings,
    DB: fusedD1(d1, fuse),
    SYNC: { send: async (job: ResealJob) => void jobs.push(job) },
  } as unknown as Env;
  const deps = createDeps(env, { now: () => clock.now, vault: createVault(newest, previous) });
  const drain = async (): Promise<void> => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await reseal(deps, job);
  };
  return { deps, clock, fuse, jobs, counts, drain };
}

const contextOf = (workspaceId: string, id: string) =>
  tokenContext({ workspaceId, id, platform: "instagram" });
const plainOf = (id: string) => `token-of-${id}`;

async function fill(vault: Deps["vault"], workspaces: number, each: number, isSealed = true): Promise<void> {
  for (let w = 0; w < workspaces; w++) {
    const workspaceId = `ws_${String(w).padStart(4, "0")}`;
    const dataKey = isSealed
      ? await vault.seal(`data-key-of-${workspaceId}`, dataKeyContext(workspaceId))
      : null;
    const accounts = await Promise.all(
      Array.from({ length: each }, async (_, place) => {
        const id = `acc_${String(w).padStart(4, "0")}_${String(place).padStart(4, "0")}`;
        return { id, token: await vault.seal(plainOf(id), contextOf(workspaceId, id)) };
      }),
    );
    await db.batch([
      db
        .prepare("INSERT INTO workspace_settings (workspace_id, data_key, updated_at) VALUES (?1, ?2, 1)")
        .bind(workspaceId, dataKey),
      db
        .prepare(
          `INSERT INTO accounts (workspace_id, id, platform, external_id, app_scoped_id, username, status, mode, scopes, token,
             daily_dm_limit, min_spacing_ms, connected_by, connected_session, connected_at, created_at)
           SELECT ?1, value ->> 'id', 'instagram', value ->> 'id', value ->> 'id', 'atelier', 'connected', 'instant', '[]',
             value ->> 'token', 50, 0, 'usr_1', 'ses_1', 1, 1 FROM json_each(?2)`,
        )
        .bind(workspaceId, JSON.stringify(accounts)),
    ]);
  }
}

type Sealed = { workspaceId: string; id: string; token: string };
const tokens = async (): Promise<Sealed[]> =>
  (await db.prepare("SELECT workspace_id AS workspaceId, id, token FROM accounts").all<Sealed>()).results;
const dataKeys = async () =>
  (
    await db
      .prepare("SELECT workspace_id AS workspaceId, data_key AS dataKey FROM workspace_settings")
      .all<{ workspaceId: string; dataKey: string }>()
  ).results;

/** Everything opens with this key alone. */
async function expectAllOn(key: Uint8Array): Promise<void> {
  const alone = createVault(key, []);
  for (const { workspaceId, id, token } of await tokens())
    expect(await alone.open(token, contextOf(workspaceId, id))).toBe(plainOf(id));
  for (const { workspaceId, dataKey } of await dataKeys())
    expect(await alone.open(dataKey, dataKeyContext(workspaceId))).toBe(`data-key-of-${workspaceId}`);
}

beforeEach(async () => {
  await db.batch(
    ["accounts", "workspace_settings", "key_rotations"].map((table) => db.prepare(`DELETE FROM ${table}`)),
  );
});

test("2,000 tokens change their key twice while they are read, the process killed thirty times: no read fails, and the old keys can go", async () => {
  await fill(createVault(A, []), 40, 50);
  let reads = 0;
  let failures = 0;
  let kills = 0;
  for (const [newest, previous] of [
    [B, [A]],
    [C, [B, A]],
  ] as [Uint8Array, Uint8Array[]][]) {
    const process = processWith(newest, previous);
    const ring = createVault(newest, previous);
    let isOver = false;
    const reader = async () => {
      while (!isOver) {
        const row = await db
          .prepare("SELECT workspace_id AS workspaceId, id, token FROM accounts WHERE id = ?1")
          .bind(
            `acc_${String(Math.floor(Math.random() * 40)).padStart(4, "0")}_${String(Math.floor(Math.random() * 50)).padStart(4, "0")}`,
          )
          .first<Sealed>();
        reads += 1;
        const plain = await ring.open(row!.token, contextOf(row!.workspaceId, row!.id)).catch(() => null);
        if (plain !== plainOf(row!.id)) failures += 1;
      }
    };
    const readers = Promise.all(Array.from({ length: 3 }, reader));
    let wanted = 15;
    for (let minute = 0; minute < 400; minute++) {
      process.fuse.left = wanted > 0 ? 1 + Math.floor(Math.random() * 25) : 0;
      process.fuse.isAfter = Math.random() < 0.5;
      try {
        await tendRotation(process.deps);
        await process.drain();
      } catch {
        wanted -= 1;
        kills += 1;
        process.jobs.length = 0;
      }
      process.fuse.left = 0;
      process.clock.now += MINUTE_MS;
      if (wanted <= 0 && (await rotationState(process.deps)).finishedAt !== null) break;
    }
    isOver = true;
    await readers;
    const state = await rotationState(process.deps);
    expect(state).toMatchObject({ kid: process.deps.vault.newestKid, outdated: 0, failed: 0 });
    expect(state.finishedAt).not.toBeNull();
    await expectAllOn(newest);
  }
  expect(failures).toBe(0);
  expect(reads).toBeGreaterThan(100);
  expect(kills).toBe(30);
});

test("when there is nothing to do, the minute costs one statement and one row", async () => {
  await fill(createVault(A, []), 2, 3);
  const { deps, drain, counts, jobs } = processWith(A, []);
  await tendRotation(deps);
  await drain();
  const before = { ...counts };
  await tendRotation(deps);
  expect(counts.statements - before.statements).toBe(1);
  expect(counts.rowsRead - before.rowsRead).toBe(1);
  expect(counts.rowsWritten - before.rowsWritten).toBe(0);
  expect(jobs).toEqual([]);
});

test("a hundred accounts at most are looked at by one message", async () => {
  await fill(createVault(A, []), 3, 100);
  const { deps, jobs } = processWith(B, [A]);
  await tendRotation(deps);
  await reseal(deps, jobs.shift()!);
  const alone = createVault(B, []);
  expect((await tokens()).filter(({ token }) => !alone.isOutdated(token))).toHaveLength(100);
  expect(await rotationState(deps)).toMatchObject({ outdated: 203, failed: 0, finishedAt: null });
  expect(jobs).toHaveLength(1);
});

test("a token that is replaced while its record is sealed anew stays the new one", async () => {
  await fill(createVault(A, []), 1, 2);
  const { deps, drain } = processWith(B, [A]);
  const { open } = deps.vault;
  const fresh = await createVault(B, []).seal("token-of-the-person", contextOf("ws_0000", "acc_0000_0000"));
  deps.vault.open = async (record, context) => {
    const plain = await open(record, context);
    if (context.includes("acc_0000_0000"))
      await db.prepare("UPDATE accounts SET token = ?1 WHERE id = 'acc_0000_0000'").bind(fresh).run();
    return plain;
  };
  await tendRotation(deps);
  await drain();
  expect((await tokens()).find(({ id }) => id === "acc_0000_0000")?.token).toBe(fresh);
  expect(await rotationState(deps)).toMatchObject({ outdated: 0, failed: 0 });
});

test("a record moved to another row does not open there: it is counted and shown, and stays as it is", async () => {
  await fill(createVault(A, []), 1, 3);
  const [first, second] = await tokens();
  await db.batch([
    db.prepare("UPDATE accounts SET token = ?1 WHERE id = ?2").bind(first!.token, second!.id),
    db.prepare("UPDATE accounts SET token = 'not a record' WHERE id = 'acc_0000_0002'"),
  ]);
  const { deps, drain } = processWith(B, [A]);
  await tendRotation(deps);
  await drain();
  const state = await rotationState(deps);
  expect(state).toMatchObject({ outdated: 2, failed: 2 });
  expect(state.finishedAt).not.toBeNull();
  expect((await tokens()).map(({ token }) => token)).toContain(first!.token);
  expect((await tokens()).map(({ token }) => token)).toContain("not a record");
});

test("an old key that was forgotten loses nothing: once it is back, the night seals everything anew", async () => {
  await fill(createVault(A, []), 2, 60);
  const without = processWith(B, []);
  await tendRotation(without.deps);
  await without.drain();
  expect(await rotationState(without.deps)).toMatchObject({ outdated: 122, failed: 122 });
  const again = processWith(B, [A]);
  await verifyRotation(again.deps);
  await again.drain();
  expect(await rotationState(again.deps)).toMatchObject({ outdated: 0, failed: 0 });
  await expectAllOn(B);
});

test("what a process of before the change sealed afterwards is found at night; a clean night rings nothing", async () => {
  await fill(createVault(A, []), 1, 2);
  const { deps, drain, jobs } = processWith(B, [A]);
  await tendRotation(deps);
  await drain();
  await verifyRotation(deps);
  expect(jobs).toEqual([]);
  const late = await createVault(A, []).seal(plainOf("acc_0000_0001"), contextOf("ws_0000", "acc_0000_0001"));
  await db.prepare("UPDATE accounts SET token = ?1 WHERE id = 'acc_0000_0001'").bind(late).run();
  await verifyRotation(deps);
  await drain();
  await expectAllOn(B);
});

test("going back to an earlier key is a change like any other", async () => {
  await fill(createVault(A, []), 1, 3);
  let minutes = 0;
  for (const [newest, previous] of [
    [A, []],
    [B, [A]],
    [A, [B]],
    [B, [A]],
  ] as [Uint8Array, Uint8Array[]][]) {
    const { deps, drain, clock } = processWith(newest, previous);
    minutes += 10;
    clock.now += minutes * MINUTE_MS;
    await tendRotation(deps);
    await drain();
    expect(await rotationState(deps)).toMatchObject({ outdated: 0, failed: 0 });
    await expectAllOn(newest);
  }
});

test("a process of before the change leaves the work to one that knows the new key", async () => {
  await fill(createVault(A, []), 1, 3);
  const { deps, jobs } = processWith(B, [A]);
  await tendRotation(deps);
  await reseal(processWith(A, []).deps, jobs[0]!);
  await expectAllOn(A);
});

test("deployed, nothing is sealed anew while processes that know only the old key may still run", async () => {
  await fill(createVault(A, []), 1, 3);
  const { deps, jobs, clock, drain } = processWith(B, [A], { PUBLIC_API_URL: "https://api.example" });
  await tendRotation(deps);
  clock.now += MINUTE_MS;
  await tendRotation(deps);
  expect(jobs).toEqual([]);
  clock.now += MINUTE_MS;
  await Promise.all([tendRotation(deps), tendRotation(deps)]);
  expect(jobs).toHaveLength(1);
  await drain();
  await expectAllOn(B);
});
