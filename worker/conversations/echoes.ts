import type { AccountRow } from "../accounts/service.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { noteSignals } from "../guard/service.ts";
import { confirmSent } from "../messaging/confirm.ts";
import { provenBy } from "../messaging/proof.ts";
import { authorOf, type Echo, meaningOf } from "./echo.ts";
import { keepEcho, readForEchoes } from "./echo-store.ts";

const TRIES = 3;

/**
 * What a platform says the account itself sent: proof for a send whose answer was lost, or a person's own message in
 * the platform's app, which puts them in charge. Heard again, in whatever order, nothing changes.
 *
 * @returns those to people whom nobody here knows yet
 */
export async function hearEchoes<One extends Echo>(
  deps: Deps,
  account: AccountRow,
  echoes: readonly One[],
): Promise<One[]> {
  if (echoes.length === 0) return [];
  const tenant = deps.tenant(account.workspaceId);
  let left = [...echoes].sort((a, b) => a.at - b.at);
  for (let attempt = 1; ; attempt++) {
    const { strangers, lost } = await hearOnce(deps, tenant, account, left);
    if (lost.length === 0 || attempt >= TRIES) return strangers;
    left = lost;
  }
}

/** `lost`: their lead was merged into another, or somebody else kept them, since it was read. */
async function hearOnce<One extends Echo>(
  deps: Deps,
  tenant: TenantDb,
  account: AccountRow,
  echoes: readonly One[],
): Promise<{ strangers: One[]; lost: One[] }> {
  const { leadOfPerson, messages, ...context } = await readForEchoes(tenant, account.id, echoes);
  let { unanswered } = context;
  const strangers: One[] = [];
  const lost: One[] = [];
  let fromApp = 0;
  for (const echo of echoes) {
    const now = deps.now();
    const leadId = leadOfPerson.get(echo.personExternalId);
    const replies = unanswered.filter(({ sentVia }) => sentVia === "private_reply");
    if (leadId === undefined) {
      const proven = provenBy(
        echo,
        replies.filter(({ state }) => state === "unknown"),
      );
      if (proven) {
        await confirmSent(deps, tenant, proven.id, echo);
        unanswered = unanswered.filter((one) => one !== proven);
      } else strangers.push(echo);
      continue;
    }
    const theirs = messages.filter((one) => one.leadId === leadId);
    const author = authorOf(echo, theirs, replies);
    if (author.kind === "lost") {
      await confirmSent(deps, tenant, author.message.id, echo);
      Object.assign(author.message, {
        state: "sent",
        open: false,
        sentAt: echo.at,
        externalId: echo.externalId,
      });
    }
    const meaning = meaningOf(echo, { now, connectedAt: account.connectedAt });
    if (author.kind !== "person" || meaning === "nothing") continue;
    const at = Math.min(echo.at, now);
    const isKept = await keepEcho(tenant, {
      echo: { ...echo, at },
      id: newId("msg", at),
      leadId,
      accountId: account.id,
      takesOver: meaning === "takes-over",
      now,
    });
    if (!isKept) lost.push(echo);
    else if (meaning === "takes-over") fromApp += 1;
  }
  await noteSignals(deps, tenant, account.id, "app-send", fromApp);
  return { strangers, lost };
}
