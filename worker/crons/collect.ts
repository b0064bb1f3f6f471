import { JOB_VERSION } from "../collection/jobs.ts";
import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";

const PAGE = 500;

/** Asks for a reading of every connected account. No work here: a cron under an hour has 30 s of CPU. */
export async function collectDue(deps: Deps): Promise<void> {
  let after: { platform: string; externalId: string } | null = null;
  for (;;) {
    const accounts = await deps.system.listAccounts(after, PAGE);
    await sendAll(
      deps.env.COLLECT,
      accounts.map(({ workspaceId, accountId }) => ({
        v: JOB_VERSION,
        workspaceId,
        accountId,
        reason: "poll" as const,
        since: 0,
        cursor: null,
      })),
    );
    const last = accounts.at(-1);
    if (!last || accounts.length < PAGE) return;
    after = { platform: last.platform, externalId: last.externalId };
  }
}
