import { SystemDb } from "../db/system.ts";
import { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { SyncJob } from "../env.ts";

export const KILLED = "the process was killed here";

/**
 * The same composition, in which the `last`th thing asked of the database or the queue happens, and nothing behind it.
 */
export function mortal(deps: Deps, last: number): { deps: Deps; asked: () => number } {
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
  return {
    asked: () => asked,
    deps: {
      ...deps,
      env: { ...deps.env, DB: d1, SYNC: queue },
      system: new SystemDb(d1),
      tenant: (id) => new TenantDb(d1, id),
    },
  };
}
