import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import { GUARD_JOB_VERSION } from "./jobs.ts";

const ACCOUNTS_PER_SWEEP = 500;

/** Rings for accounts whose slow-down may be a step nearer to its end. */
export async function ringRecovering(deps: Deps): Promise<void> {
  const accounts = await deps.system.guard.due(deps.now(), ACCOUNTS_PER_SWEEP);
  await sendAll(
    deps.env.SYNC,
    accounts.map((account) => ({ v: GUARD_JOB_VERSION, kind: "guard" as const, ...account })),
  );
}
