import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { explainScore, readScoring } from "../scoring/service.ts";
import type { TimelineItem } from "./contract.ts";
import { type LeadRow, nationalFormat } from "./row.ts";
import { type ScoreChange, scoreChanges } from "./timeline-scores.ts";
import {
  type Before,
  type ConsentEvent,
  type ContactEvent,
  type Dated,
  type ExportEvent,
  type InteractionEvent,
  type MergeEvent,
  type MessageEvent,
  type ReplyEvent,
  readTimeline,
  type StatusEvent,
} from "./timeline-store.ts";

type Event = Dated & Pick<TimelineItem, "type" | "data">;
const LIST = "timeline";

const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Everything that happened with one person, newest first. */
export async function listTimeline(
  deps: Deps,
  tenant: TenantDb,
  lead: LeadRow,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: TimelineItem[]; nextCursor: string | null }> {
  // A cursor of one person's timeline says nothing about another's.
  const list = `${LIST}:${lead.id}`;
  const before = cursor ? placeOf(await deps.cursors.read(list, tenant.workspaceId, cursor)) : null;
  const now = deps.now();
  const rules = await readScoring(tenant);
  const [[interactions, messages, statuses, contacts, merges, exports, consents, replies], { reasons }] =
    await Promise.all([
      readTimeline(tenant, lead.id, createdAt(lead.id), before, limit + 1),
      explainScore(tenant, lead.id, now, rules, "en"),
    ]);
  const counted = reasons.map((one) => ({ ...one, at: Date.parse(one.at) })).reverse();
  const events = [
    ...interactions.map(fromInteraction),
    ...messages.map(fromMessage),
    ...statuses.map(fromStatus),
    ...contacts.map(fromContact),
    ...merges.map(fromMerge),
    ...exports.map(fromExport),
    ...consents.map(fromConsent),
    ...replies.map(fromReply),
    ...scoreChanges(counted, now, rules.scoring.halfLifeDays)
      .map(fromScore)
      .filter((event) => isBehind(event, before)),
    ...optOutOf(lead, before),
  ].sort(newestFirst);
  const page = events.slice(0, limit);
  const last = page.at(-1);
  const isMore = events.length > limit && last !== undefined;
  return {
    items: page.map(({ id, type, at, data }) => ({ id, type, at: new Date(at).toISOString(), data })),
    nextCursor: isMore ? await deps.cursors.write(list, tenant.workspaceId, [last.at, last.id]) : null,
  };
}

const isBehind = (event: Dated, before: Before): boolean => before === null || newestFirst(before, event) < 0;

/** Of the lead's row: an id begins with its time (see `newId`). */
const createdAt = (id: string): number => Number.parseInt(/^lead_([0-9a-f]{12})/.exec(id)?.[1] ?? "0", 16);

const placeOf = ([at, id]: readonly (string | number)[]): Before => ({ at: Number(at), id: String(id) });
const newestFirst = (a: Dated, b: Dated): number => b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

const fromInteraction = (one: InteractionEvent): Event => ({
  id: one.id,
  type: "interaction",
  at: one.at,
  data: {
    kind: one.kind,
    text: one.text,
    intent: one.intent,
    points: one.capped === 1 ? 0 : one.points,
    externalId: one.externalId,
    media: one.mediaId === null ? null : { id: one.mediaId, caption: one.caption, permalink: one.permalink },
    foundBy: one.foundBy,
    decisions: one.decisions === null ? [] : JSON.parse(one.decisions),
  },
});

const fromMessage = (one: MessageEvent): Event => ({
  id: one.id,
  type: "message",
  at: one.at,
  data: {
    state: one.state,
    reason: one.reason,
    text: one.text,
    origin: one.origin,
    automationId: one.automationId,
    templateId: one.templateId,
    personId: one.personId,
    sentAt: time(one.sentAt),
    deadlineAt: time(one.deadlineAt),
    sentVia: one.sentVia,
  },
});

const fromStatus = ({ id, at, ...data }: StatusEvent): Event => ({ id, type: "status", at, data });

const fromContact = ({ id, at, kind, value, country, type, ...found }: ContactEvent): Event => ({
  id,
  type: kind,
  at,
  data:
    kind === "phone"
      ? { e164: value, national: nationalFormat(value), country, type, ...found }
      : {
          email: value,
          confidence: found.confidence,
          quote: found.quote,
          foundIn: found.foundIn,
          interactionId: found.interactionId,
        },
});

const fromMerge = ({ id, at, ...data }: MergeEvent): Event => ({ id, type: "merge", at, data });
const fromConsent = ({ id, at, ...data }: ConsentEvent): Event => ({
  id,
  type: "consent",
  at,
  data: data.kind === "phone" ? { ...data, national: nationalFormat(data.value) } : data,
});
const fromExport = ({ id, at, format, madeBy, count }: ExportEvent): Event => ({
  id,
  type: "export",
  at,
  data: { format, by: madeBy, count },
});
const fromReply = ({ id, at, ...data }: ReplyEvent): Event => ({ id, type: "public_reply", at, data });
const fromScore = ({ id, at, ...data }: ScoreChange): Event => ({ id, type: "score", at, data });

/** The lead keeps its one opt-out; it is part of the page that its time falls on. */
function optOutOf(lead: LeadRow, before: Before): Event[] {
  if (lead.optedOutAt === null) return [];
  const event: Event = {
    id: "opt_out",
    type: "opt_out",
    at: lead.optedOutAt,
    data: { text: lead.optedOutText },
  };
  return isBehind(event, before) ? [event] : [];
}
