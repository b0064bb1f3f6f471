import { failIfChanged, insertRows } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import { type Statement, type StatementResult, sql, type TenantDb } from "../db/tenant.ts";
import { type LeadReach, type ReachRow, reachOf, toReach } from "../do-not-contact/service.ts";
import type { ContactKind, GivenIn, PhoneType } from "./contract.ts";

export type ContactKey = { leadId: string; kind: ContactKind; value: string };
export type NewConsent = ContactKey & {
  state: "given" | "withdrawn";
  words: string | null;
  givenIn: GivenIn;
  /** `evidence`: the person's own message. */
  by: string;
  /** Epoch ms. */
  at: number;
  /** The import that brought it. */
  source?: string;
};
export type ConsentRow = Pick<NewConsent, "kind" | "value" | "state" | "words" | "by" | "at"> & {
  id: string;
};

/** A number or an address with the message it was found in, while that is there. */
export type GivenContact = {
  kind: ContactKind;
  value: string;
  country: string | null;
  type: PhoneType | null;
  confidence: number;
  method: string;
  consent: "none" | "asked-to-be-called" | "recorded";
  quote: string;
  interactionId: string;
  foundIn: string;
  foundAt: number;
  text: string | null;
  dedupeKey: string | null;
};
export type GivenContacts = {
  contacts: GivenContact[];
  consents: ConsentRow[];
  sent: { text: string; sentAt: number }[];
  country: string;
  /** Of the lead; undefined when it is gone. */
  version: number | undefined;
  /** By what the lead may be listed as not to be contacted. */
  reach: LeadReach | undefined;
};
type Results<Rows extends unknown[]> = { [K in keyof Rows]: StatementResult<Rows[K]> };
type Read = [
  GivenContact,
  ConsentRow,
  { text: string; sentAt: number },
  { country: string },
  { version: number },
  ReachRow,
];

const contactsRead = (leadId: string): Statement[] => [
  (mine) => sql`SELECT c.kind, c.value, c.country, c.type, c.confidence, c.method, c.consent, c.quote,
        c.interaction_id AS interactionId, c.found_in AS foundIn, c.found_at AS foundAt, i.text,
        i.dedupe_key AS dedupeKey
      FROM contact_points c LEFT JOIN interactions i INDEXED BY interactions_lead ON i.workspace_id = c.workspace_id
        AND i.lead_id = c.lead_id AND i.at = c.found_at AND i.id = c.interaction_id
      WHERE c.workspace_id = ${mine.id} AND c.lead_id = ${leadId}
      ORDER BY c.kind DESC, c.found_at, c.value`,
  (mine) => sql`SELECT id, kind, value, state, words, by, at FROM consents
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} ORDER BY at DESC, id DESC`,
  (mine) => sql`SELECT text, sent_at AS sentAt FROM messages
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND sent_at IS NOT NULL`,
  (mine) => sql`SELECT country FROM workspace_settings WHERE workspace_id = ${mine.id}`,
  (mine) => sql`SELECT version FROM leads WHERE workspace_id = ${mine.id} AND id = ${leadId}`,
  reachOf(leadId),
];

function givenOf([contacts, consents, sent, settings, leads, reaches]: Results<Read>): GivenContacts {
  const [reach] = reaches.rows;
  return {
    contacts: contacts.rows,
    consents: consents.rows,
    sent: sent.rows,
    country: settings.rows[0]?.country ?? "FR",
    version: leads.rows[0]?.version,
    reach: reach && toReach(reach),
  };
}

/** Everything that is known about a lead's numbers and addresses, in one round trip. */
export const readContacts = async (tenant: TenantDb, leadId: string): Promise<GivenContacts> =>
  givenOf(await tenant.batch<Read>(contactsRead(leadId)));

/**
 * Notes what was said of a lead's numbers, as something that happened to the lead.
 * @param version of the lead as it was read
 * @returns what is known of them now
 * @throws the lost race when the lead changed since, or is gone
 */
export async function writeConsents(
  tenant: TenantDb,
  leadId: string,
  version: number,
  noted: readonly NewConsent[],
): Promise<GivenContacts> {
  const writes: Statement[] = [
    (mine) => failIfChanged(mine, "leads", [{ id: leadId, version }]),
    ...consentsNoted(noted),
    (mine) => sql`UPDATE leads SET version = version + 1 WHERE workspace_id = ${mine.id} AND id = ${leadId}`,
  ];
  const results: StatementResult<unknown>[] = await tenant.batch([...writes, ...contactsRead(leadId)]);
  return givenOf(results.slice(writes.length) as Results<Read>);
}

const COLUMNS = [
  "lead_id",
  "kind",
  "value",
  "at",
  "id",
  "state",
  "words",
  "given_in",
  "by",
  "owner_id",
  "source",
];

/** What holds by the newest record; words said after a withdrawal ask anew. */
const FOLLOWED = sql.raw(`(SELECT CASE WHEN s.state = 'given' THEN 'recorded'
    WHEN c.consent = 'asked-to-be-called' AND c.found_at > s.at THEN c.consent ELSE 'none' END
  FROM consents s WHERE s.workspace_id = c.workspace_id AND s.lead_id = c.lead_id AND s.kind = c.kind
    AND s.value = c.value ORDER BY s.at DESC, s.id DESC LIMIT 1)`);

/** The consent of these leads' numbers and addresses, as their records say it. */
const contactsFollow =
  (leadIds: readonly string[]): Statement =>
  (mine) =>
    sql`UPDATE contact_points AS c SET consent = ${FOLLOWED} WHERE c.workspace_id = ${mine.id}
      AND c.lead_id IN (SELECT value FROM json_each(${JSON.stringify(leadIds)})) AND c.consent <> ${FOLLOWED}`;

/** Records, and what follows from them. Numbers that are not there are written first, in the same batch. */
export const consentsNoted = (noted: readonly NewConsent[]): Statement[] =>
  noted.length === 0
    ? []
    : [
        (mine) =>
          insertRows(
            mine,
            "consents",
            COLUMNS,
            noted.map((one) => ({
              lead_id: one.leadId,
              kind: one.kind,
              value: one.value,
              at: one.at,
              id: newId("con", one.at),
              state: one.state,
              words: one.words,
              given_in: one.givenIn,
              by: one.by,
              owner_id: one.leadId,
              source: one.source ?? null,
            })),
          ),
        contactsFollow([...new Set(noted.map(({ leadId }) => leadId))]),
      ];

/** What an undone import had recorded about these goes; numbers that stay follow. */
export const consentsOfImportGone = (
  taken: readonly { leadId: string; kind: string; value: string }[],
  source: string,
): Statement[] => [
  (mine) =>
    sql`DELETE FROM consents WHERE workspace_id = ${mine.id} AND source = ${source}
      AND (lead_id, kind, value) IN (SELECT e.value ->> '$.leadId', e.value ->> '$.kind', e.value ->> '$.value'
        FROM json_each(${JSON.stringify(taken)}) e)`,
  contactsFollow([...new Set(taken.map(({ leadId }) => leadId))]),
  (
    mine,
  ) => sql`UPDATE contact_points SET consent = 'none' WHERE workspace_id = ${mine.id} AND consent = 'recorded'
    AND (lead_id, kind, value) IN (SELECT e.value ->> '$.leadId', e.value ->> '$.kind', e.value ->> '$.value'
      FROM json_each(${JSON.stringify(taken)}) e)
    AND NOT EXISTS (SELECT 1 FROM consents c WHERE c.workspace_id = contact_points.workspace_id
      AND c.lead_id = contact_points.lead_id AND c.kind = contact_points.kind AND c.value = contact_points.value)`,
];

/** Two leads are one: the newest record of either holds. Behind their records and their numbers. */
export const consentsJoined = (leadId: string): Statement[] => [contactsFollow([leadId])];

/**
 * They are two again: what was noted since is about the number, whoever has it. Behind their records, which went back
 * to whom they were noted of, and their numbers.
 * @param mergedAt epoch ms
 */
export function consentsParted(survivorId: string, takenId: string, mergedAt: number): Statement[] {
  const since = newId("con", mergedAt).slice(0, "con_".length + 12);
  return [
    (mine) => sql`INSERT INTO consents (workspace_id, ${sql.raw(COLUMNS.join(", "))})
      SELECT c.workspace_id, ${takenId}, c.kind, c.value, c.at, c.id, c.state, c.words, c.given_in, c.by, ${takenId},
        c.source
      FROM consents c WHERE c.workspace_id = ${mine.id} AND c.lead_id = ${survivorId} AND c.id >= ${since}
        AND EXISTS (SELECT 1 FROM contact_points p WHERE p.workspace_id = c.workspace_id AND p.lead_id = ${takenId}
          AND p.kind = c.kind AND p.value = c.value) ON CONFLICT DO NOTHING`,
    contactsFollow([survivorId, takenId]),
  ];
}
