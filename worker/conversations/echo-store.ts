import type { SQL } from "drizzle-orm";
import { auditStatements } from "../audit/record.ts";
import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";
import { countLeadsOf } from "../leads/counting.ts";
import { TAKEN_OVER_MS } from "../messaging/take-over.ts";
import { ECHO_KEY, type Echo, type OurMessage } from "./echo.ts";

export type SentMessage = OurMessage & {
  accountId: string;
  commentId: string | null;
  sentVia: string | null;
  personId: string | null;
};
type Stored = Omit<SentMessage, "open"> & { open: number };
export type EchoContext = {
  /** The lead of each of the platform's ids of a person; merged ones lead to where they are now. */
  leadOfPerson: ReadonlyMap<string, string>;
  /** Of these leads: what may explain an echo. */
  messages: SentMessage[];
  /** Sends of the account without an answer yet, whoever they go to. */
  unanswered: SentMessage[];
};

const COLUMNS =
  sql.raw(`m.id, m.lead_id AS leadId, m.dedupe_key AS dedupeKey, m.account_id AS accountId, m.text, m.state,
  m.open, m.image_url AS imageUrl, m.external_id AS externalId, m.sending_at AS sendingAt, m.sent_at AS sentAt,
  m.comment_id AS commentId, m.sent_via AS sentVia, m.person_id AS personId`);
/** A send may explain an echo this long before and after it; see `proof.ts` and `echo.ts`. */
const EXPLAINS_MS = 60 * 60_000;

const read = (row: Stored): SentMessage => ({ ...row, open: row.open === 1 });

/** What decides who wrote some echoes, in one round trip. */
export async function readForEchoes(
  tenant: TenantDb,
  accountId: string,
  echoes: readonly Echo[],
): Promise<EchoContext> {
  const persons = JSON.stringify([...new Set(echoes.map(({ personExternalId }) => personExternalId))]);
  const ids = JSON.stringify(echoes.map(({ externalId }) => externalId));
  const times = echoes.map(({ at }) => at);
  const [from, to] = [Math.min(...times) - EXPLAINS_MS, Math.max(...times) + EXPLAINS_MS];
  const theirs = (mine: Mine): SQL => sql`json_each(${persons}) p CROSS JOIN identities d
      ON d.workspace_id = ${mine.id} AND d.account_id = ${accountId} AND d.external_id = p.value
    LEFT JOIN lead_merges g ON g.workspace_id = d.workspace_id AND g.taken_id = d.lead_id`;
  const [people, messages, unanswered] = await tenant.batch<
    [{ person: string; leadId: string }, Stored, Stored]
  >([
    (mine) => sql`SELECT p.value AS person, coalesce(g.lead_id, d.lead_id) AS leadId FROM ${theirs(mine)}`,
    (
      mine,
    ) => sql`SELECT ${COLUMNS} FROM (SELECT DISTINCT coalesce(g.lead_id, d.lead_id) AS lead_id FROM ${theirs(mine)}) l
      CROSS JOIN messages m ON m.workspace_id = ${mine.id} AND m.lead_id = l.lead_id
      WHERE m.account_id = ${accountId} AND (m.external_id IN (SELECT value FROM json_each(${ids}))
        OR coalesce(m.sent_at, m.sending_at) BETWEEN ${from} AND ${to})`,
    (mine) => sql`SELECT ${COLUMNS} FROM messages m INDEXED BY messages_open
      WHERE m.workspace_id = ${mine.id} AND m.account_id = ${accountId} AND m.open = 1
        AND m.state IN ('sending', 'unknown')`,
  ]);
  return {
    leadOfPerson: new Map(people.rows.map(({ person, leadId }) => [person, leadId])),
    messages: messages.rows.map(read),
    unanswered: unanswered.rows.map(read),
  };
}

export type PersonsEcho = {
  echo: Echo;
  /** Id of the row it is kept as. */
  id: string;
  leadId: string;
  accountId: string;
  /** Whether it puts a person in charge; else it is history and only kept. */
  takesOver: boolean;
  now: number;
};

/**
 * Keeps what somebody wrote in the platform's own app, in one atomic step: the message, and that they are in charge.
 * Kept already, nothing is written. A take-over, or its end, that came later stays.
 *
 * @returns whether it is kept now: false for one that was there, and for a lead that is gone
 */
export async function keepEcho(tenant: TenantDb, one: PersonsEcho): Promise<boolean> {
  const { echo, id, leadId, accountId, now } = one;
  const isNew = (
    mine: Mine,
  ): SQL => sql`NOT EXISTS (SELECT 1 FROM messages k WHERE k.workspace_id = ${mine.id}
    AND k.lead_id = ${leadId} AND k.external_id = ${echo.externalId})`;
  const isTheirs = (mine: Mine): SQL => sql`workspace_id = ${mine.id} AND id = ${leadId} AND ${isNew(mine)}`;
  const isFirstWord = sql`status = 'new' AND status_by = 'evidence'`;
  const until = echo.at + TAKEN_OVER_MS;
  const isNewest = sql`coalesce(taken_over_at, 0) <= ${echo.at}`;
  const takeOver: Statement[] = [
    countLeadsOf(
      now,
      (
        mine,
      ) => sql`SELECT account_id, -1 AS sign, status, target FROM leads WHERE ${isTheirs(mine)} AND ${isFirstWord}
        UNION ALL SELECT account_id, 1, 'contacted', target FROM leads WHERE ${isTheirs(mine)} AND ${isFirstWord}`,
    ),
    // By itself: naming the status costs its index a row.
    (mine) => sql`UPDATE leads SET status = 'contacted', status_at = ${echo.at}
      WHERE ${isTheirs(mine)} AND ${isFirstWord}`,
    (
      mine,
    ) => sql`UPDATE leads SET taken_over_until = ${until}, taken_over_by = 'app', taken_over_at = ${echo.at}
      WHERE ${isTheirs(mine)} AND ${isNewest} AND coalesce(taken_over_until, 0) <= ${now}`,
    ...auditStatements(
      {
        at: now,
        by: "product",
        action: "lead.taken-over",
        target: { kind: "lead", id: leadId },
        after: { via: "app", until: new Date(until).toISOString() },
      },
      "changed",
    ),
    (mine) => sql`UPDATE leads SET
        last_sent_at = iif(account_id = ${accountId}, max(coalesce(last_sent_at, 0), ${echo.at}), last_sent_at),
        taken_over_until = iif(${isNewest}, ${until}, taken_over_until),
        taken_over_by = iif(${isNewest}, 'app', taken_over_by),
        taken_over_at = max(coalesce(taken_over_at, 0), ${echo.at}),
        read_at = max(coalesce(read_at, 0), ${echo.at}), version = version + 1
      WHERE ${isTheirs(mine)}`,
    (mine) => sql`UPDATE lead_doors SET last_sent_at = max(coalesce(last_sent_at, 0), ${echo.at})
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND account_id = ${accountId} AND ${isNew(mine)}`,
  ];
  const results = await tenant.batch([
    ...(one.takesOver ? takeOver : []),
    (
      mine,
    ) => sql`INSERT INTO messages (workspace_id, lead_id, dedupe_key, id, account_id, origin, text, state, open,
        score, sent_at, external_id, recipient_id, created_at)
      SELECT workspace_id, id, ${keyOf(echo)}, ${id}, ${accountId}, 'person', ${echo.text ?? ""}, 'sent', 0, 0, ${echo.at},
        ${echo.externalId}, ${echo.personExternalId}, ${echo.at}
      FROM leads WHERE ${isTheirs(mine)}`,
  ]);
  return results.at(-1)!.changes > 0;
}

/** Sorts by time, so that the newest of a conversation is found without reading all of it. */
const keyOf = ({ at, externalId }: Echo): string =>
  `${ECHO_KEY}${at.toString(16).padStart(12, "0")}:${externalId}`;
