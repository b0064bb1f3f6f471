import type { Deps } from "../deps.ts";
import { HOUR_MS, MINUTE_MS } from "../scoring/days.ts";
import { SYNC_JOB_VERSION } from "../scoring/jobs.ts";
import type { WebhookSeenJob } from "./jobs.ts";

/** A platform's last visits to our webhook door, for the doctor: to the hour is fine enough, and costs nothing. */
const NOTED_EVERY_MS = HOUR_MS;
/** A person who mends a secret or a token looks again soon; ten minutes of silence would tell them old news. */
const REPORTED_EVERY_MS = MINUTE_MS;
/** Begins the challenge of our own test of the door, which says nothing of the platform. */
export const OWN_CHALLENGE = "vistaflow-doctor-";

/** When this isolate last spoke of something; its own memory, so that most visits cost no statement and no message. */
const spokenOf = new Map<string, number>();

function isTimeToSpeak(of: string, now: number, everyMs: number): boolean {
  const last = spokenOf.get(of);
  if (last !== undefined && now >= last && now - last < everyMs) return false;
  spokenOf.set(of, now);
  return true;
}

/**
 * Notes an accepted delivery, at most once an hour and kind.
 *
 * @param signedWith name of the setting whose secret signed it, never the secret; null when not known
 * @param brought    `account`: something for an account that is connected here; `test`: placeholders of the developer
 *                   page's Test button; `stranger`: only accounts that nobody connected here
 */
export async function noteDelivery(
  deps: Deps,
  platformId: string,
  signedWith: string | null,
  brought: "account" | "test" | "stranger",
): Promise<void> {
  const now = deps.now();
  if (!isTimeToSpeak(`delivery ${brought} ${platformId}`, now, NOTED_EVERY_MS)) return;
  await deps.system.webhooks.noteDelivery(platformId, now, NOTED_EVERY_MS, { signedWith, brought });
}

/** Notes a delivery that no secret of ours signed. @param at epoch ms, when it came */
export const noteRejected = (deps: Deps, platformId: string, at: number): Promise<void> =>
  deps.system.webhooks.noteRejected(platformId, at, NOTED_EVERY_MS);

/** Notes that the platform tested the address and was answered. @param at epoch ms, when it came */
export const noteHandshake = (deps: Deps, platformId: string, at: number): Promise<void> =>
  deps.system.webhooks.noteHandshake(platformId, at, NOTED_EVERY_MS);

/** True for a delivery that comes signed as platforms sign; what does not even claim it was never theirs. */
export const claimsSignature = (headers: Headers): boolean =>
  /^sha256=[0-9a-f]{64}$/i.test(headers.get("x-hub-signature-256") ?? "");

/**
 * Called at the door, where no database may be asked: one queue message a minute and isolate, however many knock. Never throws: what the platform is answered does not depend on it.
 */
export async function reportAtDoor(
  deps: Deps,
  platformId: string,
  what: WebhookSeenJob["what"],
  challenge?: string,
): Promise<void> {
  if (challenge?.startsWith(OWN_CHALLENGE)) return;
  const at = deps.now();
  if (!isTimeToSpeak(`${what} ${platformId}`, at, REPORTED_EVERY_MS)) return;
  try {
    await deps.env.SYNC.send({ v: SYNC_JOB_VERSION, kind: "webhook-seen", platform: platformId, what, at });
  } catch {
    // The next one reports, a minute later.
  }
}

/** Writes down what the door reported. */
export function noteDoorReport(deps: Deps, { platform, what, at }: WebhookSeenJob): Promise<void> {
  switch (what) {
    case "rejected":
      return noteRejected(deps, platform, at);
    case "handshake":
      return noteHandshake(deps, platform, at);
    case "handshake-refused":
      return deps.system.webhooks.noteHandshakeRefused(platform, at, NOTED_EVERY_MS);
  }
}
