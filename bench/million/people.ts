import type { Row } from "../../worker/db/bulk.ts";
import { searchDisplay, searchUsername } from "../../worker/leads/search.ts";
import { DAY_MS, HOUR_MS } from "../../worker/scoring/days.ts";
import { heatOf, scoreFromSum } from "../../worker/scoring/heat.ts";

/** Invented people: always the same ones, so that two runs, or two machines, compare. */

export const HALF_LIFE_DAYS = 14;
export const THRESHOLD = 15;
export const NOW = Date.parse("2026-11-20T12:00:00Z");

export const ACCOUNTS = [
  { id: "acc_atelier", platform: "instagram", share: 0.6 },
  { id: "acc_boutique", platform: "instagram", share: 0.25 },
  { id: "acc_video", platform: "tiktok", share: 0.15 },
] as const;
export const TAGS = [
  "vip",
  "salon",
  "paris",
  "lyon",
  "grossiste",
  "presse",
  "fidele",
  "devis",
  "relance",
  "2026",
];
export const PEOPLE = ["usr_camille", "usr_dominique", "usr_sacha", "usr_alix"];
const INTENTS = [
  "price",
  "availability",
  "interest",
  "purchase",
  "question",
  "praise",
  "other",
  "other",
  "other",
];
const FIRST = [
  "Zoé",
  "Camille",
  "Léa",
  "Hugo",
  "Inès",
  "Noé",
  "Jeanne",
  "Élodie",
  "Maxime",
  "Anaïs",
  "Théo",
  "Chloé",
];
const LAST = ["Exemple", "Modèle", "Fictif", "Essai", "Témoin", "Durand-Exemple", "Müller-Essai", "Côté"];
const POSTS_PER_ACCOUNT = 400;
const OLDEST_MS = 500 * DAY_MS;
const REMEMBERED_SHARE = 0.002;
const INTERACTIONS_SHARE = 0.1;

/** One of the same 2^32 numbers for a seed, evenly spread. */
function randomOf(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A lead by what it does not share with others; `LEAD_COLUMNS` makes the columns of it. 0 where there is nothing. */
export type LeadFields = readonly (string | number | null | readonly string[])[];
const field = (index: number): string => `(e.value ->> ${index})`;
const orNull = (index: number): string => `nullif(${field(index)}, 0)`;
const openOr = (value: string): string => `iif(${field(17)} = 1, ${value}, NULL)`;
const AT = field(12);
export const LEAD_COLUMNS: Readonly<Record<string, string>> = {
  id: field(0),
  platform: field(3),
  account_id: field(2),
  external_id: `'91' || ${field(1)}`,
  username: field(4),
  display_name: field(5),
  search_name: `${field(6)} || coalesce(' ' || ${field(7)}, '')`,
  search_username: field(6),
  search_display: field(7),
  status: field(8),
  status_at: AT,
  tags: `coalesce(nullif(${field(9)}, 0), '[]')`,
  assigned_to: orNull(10),
  sum: field(11),
  sum_at: AT,
  heat: field(13),
  target: field(14),
  last_text: "'C''est combien ?'",
  last_kind: "'comment'",
  last_media_id: field(15),
  intent: field(16),
  interaction_count: "1",
  first_seen_at: AT,
  last_interaction_at: AT,
  reply_comment_id: openOr(`'18' || ${field(1)}`),
  reply_comment_at: openOr(AT),
  reply_media_id: openOr(field(15)),
  has_phone: field(18),
  reminder_at: orNull(19),
};

export type Person = { lead: LeadFields; contacts: Row[]; interactions: Row[] };

/** The `number`th of `count`, in the order in which they first came. */
export function person(number: number, count: number): Person {
  const random = randomOf(number + 1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const place = random();
  const account = place < 0.6 ? ACCOUNTS[0] : place < 0.85 ? ACCOUNTS[1] : ACCOUNTS[2];
  // The workspace grows: half of its people came in the last 150 of 500 days. One in ten came back.
  const ageMs = (1 - number / count) ** 1.75 * OLDEST_MS;
  const cameAt = NOW - Math.floor(ageMs + random() * HOUR_MS);
  const at = random() < 0.1 ? cameAt + Math.floor(random() ** 2 * (NOW - cameAt)) : cameAt;
  const warmth = random();
  const sum = warmth < 0.03 ? -5 : Math.round((2 + 60 * warmth ** 8 + 20 * random()) * 100) / 100;
  const score = scoreFromSum({ sum, sumAt: at }, NOW, HALF_LIFE_DAYS);
  const id = `lead_${(NOW - OLDEST_MS + number).toString(16).padStart(12, "0")}${number.toString(16).padStart(8, "0")}`;
  const first = pick(FIRST);
  const last = pick(LAST);
  const username = `${searchUsername(first)}.${searchUsername(last).replaceAll(" ", "_")}${number}`;
  const displayName = random() < 0.25 ? `${first} ${last}` : null;
  const hasPhone = random() < 0.03 + score / 400;
  const hasEmail = random() < 0.02;
  const tags =
    random() < 0.08 ? [...new Set([pick(TAGS), pick(TAGS), pick(TAGS)])].slice(0, 1 + (number % 3)) : [];
  const isOpen = random() < 0.5;
  const media = `1790${account.id.length}${String(Math.floor(random() ** 3 * POSTS_PER_ACCOUNT)).padStart(8, "0")}`;
  const lead: LeadFields = [
    id,
    number,
    account.id,
    account.platform,
    username,
    displayName,
    searchUsername(username),
    searchDisplay(displayName),
    statusOf(score, random()),
    tags.length === 0 ? 0 : tags,
    random() < 0.01 + score / 500 ? pick(PEOPLE) : 0,
    sum,
    at,
    heatOf(sum, at, HALF_LIFE_DAYS),
    score >= THRESHOLD ? 1 : 0,
    media,
    pick(INTENTS),
    isOpen ? 1 : 0,
    hasPhone ? 1 : 0,
    random() < REMEMBERED_SHARE ? NOW + Math.floor((random() - 0.5) * 30 * DAY_MS) : 0,
  ];
  const contacts = [
    ...(hasPhone ? [contact(id, "phone", `+3363998${String(number % 10_000).padStart(4, "0")}`, at)] : []),
    ...(hasEmail ? [contact(id, "email", `${username}@mail.example`, at)] : []),
  ];
  const interactions = random() < INTERACTIONS_SHARE ? [comment(account.id, id, number, media, sum, at)] : [];
  return { lead, contacts, interactions };
}

/** Who is hot was mostly written to. */
function statusOf(score: number, chance: number): string {
  if (score >= THRESHOLD) {
    if (chance < 0.25) return "new";
    if (chance < 0.8) return "contacted";
    return chance < 0.92 ? "in_progress" : chance < 0.97 ? "converted" : "refused";
  }
  if (chance < 0.9) return "new";
  return chance < 0.96
    ? "contacted"
    : chance < 0.97
      ? "in_progress"
      : chance < 0.98
        ? "converted"
        : "refused";
}

const contact = (leadId: string, kind: "phone" | "email", value: string, at: number): Row => ({
  lead_id: leadId,
  kind,
  value,
  country: kind === "phone" ? "FR" : null,
  type: kind === "phone" ? "mobile" : null,
  confidence: 0.97,
  method: "pattern",
  quote: `c'est le ${value}`,
  interaction_id: `int_${leadId}`,
  found_in: "comment",
  found_at: at,
});

const comment = (
  accountId: string,
  leadId: string,
  number: number,
  media: string,
  points: number,
  at: number,
): Row => ({
  account_id: accountId,
  dedupe_key: `comment:18${number}`,
  id: `int_${leadId}`,
  lead_id: leadId,
  kind: "comment",
  external_id: `18${number}`,
  media_id: media,
  text: "C'est combien ?",
  intent: "price",
  points,
  at,
  received_at: at,
  found_by: "webhook",
});

/** What every post says; each account's, by the same numbers as above. */
export const posts = (): Row[] =>
  ACCOUNTS.flatMap((account) =>
    Array.from({ length: POSTS_PER_ACCOUNT }, (_, number) => ({
      account_id: account.id,
      id: `1790${account.id.length}${String(number).padStart(8, "0")}`,
      caption: `Nouveauté n° ${number}`,
      permalink: `https://platform.example/p/${number}`,
      media_type: "IMAGE",
      at: NOW - number * DAY_MS,
    })),
  );
