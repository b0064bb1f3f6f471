import type { AccountRow } from "../accounts/service.ts";
import { insertRows, type Row } from "../db/bulk.ts";
import type { Deps } from "../deps.ts";
import { lastFoldableDay } from "../leads/counting-days.ts";
import { searchName, searchUsername } from "../leads/search.ts";
import { recountTotals } from "../leads/totals-store.ts";
import { heatOf } from "../scoring/heat.ts";

const STATUSES = ["new", "contacted", "in_progress", "converted", "refused"];
const INTENTS = ["price", "availability", "praise", "question", "other"];
const MINUTE_MS = 60_000;
const CHUNK = 1000;

/** Many leads of one account, each with one comment and one in ten with a message and a number; always the same. */
export async function fillWithLeads(deps: Deps, account: AccountRow, count: number): Promise<string[]> {
  const tenant = deps.tenant(account.workspaceId);
  const now = deps.now();
  const ids: string[] = [];
  for (let start = 0; start < count; start += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, count - start) }, (_, index) => start + index);
    const leads: Row[] = numbers.map((number) => lead(account, number, now));
    ids.push(...leads.map((one) => String(one.id)));
    await tenant.batch([
      (mine) => insertRows(mine, "leads", Object.keys(leads[0]!), leads),
      (mine) =>
        insertRows(
          mine,
          "identities",
          ["account_id", "external_id", "lead_id"],
          leads.map((one) => ({ account_id: account.id, external_id: one.external_id!, lead_id: one.id! })),
        ),
      (mine) => {
        const comments = leads.map((one, index) => comment(account, String(one.id), numbers[index]!, now));
        return insertRows(mine, "interactions", Object.keys(comments[0]!), comments);
      },
      (mine) => {
        const phones = leads.filter((one) => one.has_phone === 1).map((one) => phone(String(one.id), now));
        return insertRows(mine, "contact_points", Object.keys(phones[0]!), phones);
      },
      (mine) => {
        const messages = leads
          .filter((one) => one.has_phone === 1)
          .map((one) => message(account, String(one.id), now));
        return insertRows(mine, "messages", Object.keys(messages[0]!), messages);
      },
    ]);
  }
  await tenant.run(recountTotals(lastFoldableDay(now)));
  return ids;
}

const pad = (number: number): string => String(number).padStart(8, "0");

function lead(account: AccountRow, number: number, now: number): Row {
  const at = now - number * MINUTE_MS;
  const sum = 5 + (number % 60);
  const username = `personne.${pad(number)}`;
  return {
    id: `lead_${pad(number)}`,
    platform: "instagram",
    account_id: account.id,
    external_id: `91${pad(number)}`,
    username,
    display_name: null,
    search_name: searchName(username, null),
    search_username: searchUsername(username),
    status: STATUSES[number % STATUSES.length]!,
    status_at: at,
    sum,
    sum_at: at,
    heat: heatOf(sum, at, 14),
    target: 0,
    last_text: "C'est combien ?",
    last_kind: "comment",
    last_media_id: "17900000000000001",
    intent: INTENTS[number % INTENTS.length]!,
    interaction_count: 1,
    first_seen_at: at,
    last_interaction_at: at,
    reply_comment_id: `18${pad(number)}`,
    reply_comment_at: at,
    reply_media_id: "17900000000000001",
    has_phone: number % 10 === 0 ? 1 : 0,
  };
}

const comment = (account: AccountRow, leadId: string, number: number, now: number): Row => ({
  account_id: account.id,
  dedupe_key: `comment:18${pad(number)}`,
  id: `int_${pad(number)}`,
  lead_id: leadId,
  kind: "comment",
  external_id: `18${pad(number)}`,
  media_id: "17900000000000001",
  text: "C'est combien ?",
  intent: "price",
  points: 20,
  at: now - number * MINUTE_MS,
  received_at: now,
  found_by: "webhook",
});

const phone = (leadId: string, now: number): Row => ({
  lead_id: leadId,
  kind: "phone",
  value: "+33639980011",
  country: "FR",
  type: "mobile",
  confidence: 1,
  method: "pattern",
  quote: "06 39 98 00 11",
  interaction_id: "int_0",
  found_in: "message",
  found_at: now,
});

const message = (account: AccountRow, leadId: string, now: number): Row => ({
  lead_id: leadId,
  dedupe_key: "hand:1",
  id: `msg_${leadId}`,
  account_id: account.id,
  origin: "person",
  text: "Bonjour",
  state: "sent",
  open: 0,
  score: 10,
  sent_at: now,
  created_at: now,
});
