import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import { DM_JOB_VERSION } from "../messaging/jobs.ts";

const MAX_ACCOUNTS = 5000;

/** Rings again for every account with messages that something may still happen to: a lost ring costs a minute. */
export async function sweep(deps: Deps): Promise<void> {
  const accounts = await deps.system.accountsWithOpenMessages(MAX_ACCOUNTS);
  await sendAll(
    deps.env.DM,
    accounts.map(({ workspaceId, accountId }) => ({
      v: DM_JOB_VERSION,
      workspaceId,
      kind: "account" as const,
      accountId,
    })),
  );
}
