import type { PassStep } from "../db/system-keys.ts";
import type { Deps } from "../deps.ts";
import { dataKeyContext } from "../privacy/data-key.ts";
import { MINUTE_MS } from "../scoring/days.ts";
import { SYNC_JOB_VERSION } from "../scoring/jobs.ts";
import type { ResealJob } from "./jobs.ts";
import { type Resealed, readDataKey, readTokens, swapDataKey, swapTokens } from "./rotation-store.ts";
import { tokenContext } from "./service.ts";

/** Records looked at by one queue message. */
const CHUNK = 100;
/** A pass without progress for this long is rung again: its message was lost, or its process died. */
const STANDING_MS = 2 * MINUTE_MS;
/** The doctor and the night count up to this many accounts. */
const COUNT_UP_TO = 20_000;

/**
 * Each minute: begins when the encryption key is a new one, and rings again for a pass that stands still. One
 * statement and one row when there is nothing to do.
 */
export async function tendRotation(deps: Deps): Promise<void> {
  const kid = deps.vault.newestKid;
  const known = await deps.system.keys.findRotation(kid);
  if (known !== undefined && known.finishedAt !== null) return;
  const now = deps.now();
  if (known !== undefined) {
    if (await deps.system.keys.takeRotation(kid, now, STANDING_MS)) await ring(deps, kid);
    return;
  }
  const isFirst = await deps.system.keys.startRotation(kid, now);
  // Deployed, processes of before the change go on for a moment and know only the old key: nothing that they may read
  // is sealed anew before the pass is found standing still.
  if (isFirst && !deps.config.isDeployed) await ring(deps, kid);
}

/** Each night: a process of before the change may have sealed something with the old key after the pass had ended. */
export async function verifyRotation(deps: Deps): Promise<void> {
  const kid = deps.vault.newestKid;
  const { looked, outdated } = await deps.system.keys.countOutdated(kid, COUNT_UP_TO);
  if (outdated === 0 && looked < COUNT_UP_TO) return;
  if (await deps.system.keys.reopenRotation(kid, deps.now())) await ring(deps, kid);
}

/**
 * Seals the next chunk with the newest key. Whatever dies, repeats or runs beside it: a record is swapped only for
 * the one it was made from, and a chunk is counted by one run. Reads never fail meanwhile: both keys open.
 */
export async function reseal(deps: Deps, { kid }: ResealJob): Promise<void> {
  // A process of before the change, or of after the next one: this key is not its newest.
  if (kid !== deps.vault.newestKid) return;
  const rotation = await deps.system.keys.findRotation(kid);
  if (rotation === undefined || rotation.finishedAt !== null) return;
  const place = readPlace(rotation.after);
  const { next, ...counts } =
    place.of === "accounts" ? await resealTokens(deps, place) : await resealDataKeys(deps, place.after);
  const step = { ...counts, after: next ?? "" };
  const now = deps.now();
  if (next !== null) {
    if (await deps.system.keys.stepRotation(kid, rotation.after, step, now)) await ring(deps, kid);
    return;
  }
  // All that is left cannot be opened: another pass would find the same.
  const isDone = rotation.outdated + step.outdated === rotation.failed + step.failed;
  if (isDone) {
    if (!(await deps.system.keys.finishRotation(kid, rotation.after, step, now))) return;
    const failed = rotation.failed + step.failed;
    console.log(JSON.stringify({ event: "key.changed", kid, resealed: rotation.resealed, failed }));
  } else if (await deps.system.keys.stepRotation(kid, rotation.after, step, now)) await ring(deps, kid);
}

type RotationState = {
  kid: string;
  /** Records on an older key; null when there are too many accounts to count at once. */
  outdated: number | null;
  /** Records that no key of the ring opens. */
  failed: number;
  /** Epoch ms; null while it is under way, or has not begun. */
  finishedAt: number | null;
};

/** How far the change to the present key is. The older ones may go when it is finished and nothing is outdated. */
export async function rotationState(deps: Deps): Promise<RotationState> {
  const kid = deps.vault.newestKid;
  const [rotation, { looked, outdated }] = await Promise.all([
    deps.system.keys.findRotation(kid),
    deps.system.keys.countOutdated(kid, COUNT_UP_TO),
  ]);
  return {
    kid,
    outdated: looked < COUNT_UP_TO ? outdated : null,
    failed: rotation?.failed ?? 0,
    finishedAt: rotation?.finishedAt ?? null,
  };
}

const ring = async (deps: Deps, kid: string): Promise<void> => {
  await deps.env.SYNC.send({ v: SYNC_JOB_VERSION, kind: "reseal", kid });
};

type Place = { of: "accounts"; workspaceId: string; id: string } | { of: "workspaces"; after: string };
/** `next` is where the pass goes on; null at its end. */
type Chunk = Omit<PassStep, "after"> & { next: string | null };

/** First every account by workspace and id, then every workspace. Ids hold no space. */
function readPlace(after: string): Place {
  const [stage, workspaceId = "", id = ""] = after.split(" ");
  return stage === "workspaces"
    ? { of: "workspaces", after: workspaceId }
    : { of: "accounts", workspaceId, id };
}

async function resealTokens(deps: Deps, after: { workspaceId: string; id: string }): Promise<Chunk> {
  const listed = await deps.system.keys.listSealedTokens(after, deps.vault.newestKid, CHUNK);
  const outdated = listed.filter((one) => one.isOutdated === 1);
  const counts = { resealed: 0, failed: 0, outdated: outdated.length };
  for (const [workspaceId, accounts] of Map.groupBy(outdated, (one) => one.workspaceId)) {
    const tenant = deps.tenant(workspaceId);
    const swaps: Resealed[] = [];
    const records = await readTokens(
      tenant,
      accounts.map(({ id }) => id),
    );
    for (const { id, platform, record } of records) {
      const to = await sealAnew(deps, record, tokenContext({ workspaceId, id, platform }));
      if (to === undefined) counts.failed += 1;
      else swaps.push({ id, from: record, to });
    }
    if (swaps.length > 0) counts.resealed += await swapTokens(tenant, swaps);
  }
  const last = listed.at(-1);
  const isEnd = last === undefined || listed.length < CHUNK;
  return { ...counts, next: isEnd ? "workspaces" : `accounts ${last.workspaceId} ${last.id}` };
}

async function resealDataKeys(deps: Deps, after: string): Promise<Chunk> {
  const listed = await deps.system.keys.listSealedDataKeys(after, deps.vault.newestKid, CHUNK);
  const outdated = listed.filter((one) => one.isOutdated === 1);
  const counts = { resealed: 0, failed: 0, outdated: outdated.length };
  for (const { workspaceId } of outdated) {
    const tenant = deps.tenant(workspaceId);
    const record = await readDataKey(tenant);
    if (record === undefined) continue;
    const to = await sealAnew(deps, record, dataKeyContext(workspaceId));
    if (to === undefined) counts.failed += 1;
    else counts.resealed += await swapDataKey(tenant, record, to);
  }
  const last = listed.at(-1);
  const isEnd = last === undefined || listed.length < CHUNK;
  return { ...counts, next: isEnd ? null : `workspaces ${last.workspaceId}` };
}

/** undefined for a record that does not open here: it stays as it is, is counted and shown. */
async function sealAnew(deps: Deps, record: string, context: string[]): Promise<string | undefined> {
  let plain: string;
  try {
    plain = await deps.vault.open(record, context);
  } catch {
    return undefined;
  }
  return deps.vault.seal(plain, context);
}
