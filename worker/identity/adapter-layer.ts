import type { DBAdapter, DBTransactionAdapter } from "better-auth/types";

export type Layer = <A extends DBTransactionAdapter>(adapter: A) => A;

/** Puts a layer over better-auth's database adapter, inside its transactions too. */
export const layered = (adapter: DBAdapter, layer: Layer): DBAdapter => ({
  ...layer(adapter),
  transaction: (run) => adapter.transaction((inner) => run(layer(inner))),
});
