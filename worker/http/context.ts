import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Env } from "../env.ts";
import type { Role } from "../identity/contract.ts";

/** Who acts: kept with every change. */
export type Actor =
  | { kind: "person"; personId: string; sessionId: string }
  | { kind: "key"; keyId: string; scopes: readonly string[] | null; readOnly: boolean };

export type ApiEnv = {
  Bindings: Env;
  Variables: {
    requestId: string;
    deps: Deps;
    actor: Actor;
    /** Role in the workspace of this request. */
    role: Role;
    tenant: TenantDb;
  };
};
