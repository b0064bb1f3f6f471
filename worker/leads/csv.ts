import type { Lead } from "./contract.ts";

/**
 * Leads as a spreadsheet reads them (RFC 4180): the header names the fields as the API does, lists are joined by
 * spaces, times are RFC 3339 in UTC.
 */
const COLUMNS = {
  id: (lead) => lead.id,
  platform: (lead) => lead.platform,
  accountId: (lead) => lead.accountId,
  externalId: (lead) => lead.externalId,
  username: (lead) => lead.username,
  displayName: (lead) => lead.displayName,
  score: (lead) => lead.score,
  target: (lead) => lead.target,
  status: (lead) => lead.status,
  lastText: (lead) => lead.lastText,
  lastKind: (lead) => lead.lastKind,
  intent: (lead) => lead.intent,
  tags: (lead) => lead.tags.join(" "),
  assignedTo: (lead) => lead.assignedTo,
  phones: (lead) => lead.phones.map((phone) => phone.e164).join(" "),
  emails: (lead) => lead.emails.join(" "),
  interactionCount: (lead) => lead.interactionCount,
  firstSeenAt: (lead) => lead.firstSeenAt,
  lastInteractionAt: (lead) => lead.lastInteractionAt,
  reach: (lead) => lead.reach.kind,
  reachUntil: (lead) => lead.reach.until,
  reachReason: (lead) => lead.reach.reason,
  amount: (lead) => lead.amount,
  note: (lead) => lead.note,
  blocked: (lead) => lead.blocked,
  optedOutAt: (lead) => lead.optedOutAt,
} as const satisfies Record<string, (lead: Lead) => string | number | boolean | null>;

export type Separator = "," | ";";

/** Tells Excel that the file is UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** A spreadsheet would run what begins like this (OWASP, CSV injection); the apostrophe makes it text. */
const BEGINS_A_FORMULA = /^[=+\-@\t\r]/;

/** One cell: harmless to a spreadsheet, and quoted where it holds what would end it. */
export function csvCell(value: string | number | boolean | null, separator: Separator): string {
  if (value === null) return "";
  const text = String(value);
  const safe = BEGINS_A_FORMULA.test(text) ? `'${text}` : text;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvHeader = (separator: Separator): string => `${Object.keys(COLUMNS).join(separator)}\r\n`;

export const csvRow = (lead: Lead, separator: Separator): string =>
  `${Object.values(COLUMNS)
    .map((read) => csvCell(read(lead), separator))
    .join(separator)}\r\n`;
