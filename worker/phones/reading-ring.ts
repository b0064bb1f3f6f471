import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import { READING_JOB_VERSION } from "./reading-jobs.ts";

export type ReadingKey = { leadId: string; interactionId: string };
const MOST_RINGS = 300;

/** State is written: a ring that is lost, or refused, only costs the time until the sweep rings again. */
export async function ringReadings(
  deps: Deps,
  workspaceId: string,
  keys: readonly ReadingKey[],
): Promise<void> {
  try {
    await sendAll(
      deps.env.SYNC,
      keys.map(({ leadId, interactionId }) => ({
        v: READING_JOB_VERSION,
        workspaceId,
        kind: "read-phone" as const,
        leadId,
        interactionId,
      })),
    );
  } catch {
    console.warn(JSON.stringify({ event: "reading.not-rung", workspaceId, count: keys.length }));
  }
}

/** Rings for messages whose time has come: to be read, or to be forgotten. Reads only those. */
export async function ringDueReadings(deps: Deps): Promise<void> {
  const due = await deps.system.readings.due(deps.now(), MOST_RINGS);
  await sendAll(
    deps.env.SYNC,
    due.map((one) => ({ v: READING_JOB_VERSION, kind: "read-phone" as const, ...one })),
  );
}
