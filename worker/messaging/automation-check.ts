import { findAccountRow } from "../accounts/service.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { FieldError } from "../http/contract.ts";
import { Problem } from "../http/problem.ts";
import { DECIDING_AUTOMATIONS } from "./automation-draft.ts";
import { countActive, missingTemplates } from "./automation-store.ts";
import type { AutomationActions, Trigger } from "./contract.ts";

type Checked = {
  id?: string;
  accountId: string;
  trigger: Trigger;
  templateIds: string[];
  actions: AutomationActions;
  active: boolean;
};

/**
 * Names every reference that leads nowhere, and what could never work. Another workspace's id is as unknown as a
 * missing one.
 * @throws Problem invalid-input
 */
export async function checkAutomation(tenant: TenantDb, one: Checked): Promise<void> {
  const followUps = one.actions.followUps ?? [];
  const asked = [
    ...one.templateIds.map((id, index) => ({ id, pointer: `/templateIds/${index}` })),
    ...followUps.map(({ templateId: id }, index) => ({
      id,
      pointer: `/actions/followUps/${index}/templateId`,
    })),
  ];
  const [account, missing, others] = await Promise.all([
    findAccountRow(tenant, one.accountId),
    missingTemplates(tenant, [...new Set(asked.map(({ id }) => id))]),
    one.active ? countActive(tenant, one.accountId, one.id ?? "") : 0,
  ]);
  const errors: FieldError[] = asked
    .filter(({ id }) => missing.includes(id))
    .map(({ pointer }) => ({ pointer, code: "unknown-template", detail: "no template with this id" }));
  if (!account)
    errors.unshift({ pointer: "/accountId", code: "unknown-account", detail: "no account with this id" });
  if (one.trigger.kind === "score" && one.trigger.minScore === undefined) {
    errors.push({
      pointer: "/trigger/minScore",
      code: "required",
      detail: "a score trigger needs the score to reach",
    });
  }
  if (others >= DECIDING_AUTOMATIONS) {
    errors.push({
      pointer: "/active",
      code: "too-many",
      detail: `${DECIDING_AUTOMATIONS} automations of this account are on: switch one off first`,
    });
  }
  if (errors.length > 0) throw new Problem("invalid-input", { errors });
}
