import { type CollectReason, JOB_VERSION } from "../collection/jobs.ts";
import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";

const PAGE = 500;

/** Asks for a reading of every connected account. No work here: a cron under an hour has 30 s of CPU. */
export async function collectDue(deps: Deps): Promise<void> {
  let after: { platform: string; externalId: string } | null = null;
  for (;;) {
    const accounts = await deps.system.listAccounts(after, PAGE);
    await ring(deps, accounts, "poll", 0);
    const last = accounts.at(-1);
    if (!last || accounts.length < PAGE) return;
    after = { platform: last.platform, externalId: last.externalId };
  }
}

/** @param since reads what happened at or after this time, epoch ms; 0: since the reading before */
export const ring = (
  deps: Deps,
  accounts: readonly { workspaceId: string; accountId: string }[],
  reason: CollectReason,
  since: number,
): Promise<void> =>
  sendAll(
    deps.env.COLLECT,
    accounts.map(({ workspaceId, accountId }) => ({
      v: JOB_VERSION,
      workspaceId,
      accountId,
      reason,
      since,
      cursor: null,
    })),
  );
