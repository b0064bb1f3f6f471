import { refreshTokens } from "../accounts/refresh.ts";
import { JOB_VERSION } from "../collection/jobs.ts";
import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import { purgeExpired } from "../identity/service.ts";
import { DAY_MS } from "../scoring/days.ts";

const PAGE = 200;
const DEEP_DAYS = 7;

/** Once a night: tokens that grow old are refreshed, and a week is read again for replies under old posts. */
export async function nightly(deps: Deps, windowAt: number): Promise<void> {
  await deps.system.purgeOAuthStates(windowAt - DAY_MS);
  await purgeExpired(deps);
  let after: { platform: string; externalId: string } | null = null;
  for (;;) {
    const accounts = await deps.system.listAccounts(after, PAGE);
    for (const account of accounts) await refreshTokens(deps, account.workspaceId, account.accountId);
    await sendAll(
      deps.env.COLLECT,
      accounts.map(({ workspaceId, accountId }) => ({
        v: JOB_VERSION,
        workspaceId,
        accountId,
        reason: "poll" as const,
        since: windowAt - DEEP_DAYS * DAY_MS,
        cursor: null,
      })),
    );
    const last = accounts.at(-1);
    if (!last || accounts.length < PAGE) return;
    after = { platform: last.platform, externalId: last.externalId };
  }
}
