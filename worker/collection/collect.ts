import { QUARTER_MINUTES } from "../accounts/contract.ts";
import { loseToken } from "../accounts/reconnect.ts";
import {
  type AccountChange,
  type AccountRow,
  changeAccount,
  findAccountRow,
  openAccount,
} from "../accounts/service.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Settlement } from "../doorbell/settle.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../scoring/days.ts";
import { purgeEarly } from "./amend-store.ts";
import { type CollectCursor, type CollectJob, type CollectReason, JOB_VERSION } from "./jobs.ts";
import { purgeLikes } from "./media-store.ts";
import { Reading, type ReadingContext, type StepEnd } from "./reading.ts";
import { startCursor } from "./reading-cursor.ts";
import { isReading, keepReading, LEASE_MS, RELEASED, settleReading, takeReading } from "./reading-store.ts";

/** What failed again and again is tried once more after this; then the night's reading does. */
const PARTIAL_AGAIN_MS = 20 * MINUTE_MS;
const BUSY_MS = 15 * SECOND_MS;
const SENDS_WAIT_MS = 2 * MINUTE_MS;
/** By then the next quarter's ring is near. */
const POLL_WAITS_MS = 14 * MINUTE_MS;
/** Queues delay a message by at most 12 hours; a longer wait is several. */
const LONGEST_DELAY_MS = 12 * HOUR_MS;
const LIKES_KEPT_MS = 90 * DAY_MS;
/** What has not come within a week never will: platforms repeat a delivery for 36 hours. */
const EARLY_KEPT_MS = 7 * DAY_MS;

const DONE: Settlement = { kind: "done" };

/**
 * One step of reading an account: at most 40 calls, then what is left goes on in another queue message, so that a
 * large account never holds up the others. Only one reading goes on at a time; the time up to which an account was
 * read moves when one completes, so whatever breaks in between is read again.
 */
export async function collectStep(deps: Deps, job: CollectJob): Promise<Settlement> {
  const tenant = deps.tenant(job.workspaceId);
  const ready = await openAccount(deps, tenant, job.accountId);
  const reason = reasonOf(job);
  if (ready.kind !== "ready") {
    if (reason === "quick") await slowDown(deps, tenant, job.accountId);
    return DONE;
  }
  const { account, platform, token } = ready;
  const isRing = cursorOf(job) === null;
  if (isRing && reason === "quick" && !isPaced(account)) {
    await deps.system.setPace(entryOf(account), QUARTER_MINUTES);
    return DONE;
  }
  const now = deps.now();
  if (account.quietUntil > now) {
    const isDropped = isRing && (reason === "poll" || reason === "quick");
    if (!isDropped) await sendLater(deps, job, account.quietUntil - now);
    return DONE;
  }
  const cursor = await hold(deps, tenant, job, account);
  if (cursor === "busy") await comeBack(deps, job, reason, now);
  if (cursor === "busy" || cursor === undefined) return DONE;
  try {
    const reading = new Reading({ deps, tenant, account, platform, token, reason, asked: job.since, cursor });
    await settle(reading.context, job, await reading.run());
    return DONE;
  } catch (error) {
    // A ring is repeated as one: it must not find itself in the way. A later step comes back as itself.
    if (isRing) await settleReading(tenant, account.id, cursor, RELEASED).catch(() => false);
    throw error;
  }
}

/** Version 1 asked for the night's reading as a poll that goes back. */
const reasonOf = (job: CollectJob): CollectReason =>
  job.reason === "poll" && job.since > 0 ? "deep" : job.reason;

const cursorOf = (job: CollectJob): CollectCursor | null =>
  job.cursor !== null && typeof job.cursor.readingId === "string" ? job.cursor : null;

const isPaced = (account: AccountRow): boolean =>
  account.mode === "polling" && account.pollMinutes < QUARTER_MINUTES;

const entryOf = ({ platform, externalId, workspaceId, id }: AccountRow) => ({
  platform,
  externalId,
  workspaceId,
  accountId: id,
});

/** Nothing is read of an account that waits for its owner: no minute needs to ring for it. Its next poll undoes this. */
async function slowDown(deps: Deps, tenant: TenantDb, accountId: string): Promise<void> {
  const account = await findAccountRow(tenant, accountId);
  if (account) await deps.system.setPace(entryOf(account), QUARTER_MINUTES);
}

/** The cursor of a reading that is now this message's alone; "busy" for one to come back, undefined for one to drop. */
async function hold(
  deps: Deps,
  tenant: TenantDb,
  job: CollectJob,
  account: AccountRow,
): Promise<CollectCursor | "busy" | undefined> {
  const now = deps.now();
  const until = now + LEASE_MS;
  const reason = reasonOf(job);
  // A copy: should this step break, its message comes back as it was.
  const going = structuredClone(cursorOf(job));
  if (going === null) {
    const cursor = startCursor(newId("read", now), reason, job.since, account, now);
    return (await takeReading(tenant, account.id, cursor, now, until)) ? cursor : "busy";
  }
  if (await keepReading(tenant, account.id, going, until)) return going;
  // A repeat of a message whose reading has gone on since; or one that another reading took over.
  const isCovered = reason === "poll" || reason === "quick";
  if (isCovered || isReading(account.readingId, going.readingId)) return undefined;
  return (await takeReading(tenant, account.id, going, now, until)) ? going : "busy";
}

async function settle(context: ReadingContext, job: CollectJob, end: StepEnd): Promise<void> {
  const { account, cursor, deps, reason, tenant, token } = context;
  const now = deps.now();
  const write = (change: AccountChange): Promise<boolean> =>
    settleReading(tenant, account.id, cursor, change);
  const goOn = (afterMs: number): Promise<void> => {
    const next = { ...cursor, step: cursor.step + 1 };
    return sendLater(deps, { ...job, v: JOB_VERSION, reason, cursor: next }, afterMs);
  };
  switch (end.kind) {
    case "complete":
      await complete(context);
      if (cursor.isPartial && (reason === "poll" || reason === "quick")) {
        const again = { ...job, v: JOB_VERSION, reason: "deep" as const, since: cursor.since, cursor: null };
        await sendLater(deps, again, PARTIAL_AGAIN_MS);
      }
      return;
    case "continue":
      if (end.afterMs > 0) await write({ readingUntil: now + end.afterMs + LEASE_MS });
      await goOn(end.afterMs);
      return;
    case "quiet": {
      const quietUntil = now + end.forMs;
      const isOurs = await write({ quietUntil, readingUntil: quietUntil + LEASE_MS });
      if (!isOurs) await changeAccount(tenant, account.id, { quietUntil });
      if (end.refused) {
        // One budget for both. Without a word of how long, a send finds out soon.
        const until = now + (end.refused.toldMs ?? SENDS_WAIT_MS);
        await deps
          .gate(account.platform, account.externalId)
          .trip(until, "rate-limited")
          .catch(() => undefined);
      }
      await goOn(end.forMs);
      return;
    }
    case "reconnect":
      await loseToken(deps, tenant, account.id, end.code, token);
      await write(RELEASED);
      return;
    case "skipped":
      await write(RELEASED);
      return;
    case "given-up":
      console.warn(
        JSON.stringify({ event: "reading.given-up", accountId: account.id, reason, cause: end.cause }),
      );
      await write(RELEASED);
      return;
  }
}

async function complete({ account, cursor, deps, reason, tenant }: ReadingContext): Promise<void> {
  // An import that was taken over by others and goes on behind them began before they did.
  const lastCollectedAt = Math.max(account.lastCollectedAt ?? 0, cursor.startedAt);
  const isOurs = await settleReading(tenant, account.id, cursor, { ...RELEASED, lastCollectedAt });
  if (!isOurs) return;
  if (reason === "import") await changeAccount(tenant, account.id, { importedAt: cursor.startedAt });
  if (reason === "deep") {
    await purgeLikes(tenant, account.id, deps.now() - LIKES_KEPT_MS);
    await purgeEarly(tenant, account.id, deps.now() - EARLY_KEPT_MS);
  }
  // Reconnecting, or a webhook in between, put the account back to the quarter of an hour.
  if (reason === "poll" && isPaced(account)) await deps.system.setPace(entryOf(account), account.pollMinutes);
}

/**
 * What to do with a reading while another goes on. A quick one is dropped. The quarter's comes back, for it reads
 * more than the quick one that may be in its way, and a reading that died holds its lease for a while; but only until
 * the next quarter. The night's and an import always come back.
 */
async function comeBack(deps: Deps, job: CollectJob, reason: CollectReason, now: number): Promise<void> {
  if (reason === "quick") return;
  if (reason !== "poll") return sendLater(deps, job, BUSY_MS);
  const rungAt = job.rungAt ?? now;
  const waitedMs = now - rungAt;
  if (waitedMs < POLL_WAITS_MS) await sendLater(deps, { ...job, rungAt }, Math.max(BUSY_MS, waitedMs));
}

/** As a new message, not a retry: waiting is no failure. */
async function sendLater(deps: Deps, job: CollectJob, afterMs: number): Promise<void> {
  const delaySeconds = Math.ceil(Math.min(afterMs, LONGEST_DELAY_MS) / SECOND_MS);
  await deps.env.COLLECT.send(job, delaySeconds > 0 ? { delaySeconds } : {});
}
