import { insertRows } from "../db/bulk.ts";
import { type Statement, sql } from "../db/tenant.ts";
import { consentsNoted, consentsOfImportGone } from "../phones/consents.ts";
import type { Hand } from "./plan.ts";
import type { GivenContact } from "./row.ts";

/** `consent`: the file's words for it; null for none. */
export type ContactOfLead = { leadId: string; contact: GivenContact; consent: string | null };

/** Numbers and addresses that were not known. `source` stands where an interaction's id does. */
export function contactsGiven(given: readonly ContactOfLead[], source: string, at: number): Statement[] {
  if (given.length === 0) return [];
  return [
    (mine) =>
      insertRows(
        mine,
        "contact_points",
        [
          "lead_id",
          "kind",
          "value",
          "country",
          "type",
          "confidence",
          "method",
          "consent",
          "quote",
          "interaction_id",
          "found_in",
          "found_at",
        ],
        given.map(({ leadId, contact, consent }) => ({
          lead_id: leadId,
          kind: contact.kind,
          value: contact.value,
          country: contact.country,
          type: contact.type,
          confidence: 1,
          method: "import",
          consent: consent === null ? "none" : "recorded",
          quote: contact.quote,
          interaction_id: source,
          found_in: "import",
          found_at: at,
        })),
        sql`(workspace_id, lead_id, kind, value) DO NOTHING`,
      ),
    ...phonesSeen(given.filter(({ contact }) => contact.kind === "phone").map(({ leadId }) => leadId)),
  ];
}

/** Consents that the file says, behind the numbers they are about. */
export const agreementsNoted = (
  given: readonly ContactOfLead[],
  source: string,
  { at, by }: Hand,
): Statement[] =>
  consentsNoted(
    given.flatMap(({ leadId, contact: { kind, value }, consent: words }) =>
      words === null
        ? []
        : [
            {
              leadId,
              kind,
              value,
              at,
              by,
              source,
              state: "given" as const,
              words,
              givenIn: "import" as const,
            },
          ],
    ),
  );

/** `has_phone` as the numbers say it. */
const phonesSeen = (leadIds: readonly string[]): Statement[] =>
  leadIds.length === 0
    ? []
    : [
        (mine) => sql`UPDATE leads SET has_phone = EXISTS (SELECT 1 FROM contact_points c
            WHERE c.workspace_id = leads.workspace_id AND c.lead_id = leads.id AND c.kind = 'phone')
          WHERE workspace_id = ${mine.id} AND id IN (SELECT value FROM json_each(${JSON.stringify(leadIds)}))
            AND has_phone <> EXISTS (SELECT 1 FROM contact_points c
              WHERE c.workspace_id = leads.workspace_id AND c.lead_id = leads.id AND c.kind = 'phone')`,
      ];

/** Numbers and addresses that the import brought go again; what the person gave since stays. */
export function contactsTaken(
  taken: readonly { leadId: string; kind: string; value: string }[],
  source: string,
): Statement[] {
  if (taken.length === 0) return [];
  return [
    (mine) => sql`DELETE FROM contact_points WHERE workspace_id = ${mine.id} AND interaction_id = ${source}
      AND (lead_id, kind, value) IN (SELECT e.value ->> '$.leadId', e.value ->> '$.kind', e.value ->> '$.value'
        FROM json_each(${JSON.stringify(taken)}) e)`,
    ...consentsOfImportGone(taken, source),
    ...phonesSeen(taken.map(({ leadId }) => leadId)),
  ];
}
