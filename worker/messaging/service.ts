import { type AccountRow, limitsOf, OPEN_MESSAGES_COUNTED, requireAccountRow } from "../accounts/service.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { badField, notFound, Problem } from "../http/problem.ts";
import { readWorkspace } from "../identity/service.ts";
import { type ContactableLead, findLeadForMessage } from "../leads/contactable.ts";
import { PLATFORM_NAMES, type PlatformId } from "../platforms/contract.ts";
import type { InboundEvent } from "../platforms/platform.ts";
import { DAY_MS } from "../scoring/days.ts";
import type { Forecast, Message } from "./contract.ts";
import { firstNameOf } from "./first-name.ts";
import { forecastOf } from "./forecast.ts";
import { DM_JOB_VERSION } from "./jobs.ts";
import { addMessage, findMessage, type MessageRow, noteReceiptsOf, scanMessages } from "./message-store.ts";
import { reachFacts, reachForPerson } from "./reach.ts";
import { pauseOf, plannable } from "./schedule.ts";
import { endUnsent, listOpen } from "./sending-store.ts";
import { pickVariant, renderTemplate, utf8Bytes } from "./template.ts";
import { findTemplate } from "./template-service.ts";

/** A message written by hand to somebody no door is open to waits this long for their next word. */
const WAIT_FOR_DOOR_MS = 7 * DAY_MS;
/** People's own messages leave before any automation's. */
const HAND_SCORE = 100;
const SCAN_BUDGET = 2000;

const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const toMessage = (row: MessageRow): Message => ({
  id: row.id,
  leadId: row.leadId,
  accountId: row.accountId,
  state: row.state,
  reason: row.reason,
  text: row.text,
  sentAt: time(row.sentAt),
  deadlineAt: time(row.deadlineAt),
  createdAt: new Date(row.createdAt).toISOString(),
  scheduledFor: row.state === "scheduled" && row.notBeforeAt > 0 ? time(row.notBeforeAt) : null,
  automationId: row.automationId,
  lead: row.username === null ? null : { username: row.username, displayName: row.displayName },
});

/** A person's own message: kept first, then sent as soon as it may. */
export async function writeMessage(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  input: { leadId: string; text?: string; templateId?: string },
): Promise<Message> {
  const now = deps.now();
  const lead = await findLeadForMessage(tenant, input.leadId);
  if (!lead) throw badField("/leadId", "unknown-lead", "no lead with this id");
  const account = await requireAccountRow(tenant, lead.accountId);
  const capabilities = deps.platform(account.platform)?.capabilities;
  if (!capabilities) throw new Problem("switched-off");
  const text = input.text ?? (await renderFor(tenant, input.templateId ?? "", lead, account));
  if (utf8Bytes(text) > capabilities.maxTextBytes) {
    const field = input.text === undefined ? "/templateId" : "/text";
    throw badField(
      field,
      "too-long",
      `${utf8Bytes(text)} bytes; this platform takes ${capabilities.maxTextBytes}`,
    );
  }
  const reach = reachForPerson(reachFacts(lead, capabilities), now);
  const id = newId("msg", now);
  const added = await addMessage(tenant, {
    id,
    leadId: lead.id,
    accountId: account.id,
    templateId: input.templateId ?? null,
    personId: actor.kind === "person" ? actor.personId : null,
    commentId: reach.kind === "private_reply" ? lead.replyCommentId : null,
    text,
    score: HAND_SCORE,
    deadlineAt: reach.until ?? now + WAIT_FOR_DOOR_MS,
    notBeforeAt: account.holdUntil > now ? account.holdUntil : 0,
    createdAt: now,
  });
  if (added === 0) throw badField("/leadId", "unknown-lead", "no lead with this id");
  await deps.env.DM.send({
    v: DM_JOB_VERSION,
    workspaceId: tenant.workspaceId,
    kind: "message",
    messageId: id,
  });
  return requireMessage(tenant, id);
}

async function renderFor(
  tenant: TenantDb,
  templateId: string,
  lead: ContactableLead,
  account: AccountRow,
): Promise<string> {
  const template = await findTemplate(tenant, templateId);
  if (!template) throw badField("/templateId", "unknown-template", "no template with this id");
  return renderTemplate(pickVariant(template, lead.id, template.id).body, {
    username: lead.username,
    platform: PLATFORM_NAMES[account.platform as PlatformId],
    firstName: firstNameOf(lead.displayName, lead.username),
  }).text;
}

export async function requireMessage(tenant: TenantDb, id: string): Promise<Message> {
  const row = await findMessage(tenant, id);
  if (!row) throw notFound();
  return toMessage(row);
}

/** Newest first. A page that filters left short still has a cursor. */
export async function listMessages(
  deps: Deps,
  tenant: TenantDb,
  query: {
    limit: number;
    cursor?: string;
    state?: string[];
    reason?: string[];
    leadId?: string;
    accountId?: string;
  },
): Promise<{ items: Message[]; nextCursor: string | null }> {
  const [before] = query.cursor ? await deps.cursors.read("messages", tenant.workspaceId, query.cursor) : [];
  const filtered = [query.state, query.reason, query.accountId].some((filter) => filter !== undefined);
  const scan = filtered ? SCAN_BUDGET : query.limit + 1;
  const rows = await scanMessages(tenant, {
    before: typeof before === "string" ? before : null,
    states: query.state,
    reasons: query.reason,
    leadId: query.leadId,
    accountId: query.accountId,
    scan,
  });
  const wanted = rows.filter((row) => row.wanted === 1);
  const page = wanted.slice(0, query.limit);
  const isFull = wanted.length > query.limit;
  const last = isFull ? page.at(-1) : rows.length === scan ? rows.at(-1) : undefined;
  return {
    items: page.map(toMessage),
    nextCursor: last ? await deps.cursors.write("messages", tenant.workspaceId, [last.id]) : null,
  };
}

/** Takes back a message that has not left. @throws Problem `conflict` when it has */
export async function cancelMessage(tenant: TenantDb, id: string): Promise<Message> {
  const before = await requireMessage(tenant, id);
  const ended = await endUnsent(tenant, id, "skipped", "cancelled");
  if (!ended && before.reason !== "cancelled") throw new Problem("conflict");
  return requireMessage(tenant, id);
}

export async function forecast(deps: Deps, tenant: TenantDb, accountId: string): Promise<Forecast> {
  const [account, workspace] = await Promise.all([
    requireAccountRow(tenant, accountId),
    readWorkspace(tenant),
  ]);
  const limits = limitsOf(account, workspace.zone);
  const now = deps.now();
  const [open, usage] = await Promise.all([
    listOpen(tenant, accountId, OPEN_MESSAGES_COUNTED),
    deps.gate(account.platform, account.externalId).usage(limits, now),
  ]);
  const waiting = open.filter((message) => message.state === "pending" || message.state === "scheduled");
  return forecastOf(waiting.map(plannable), usage.heldAt, limits, now, pauseOf(usage, now));
}

/** People's devices say what they received and saw: messages of ours move forward, all in one go. */
export const noteReceipts = (
  deps: Deps,
  account: AccountRow,
  receipts: readonly Extract<InboundEvent, { type: "receipt" }>[],
): Promise<void> => noteReceiptsOf(deps.tenant(account.workspaceId), account.id, receipts);
