import { HUMAN_AGENT_MS, PRIVATE_REPLY_MS, WINDOW_MS } from "../messaging/reach.ts";
import type { LeadFilters } from "./list-filters.ts";
import type { Params } from "./list-params.ts";
import type { Bounds } from "./list-streams.ts";

/** Filters that rows are asked for one by one. Reach and tag let too many through: `leads/list.ts` looks again. */
export type AskedOfRows = Partial<
  Pick<
    LeadFilters,
    "platform" | "status" | "intent" | "hasPhone" | "reach" | "accountId" | "tag" | "assignedTo" | "reminder"
  >
> & { heat?: Bounds };

export function rowConditions(asked: AskedOfRows, now: number, params: Params): string[] {
  const { platform, status, intent, hasPhone, reach, accountId, tag, assignedTo, reminder, heat } = asked;
  const among = (column: string, values: readonly string[]): string =>
    `${column} IN (${values.map((value) => params.ref(value)).join(", ")})`;
  return [
    ...(heat?.leastHeat === undefined ? [] : [`heat >= ${params.ref(heat.leastHeat)}`]),
    ...(heat?.mostHeat === undefined ? [] : [`heat < ${params.ref(heat.mostHeat)}`]),
    ...(platform ? [among("platform", platform)] : []),
    ...(status ? [among("status", status)] : []),
    ...(intent ? [among("intent", intent)] : []),
    ...(hasPhone === undefined ? [] : [`has_phone = ${hasPhone ? 1 : 0}`]),
    ...(accountId === undefined ? [] : [`account_id = ${params.ref(accountId)}`]),
    ...(assignedTo === undefined ? [] : [`assigned_to = ${params.ref(assignedTo)}`]),
    ...(tag === undefined ? [] : [`instr(tags, ${params.ref(JSON.stringify(tag))}) > 0`]),
    ...(reminder === undefined ? [] : [reminderCondition(reminder, now, params)]),
    ...(reach ? mayReach(reach, now, params) : []),
  ];
}

export const reminderCondition = (reminder: "due" | "set", now: number, params: Params): string =>
  reminder === "set" ? "reminder_at IS NOT NULL" : `reminder_at <= ${params.ref(now)}`;

/** Whoever could have one of these reaches: the rule itself is `reachOf`, asked for each row that comes back. */
function mayReach(kinds: readonly string[], now: number, params: Params): string[] {
  if (kinds.includes("none")) return [];
  const replies = `reply_comment_at > ${params.ref(now - PRIVATE_REPLY_MS)}`;
  const since = (ageMs: number): string => `last_inbound_at > ${params.ref(now - ageMs)}`;
  // Where a platform forbids automation, any open door is for people only.
  if (kinds.includes("human_only")) return [`(${since(HUMAN_AGENT_MS)} OR ${replies})`];
  if (kinds.includes("open")) return [`(${since(WINDOW_MS)} OR ${replies})`];
  const some = [
    ...(kinds.includes("window") ? [since(WINDOW_MS)] : []),
    ...(kinds.includes("private_reply") ? [replies] : []),
  ];
  return [`(${some.join(" OR ")})`];
}

/** Whoever has one of these doors open was active since; undefined where closed ones are asked for as well. */
export function openSince(kinds: readonly string[] | undefined, now: number): number | undefined {
  if (kinds === undefined || kinds.includes("none")) return undefined;
  const isWindowOnly = kinds.every((kind) => kind === "window");
  return now - (isWindowOnly ? WINDOW_MS : Math.max(HUMAN_AGENT_MS, PRIVATE_REPLY_MS));
}
