import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import { ERASURE_JOB_VERSION } from "./jobs.ts";

const MOST = 500;

/** Rings again for erasures whose ring was lost, and for second looks that are due. Reads only those. */
export async function ringUnfinishedErasures(deps: Deps): Promise<void> {
  const { deletions } = deps.system;
  const now = deps.now();
  const codes = await deletions.requestsDue(now, MOST);
  const erasures = await deletions.erasuresDue(now, MOST);
  await sendAll(deps.env.SYNC, [
    ...codes.map((code) => ({ v: ERASURE_JOB_VERSION, kind: "deletion" as const, code })),
    ...erasures.map((one) => ({ v: ERASURE_JOB_VERSION, kind: "erase" as const, ...one })),
  ]);
}
