import type { AccountRow } from "../accounts/service.ts";
import type { Deps } from "../deps.ts";
import { readWorkspace } from "../identity/service.ts";
import { detectIntent } from "../language/intent.ts";
import { isOptOut } from "../language/opt-out.ts";
import { findContacts } from "../phones/contacts.ts";
import type { InboundEvent } from "../platforms/platform.ts";
import { localDay } from "../scoring/days.ts";
import { pointsBy } from "../scoring/points.ts";
import { recomputeLead } from "../scoring/recompute.ts";
import { readScoring } from "../scoring/service.ts";
import { addContacts, findByExternalId, rewrite, silence } from "./amend-store.ts";

type Amendment = Extract<InboundEvent, { type: "edited" | "unsent" | "unreacted" }>;

/**
 * A person edited or took back what they had sent: our copy follows (platforms/instagram.md §7.5), and the score
 * with it; a number or a STOP that the new words hold counts like any other. The row stays without its text, so that polling does not bring it back.
 */
export async function amend(deps: Deps, account: AccountRow, event: Amendment): Promise<void> {
  const tenant = deps.tenant(account.workspaceId);
  const [stored, { scoring }, { zone, country }] = await Promise.all([
    findByExternalId(
      tenant,
      account.id,
      event.type === "unreacted"
        ? `reaction:${event.externalId}:${event.personExternalId}`
        : `message:${event.externalId}`,
    ),
    readScoring(tenant),
    readWorkspace(tenant),
  ]);
  if (!stored) return;
  const text = event.type === "edited" ? event.text : null;
  if (stored.text === text && (text !== null || stored.points === 0)) return;
  const intent = text === null ? null : detectIntent(text);
  const points = event.type === "edited" ? pointsBy(scoring, { kind: stored.kind, text, intent }) : 0;
  await rewrite(tenant, account.id, stored, { text, intent, points });
  await recomputeLead(tenant, stored.leadId, scoring, zone, deps.now());
  if (text === null) return;
  const contacts = findContacts(text, null, country);
  if (contacts.length > 0)
    await addContacts(tenant, account.id, stored, contacts, event.at, localDay(event.at, zone));
  if (isOptOut(text)) await silence(tenant, stored.leadId, text, event.at);
}
