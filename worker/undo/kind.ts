import type { Statement, TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { ChangeRow, Part } from "./store.ts";

/** Who undoes, and when. */
export type Undoer = { by: string; at: number };

/**
 * What puts one part back: statements for one atomic batch, which fail it when what they were made from has changed
 * since (`failIfChanged`); it is then asked for again. Entries of people who were erased since are no longer in it.
 */
export type UndoneStep = {
  statements: Statement[];
  /** Leads that are what they were. */
  restored: number;
  /** Leads of which something was left alone, or that are gone. */
  skipped: number;
};

export type ChangeKind = {
  /** Refuses before anything is begun. @throws Problem */
  mayUndo?(tenant: TenantDb, part: Part): Promise<void>;
  undoPart(deps: Deps, tenant: TenantDb, part: Part, undoer: Undoer): Promise<UndoneStep>;
  /** Empties what the kind keeps elsewhere for putting a part back, once that can no longer be done. */
  forgetPart?(part: Part): Statement[];
  /** One step of making it, where that takes several; a change that another job makes has none. */
  step?(deps: Deps, tenant: TenantDb, change: ChangeRow): Promise<void>;
};
