import { AsyncLocalStorage } from "node:async_hooks";
import type { DBAdapter, DBTransactionAdapter, Where } from "better-auth/types";
import type { Layer } from "./adapter-layer.ts";
import { sha256 } from "./digest.ts";

/** Tokens this request came with or made, by their hash. */
type KnownTokens = Map<string, string>;
const scope = new AsyncLocalStorage<KnownTokens>();

/** Runs one request of better-auth: a token that came in is what its own session's row shows again. */
export const withTokenScope = <T>(run: () => Promise<T>): Promise<T> => scope.run(new Map(), run);

/**
 * How a row names a session whose token is not known here, e.g. in the list of devices. It can be given back
 * to revoke that session, and cannot be used to sign in: as a bearer its dot makes it a signed form with a
 * wrong signature.
 */
const HANDLE = /^sha256\.([\w-]{43})$/;

function hashOf(token: string): string {
  const handle = HANDLE.exec(token)?.[1];
  if (handle) return handle;
  const hash = sha256(token);
  scope.getStore()?.set(hash, token);
  return hash;
}

const hashed = (value: unknown): unknown => {
  if (typeof value === "string") return hashOf(value);
  return Array.isArray(value) ? value.map(hashed) : value;
};

const sealedWhere = (where: Where[]): Where[] =>
  where.map((clause) =>
    clause.field === "token" ? { ...clause, value: hashed(clause.value) as Where["value"] } : clause,
  );

const sealedData = <T extends Record<string, unknown>>(data: T): T =>
  typeof data.token === "string" ? { ...data, token: hashOf(data.token) } : data;

function revealed<T>(row: T): T {
  const hash = (row as { token?: unknown } | null)?.token;
  if (typeof hash !== "string") return row;
  return { ...row, token: scope.getStore()?.get(hash) ?? `sha256.${hash}` };
}

/**
 * Wraps better-auth's database adapter so that the session table holds only SHA-256 of a token: tokens are
 * hashed in what is written and asked for, and put back in what is read when this request knows them.
 */
export const withHashedTokens: Layer = (adapter) => {
  const where = <Q extends { model: string; where?: Where[] | undefined }>(query: Q): Q =>
    query.model === "session" && query.where ? { ...query, where: sealedWhere(query.where) } : query;
  const reveal = <T>(model: string, row: T): T => (model === "session" ? revealed(row) : row);
  const overrides: Partial<DBTransactionAdapter> = {
    create: async <T extends Record<string, unknown>, R = T>(
      query: Parameters<DBTransactionAdapter["create"]>[0],
    ): Promise<R> => {
      if (query.model !== "session") return adapter.create<T, R>(query as never);
      return revealed(await adapter.create<T, R>({ ...query, data: sealedData(query.data) } as never));
    },
    findOne: async <T>(query: Parameters<DBAdapter["findOne"]>[0]) =>
      reveal(query.model, await adapter.findOne<T>(where(query))),
    findMany: async <T>(query: Parameters<DBAdapter["findMany"]>[0]) =>
      (await adapter.findMany<T>(where(query))).map((row) => reveal(query.model, row)),
    count: (query) => adapter.count(where(query)),
    update: async <T>(query: Parameters<DBAdapter["update"]>[0]) =>
      reveal(query.model, await adapter.update<T>(sealedUpdate(where(query)))),
    updateMany: (query) => adapter.updateMany(sealedUpdate(where(query))),
    delete: (query) => adapter.delete(where(query)),
    deleteMany: (query) => adapter.deleteMany(where(query)),
    consumeOne: async <T>(query: Parameters<DBAdapter["consumeOne"]>[0]) =>
      reveal(query.model, await adapter.consumeOne<T>(where(query))),
    incrementOne: async <T>(query: Parameters<DBAdapter["incrementOne"]>[0]) =>
      reveal(query.model, await adapter.incrementOne<T>(where(query))),
  };
  return { ...adapter, ...overrides };
};

const sealedUpdate = <Q extends { model: string; update: Record<string, unknown> }>(query: Q): Q =>
  query.model === "session" ? { ...query, update: sealedData(query.update) } : query;
