import { fold } from "../language/normalise.ts";
import { LEAD_STATUSES, type LeadStatus, MAX_TAGS } from "../leads/contract.ts";
import { searchName } from "../leads/search.ts";
import type { PhoneType } from "../phones/contract.ts";
import type { CountryCode } from "../phones/detect.ts";
import { findPhones } from "../phones/detect.ts";
import { findEmails } from "../phones/emails.ts";
import { toNamedId } from "../platforms/named-person.ts";
import type { ImportField, Mapping, RowProblemReason } from "./contract.ts";
import type { FileRow } from "./read-csv.ts";

/** A number or an address as a file gives it. */
export type GivenContact = {
  kind: "phone" | "email";
  value: string;
  country: string | null;
  type: PhoneType | null;
  /** The cell it stood in. */
  quote: string;
};

/** What one row says of one person; what it leaves empty it says nothing about. Times are epoch ms. */
export type GivenLead = {
  line: number;
  /** How the platform knows the person: its id, else the name. */
  personId: string;
  username: string;
  displayName: string | null;
  contacts: GivenContact[];
  status: LeadStatus | null;
  amount: number | null;
  tags: string[];
  note: string | null;
  assignedTo: string | null;
  firstSeenAt: number | null;
  /** The words by which they agreed to be called, as the file has them. */
  consent: string | null;
};
export type Refusal = { line: number; field: ImportField; reason: RowProblemReason };

/** What a row is read with. */
export type RowLens = {
  columns: readonly string[];
  mapping: Mapping;
  country: string;
  /** Epoch ms. */
  now: number;
  /** Ids of the workspace's people by their lower-case e-mail address. */
  members: ReadonlyMap<string, string>;
};

const LONGEST = { displayName: 200, note: 5000, tag: 60, consent: 500 } as const;
const MOST_AMOUNT = 1e9;
/** No person was met before there was such a thing as the platforms. */
const OLDEST = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

const STATUS_NAMES: Record<LeadStatus, readonly string[]> = {
  new: ["new", "nouveau", "nouvelle", "prospect", "lead"],
  contacted: ["contacted", "contacte", "contactee"],
  in_progress: ["inprogress", "encours", "endiscussion", "chaud", "negociation"],
  converted: ["converted", "converti", "convertie", "client", "cliente", "gagne", "vendu", "won", "customer"],
  refused: ["refused", "refuse", "refusee", "perdu", "perdue", "lost", "nonmerci"],
};

/** One row as a lead, or everything that is wrong with it. */
export function readRow([line, cells]: FileRow, lens: RowLens): { lead: GivenLead } | { refused: Refusal[] } {
  const refused: Refusal[] = [];
  const cell = (field: ImportField): string => {
    const column = lens.mapping[field];
    const place = column == null ? -1 : lens.columns.indexOf(column);
    return place < 0
      ? ""
      : (cells[place] ?? "")
          .replaceAll("\0", "")
          .trim()
          .replace(/^'(?=[=+\-@])/, "");
  };
  const refuse = (field: ImportField, reason: RowProblemReason): null => {
    refused.push({ line, field, reason });
    return null;
  };
  const limited = (field: "displayName" | "note" | "consent"): string | null => {
    const text = cell(field);
    if (text.length > LONGEST[field]) return refuse(field, "too-long");
    return text === "" ? null : text;
  };

  const username = readUsername(cell("username"));
  const externalId = cell("externalId");
  if (username === "" && externalId === "") refuse("username", "no-person");
  if (username === null) refuse("username", "bad-username");
  if (externalId !== "" && !/^[\w.:-]{1,120}$/.test(externalId)) refuse("externalId", "bad-id");

  const phones = readPhones(cell("phone"), lens.country);
  if (!phones) refuse("phone", "bad-phone");
  const emails = readEmails(cell("email"));
  if (!emails) refuse("email", "bad-email");
  const status = readStatus(cell("status"));
  if (status === undefined) refuse("status", "bad-status");
  const amount = readAmount(cell("amount"));
  if (amount === undefined) refuse("amount", "bad-amount");
  else if (amount !== null && status !== undefined && status !== "converted")
    refuse("amount", "amount-without-sale");
  const tags = [
    ...new Set(
      cell("tags")
        .split(/[,;|]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ""),
    ),
  ];
  if (tags.length > MAX_TAGS) refuse("tags", "too-many-tags");
  if (tags.some((tag) => tag.length > LONGEST.tag)) refuse("tags", "too-long");
  const member = cell("assignedTo").toLowerCase();
  const assignedTo =
    member === "" ? null : (lens.members.get(member) ?? refuse("assignedTo", "unknown-member"));
  const firstSeenAt = readDate(cell("firstSeenAt"), lens.now);
  if (firstSeenAt === undefined) refuse("firstSeenAt", "bad-time");
  const consent = readConsent(limited("consent"));
  if (consent !== null && phones?.length === 0) refuse("consent", "consent-without-number");
  const displayName = limited("displayName");
  const note = limited("note");

  if (refused.length > 0) return { refused };
  const name = username || externalId;
  return {
    lead: {
      line,
      personId: externalId !== "" ? externalId : toNamedId(name),
      username: name,
      displayName,
      contacts: [...(phones ?? []), ...(emails ?? [])],
      status: status ?? null,
      amount: amount ?? null,
      tags,
      note,
      assignedTo,
      firstSeenAt: firstSeenAt ?? null,
      consent,
    },
  };
}

/** "@Marie.D", "https://instagram.com/marie.d/" → "marie.d"; "" for an empty cell; null for what is no name. */
function readUsername(text: string): string | null {
  const name = text
    .replace(/^https?:\/\/(?:www\.)?[a-z]+\.com\//i, "")
    .replace(/[/?].*$/, "")
    .replace(/^@+/, "")
    .trim()
    .toLowerCase();
  if (text === "") return "";
  return /^[\p{L}\p{N}._-]{1,100}$/u.test(name) && searchName(name, null) !== "" ? name : null;
}

function readPhones(text: string, country: string): GivenContact[] | null {
  if (text === "") return [];
  // Spreadsheets take the leading zero for nothing: nine digits of a French number are one.
  const given = country === "FR" && /^[1-9](?:[ .-]?\d{2}){4}$/.test(text) ? `0${text}` : text;
  const found = findPhones(given, country as CountryCode);
  const bare =
    found.length === 0 && /^[1-9]\d{9,14}$/.test(text)
      ? findPhones(`+${text}`, country as CountryCode)
      : found;
  if (bare.length === 0) return null;
  return bare.map((phone) => ({
    kind: "phone",
    value: phone.e164,
    country: phone.country,
    type: phone.type,
    quote: text.slice(0, 300),
  }));
}

function readEmails(text: string): GivenContact[] | null {
  if (text === "") return [];
  const found = findEmails(text);
  if (found.length === 0) return null;
  return found.map(({ address }) => ({
    kind: "email",
    value: address.toLowerCase(),
    country: null,
    type: null,
    quote: text.slice(0, 300),
  }));
}

/** undefined: not a status. */
function readStatus(text: string): LeadStatus | null | undefined {
  if (text === "") return null;
  const name = fold(text).replace(/[^a-z]/g, "");
  return LEAD_STATUSES.find((status) => STATUS_NAMES[status].includes(name));
}

/** "1 250,50 €", "1,250.50", "80" → a number; undefined: not an amount. */
function readAmount(text: string): number | null | undefined {
  if (text === "") return null;
  const bare = text
    .replace(/(?:€|eur(?:os?)?|chf|usd|\$|£|mad|xof|fcfa)/giu, "")
    .replace(/[\s\u00a0\u202f']/gu, "");
  const plain = /^\d+(?:[.,]\d{1,2})?$/.test(bare)
    ? bare.replace(",", ".")
    : /^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/.test(bare)
      ? bare.replaceAll(".", "").replace(",", ".")
      : /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/.test(bare)
        ? bare.replaceAll(",", "")
        : null;
  if (plain === null) return undefined;
  const amount = Number(plain);
  return amount <= MOST_AMOUNT ? amount : undefined;
}

/** "2026-11-03", "03/11/2026", RFC 3339 → epoch ms; undefined: no day that has been. */
function readDate(text: string, now: number): number | null | undefined {
  if (text === "") return null;
  const european = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T](\d{1,2})[:h](\d{2}))?$/.exec(text);
  const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(
    text,
  );
  let at: number;
  if (european) {
    const [, day, month, year, hour = "12", minute = "0"] = european;
    at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
    const back = new Date(at);
    if (back.getUTCDate() !== Number(day) || back.getUTCMonth() !== Number(month) - 1) return undefined;
  } else if (iso) {
    at = Date.parse(text.length === 10 ? `${text}T12:00:00Z` : text.replace(" ", "T"));
  } else return undefined;
  if (!(at >= OLDEST) || at > now + DAY_MS) return undefined;
  return Math.min(at, now);
}

/** "non" is no consent; the words stand for themselves. */
const readConsent = (words: string | null): string | null =>
  words === null || /^(?:non?|0|false|faux|aucun|-)$/i.test(words) ? null : words;
