import { failIfChanged } from "../db/bulk.ts";
import { type Statement, sql } from "../db/tenant.ts";
import { occasionsOf } from "../notifications/occasions.ts";
import { alertsRaised } from "../notifications/raise.ts";
import type { FoundContact } from "../phones/contacts.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import { localDay } from "../scoring/days.ts";
import { contactRow } from "./contact-columns.ts";
import { insertContacts } from "./contacts-store.ts";
import { countDays } from "./figures-store.ts";

/** Where something was said, and of whom it was read later. Times are epoch ms. */
export type LateFind = {
  lead: { id: string; version: number; hasPhone: boolean };
  interaction: { id: string; accountId: string; dedupeKey: string; kind: string; at: number };
  contacts: readonly FoundContact[];
  zone: string;
};

/**
 * Statements that give a lead what was read in its words only later, as the intake would have: numbers, the mark that
 * there is one, the figure of the day it was said on. Fails its batch when the lead changed since it was read.
 */
export function contactsFoundLate({ lead, interaction, contacts, zone }: LateFind, now: number): Statement[] {
  const { id: interactionId, accountId, dedupeKey, kind: foundIn, at: foundAt } = interaction;
  const rows = contacts.map((one) => contactRow(one, { leadId: lead.id, interactionId, foundIn, foundAt }));
  const isFirst = !lead.hasPhone && contacts.some(({ kind }) => kind === "phone");
  const day = { people: 0, interactions: 0, answers: 0, phones: 1, by_webhook: 0, by_poll: 0 };
  return [
    (mine) => failIfChanged(mine, "leads", [{ id: lead.id, version: lead.version }]),
    (mine) => insertContacts(mine, rows, sql`contact_points.consent = 'none' AND excluded.consent <> 'none'`),
    (mine) => sql`UPDATE leads SET version = version + 1${isFirst ? sql`, has_phone = 1` : sql``}
      WHERE workspace_id = ${mine.id} AND id = ${lead.id}`,
    ...(isFirst
      ? countDays(accountId, { days: new Map([[localDay(foundAt, zone), day]]), changes: new Map() }, now)
      : []),
    ...alertsRaised(
      occasionsOf(
        {
          id: interactionId,
          leadId: lead.id,
          dedupeKey,
          kind: foundIn as InteractionKind,
          // Whatever else the words are news of was told when they came.
          text: null,
          at: foundAt,
          foundBy: "model",
        },
        { accountId, hasPhone: contacts.some(({ kind }) => kind === "phone"), now },
      ),
      now,
    ),
  ];
}
