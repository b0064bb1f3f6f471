import { askForTokens } from "../accounts/refresh.ts";
import { verifyRotation } from "../accounts/rotation.ts";
import type { AccountKey } from "../db/system-deletions.ts";
import { purgeReplayed } from "../dead-letters/service.ts";
import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import { purgeExpired } from "../identity/service.ts";
import { expireImports } from "../imports/expiry.ts";
import { TOTALS_JOB_VERSION } from "../leads/totals-job.ts";
import { RESULTS_JOB_VERSION } from "../messaging/template-results.ts";
import { DAY_MS } from "../scoring/days.ts";
import { SYNC_JOB_VERSION } from "../scoring/jobs.ts";
import { expireChanges } from "../undo/expiry.ts";
import { ring } from "./collect.ts";

const PAGE = 200;
const WORKSPACES_PER_PAGE = 500;
const DEEP_DAYS = 7;
const HOLDERS_PER_PAGE = 1000;

/**
 * Once a night: tokens that grow old are refreshed, totals are compared with the leads, the learned score learns, and
 * a week is read again for replies under old posts.
 */
export async function nightly(deps: Deps, windowAt: number): Promise<void> {
  await deps.system.purgeOAuthStates(windowAt - DAY_MS);
  await purgeExpired(deps);
  await purgeReplayed(deps);
  await verifyRotation(deps);
  await noteMissingHolders(deps);
  await expireChanges(deps);
  await expireImports(deps);
  await askWorkspaces(deps);
  let after: { platform: string; externalId: string } | null = null;
  for (;;) {
    const accounts = await deps.system.listAccounts(after, PAGE);
    await askForTokens(deps, accounts);
    await ring(deps, accounts, "deep", windowAt - DEEP_DAYS * DAY_MS);
    const last = accounts.at(-1);
    if (!last || accounts.length < PAGE) return;
    after = { platform: last.platform, externalId: last.externalId };
  }
}

/** Asks each workspace to compare its totals with its leads, and to learn from outcomes that are new. */
async function askWorkspaces(deps: Deps): Promise<void> {
  let after = "";
  for (;;) {
    const ids = await deps.system.listWorkspaces(after, WORKSPACES_PER_PAGE);
    await sendAll(
      deps.env.SYNC,
      ids.flatMap((workspaceId) => [
        { v: TOTALS_JOB_VERSION, workspaceId, kind: "verify-totals" as const },
        { v: SYNC_JOB_VERSION, workspaceId, kind: "learn" as const, jobId: null },
        { v: RESULTS_JOB_VERSION, workspaceId, kind: "template-results" as const },
      ]),
    );
    const last = ids.at(-1);
    if (!last || ids.length < WORKSPACES_PER_PAGE) return;
    after = last;
  }
}

/** Whoever connected an account while yesterday's release ran must be found when its data is to be deleted. */
async function noteMissingHolders(deps: Deps): Promise<void> {
  let after: AccountKey | null = null;
  do after = await deps.system.deletions.noteMissingHolders(after, HOLDERS_PER_PAGE);
  while (after !== null);
}
