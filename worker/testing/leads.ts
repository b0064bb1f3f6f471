import { insertRows, type Row } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import { TenantDb } from "../db/tenant.ts";
import type { Intent } from "../language/intents.ts";
import type { LeadStatus } from "../leads/contract.ts";
import { searchDisplay, searchName, searchUsername } from "../leads/search.ts";
import { recountTotals } from "../leads/totals-store.ts";
import type { InteractionKind, PlatformId } from "../platforms/contract.ts";
import { heatOf, scoreFromSum } from "../scoring/heat.ts";
import { testEnv } from "./accounts.ts";

/** A lead as a test describes it; everything else is made up. Times are epoch ms. */
export type LeadSeed = {
  id?: string;
  platform?: PlatformId;
  accountId?: string;
  username?: string;
  displayName?: string | null;
  status?: LeadStatus;
  tags?: string[];
  assignedTo?: string | null;
  blocked?: boolean;
  sum?: number;
  sumAt?: number;
  /** Counted as a target; by default what the sum says at `sumAt`. */
  target?: boolean;
  intent?: Intent | null;
  lastText?: string | null;
  lastMediaId?: string | null;
  interactionCount?: number;
  createdAt?: number;
  lastInteractionAt?: number;
  lastInboundAt?: number | null;
  lastSentAt?: number | null;
  replyCommentAt?: number | null;
  optedOutAt?: number | null;
  reminderAt?: number | null;
  phones?: string[];
  emails?: string[];
};

const HALF_LIFE_DAYS = 14;
const THRESHOLD = 15;
const ROWS_PER_STATEMENT = 1000;

/** Puts leads into a workspace in bulk, with their counters. @returns their ids, in the order given */
export async function addLeads(
  workspaceId: string,
  seeds: readonly LeadSeed[],
  now: number,
): Promise<string[]> {
  const tenant = new TenantDb(testEnv.DB, workspaceId);
  const rows = seeds.map((seed, index) => leadRow(seed, index, now));
  const contacts = seeds.flatMap((seed, index) => contactRows(seed, String(rows[index]!.id), now));
  for (const part of parts(rows)) {
    await tenant.run((mine) => insertRows(mine, "leads", Object.keys(part[0]!), part));
  }
  for (const part of parts(contacts)) {
    await tenant.run((mine) => insertRows(mine, "contact_points", Object.keys(part[0]!), part));
  }
  await tenant.run(recountTotals(""));
  return rows.map((row) => String(row.id));
}

const parts = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_PER_STATEMENT) }, (_, index) =>
    rows.slice(index * ROWS_PER_STATEMENT, (index + 1) * ROWS_PER_STATEMENT),
  );

function leadRow(seed: LeadSeed, index: number, now: number): Row {
  const { sum = 0, sumAt = now } = seed;
  const id = seed.id ?? newId("lead", seed.createdAt ?? now);
  const username = seed.username ?? `exemple.${index}`;
  const target = seed.target ?? scoreFromSum({ sum, sumAt }, sumAt, HALF_LIFE_DAYS) >= THRESHOLD;
  return {
    id,
    platform: seed.platform ?? "instagram",
    account_id: seed.accountId ?? "acc_test",
    external_id: `91000${id}`,
    username,
    display_name: seed.displayName ?? null,
    search_name: searchName(username, seed.displayName ?? null),
    search_username: searchUsername(username),
    search_display: searchDisplay(seed.displayName ?? null),
    status: seed.status ?? "new",
    status_at: now,
    tags: JSON.stringify(seed.tags ?? []),
    assigned_to: seed.assignedTo ?? null,
    blocked: Number(seed.blocked ?? false),
    sum,
    sum_at: sumAt,
    heat: heatOf(sum, sumAt, HALF_LIFE_DAYS),
    target: Number(target),
    last_text: seed.lastText ?? null,
    last_media_id: seed.lastMediaId ?? null,
    intent: seed.intent ?? null,
    interaction_count: seed.interactionCount ?? 0,
    first_seen_at: seed.createdAt ?? now,
    last_interaction_at: seed.lastInteractionAt ?? now,
    last_inbound_at: seed.lastInboundAt ?? null,
    last_sent_at: seed.lastSentAt ?? null,
    reply_comment_id: seed.replyCommentAt == null ? null : `18000${id}`,
    reply_comment_at: seed.replyCommentAt ?? null,
    opted_out_at: seed.optedOutAt ?? null,
    reminder_at: seed.reminderAt ?? null,
    has_phone: Number((seed.phones ?? []).length > 0),
  };
}

function contactRows({ phones = [], emails = [] }: LeadSeed, leadId: string, now: number): Row[] {
  const row = (kind: "phone" | "email") => (value: string) => ({
    lead_id: leadId,
    kind,
    value,
    country: kind === "phone" ? "FR" : null,
    type: kind === "phone" ? "mobile" : null,
    confidence: 0.97,
    method: "pattern",
    quote: `mon contact : ${value}`,
    interaction_id: "int_test",
    found_in: "comment",
    found_at: now,
  });
  return [...phones.map(row("phone")), ...emails.map(row("email"))];
}

export type InteractionSeed = {
  leadId: string;
  id?: string;
  accountId?: string;
  kind?: InteractionKind;
  text?: string | null;
  intent?: Intent | null;
  points: number;
  capped?: boolean;
  at: number;
};

/** Puts interactions into a workspace in bulk. Leads keep the sums they have. @returns their ids */
export async function addInteractions(
  workspaceId: string,
  seeds: readonly InteractionSeed[],
): Promise<string[]> {
  const tenant = new TenantDb(testEnv.DB, workspaceId);
  const rows = seeds.map((seed) => {
    const id = seed.id ?? newId("int", seed.at);
    return {
      account_id: seed.accountId ?? "acc_test",
      dedupe_key: `test:${id}`,
      id,
      lead_id: seed.leadId,
      kind: seed.kind ?? "comment",
      external_id: `17000${id}`,
      text: seed.text ?? null,
      intent: seed.intent ?? null,
      points: seed.points,
      capped: Number(seed.capped ?? false),
      at: seed.at,
      received_at: seed.at,
      found_by: "webhook",
    };
  });
  for (const part of parts(rows)) {
    await tenant.run((mine) => insertRows(mine, "interactions", Object.keys(part[0]!), part));
  }
  return rows.map((row) => row.id);
}
