import { fold } from "../language/normalise.ts";
import { isNamedOnly } from "../platforms/named-person.ts";

export const DUPLICATE_REASONS = ["same-phone", "same-email", "same-username", "same-name"] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** A lead as far as two of them are compared. */
export type Candidate = {
  id: string;
  platform: string;
  accountId: string;
  externalId: string;
  username: string;
  displayName: string | null;
  phones: readonly { e164: string; type: string | null }[];
  emails: readonly string[];
};
/** Why two leads may be one person, and how sure that is, 0 to 1. */
export type Likeness = { reason: DuplicateReason; value: string; confidence: number };

/** A number or an address that more people gave is a company's, or a joke. */
export const MOST_SHARING = 3;
const LEAST_USERNAME = 5;
const LEAST_NAME = 8;
/** Below this nobody is bothered. */
const LEAST_CONFIDENCE = 0.3;

/** Places that many people write from. */
const ROLE_ADDRESS =
  /^(info|contact|hello|bonjour|commandes?|orders?|sales|ventes?|admin|support|boutique|shop|noreply|no-reply|service|accueil|reservations?|booking)@/;
const PRIVATE_LINE: ReadonlySet<string> = new Set(["mobile", "other"]);
const SHARED_LINE: ReadonlySet<string> = new Set(["landline"]);

const GENERIC_NAMES: ReadonlySet<string> = new Set([
  "instagram user",
  "utilisateur instagram",
  "facebook user",
  "tiktok user",
  "deleted account",
  "compte supprime",
  "john doe",
  "jane doe",
  "prenom nom",
  "first last",
  "official account",
  "compte officiel",
  "private account",
  "compte prive",
]);
const GENERIC_USERNAMES =
  /^(user|utilisateur|guest|test|admin|contact|hello|shop|boutique|official|instagram|tiktok)[._\d]*$/;

const plain = (text: string): string => fold(text).replace(/\s+/gu, " ").trim();
/** A name that a person may have alone: two words at least, and no label of a platform. */
export function isTellingName(displayName: string): boolean {
  const name = plain(displayName);
  const words = name.split(" ").filter((word) => /\p{L}{2,}/u.test(word));
  return words.length >= 2 && name.replace(/[^\p{L}]/gu, "").length >= LEAST_NAME && !GENERIC_NAMES.has(name);
}
export function isTellingUsername(username: string): boolean {
  const name = plain(username);
  return name.length >= LEAST_USERNAME && /\p{L}/u.test(name) && !GENERIC_USERNAMES.test(name);
}

/** Two ids under one account are two accounts of the platform; a name alone may be either. */
const areTwoIds = (a: Candidate, b: Candidate): boolean =>
  a.accountId === b.accountId && !isNamedOnly(a.externalId) && !isNamedOnly(b.externalId);

function byPhone(a: Candidate, b: Candidate, e164: string, sharing: number): number {
  const type = (a.phones.find((one) => one.e164 === e164) ?? b.phones.find((one) => one.e164 === e164))?.type;
  if (PRIVATE_LINE.has(type ?? "other")) return sharing === 2 ? 0.95 : 0.75;
  return SHARED_LINE.has(type ?? "") ? (sharing === 2 ? 0.6 : 0.4) : 0;
}

const byEmail = (address: string, sharing: number): number =>
  ROLE_ADDRESS.test(address) ? (sharing === 2 ? 0.4 : 0) : sharing === 2 ? 0.95 : 0.75;

function byUsername(a: Candidate, b: Candidate): number {
  if (a.accountId === b.accountId) {
    // Known by name alone, and by an id since: the platform gives a name to one account at a time.
    if (!areTwoIds(a, b)) return isNamedOnly(a.externalId) && isNamedOnly(b.externalId) ? 0 : 0.97;
    // Two ids that bore one name: it was given up and taken by somebody else.
    return 0;
  }
  if (!isTellingUsername(a.username) || !isTellingUsername(b.username)) return 0;
  return a.platform === b.platform ? 0.9 : 0.7;
}

function byName(a: Candidate, b: Candidate): number {
  const names = [a, b].map(({ displayName }) => displayName ?? "");
  if (!names.every(isTellingName)) return 0;
  const words = Math.min(...names.map((name) => plain(name).split(" ").length));
  return (areTwoIds(a, b) ? 0.35 : 0.5) + (words > 2 ? 0.1 : 0);
}

/**
 * Whether a shared value suggests that two leads are one person (pure); null when it does not.
 *
 * @param sharing how many leads share the value, as far as was counted
 */
export function judgePair(
  a: Candidate,
  b: Candidate,
  shared: { reason: DuplicateReason; value: string },
  sharing: number,
): Likeness | null {
  if (a.id === b.id || sharing > MOST_SHARING) return null;
  const { reason, value } = shared;
  const confidence =
    reason === "same-phone"
      ? byPhone(a, b, value, sharing)
      : reason === "same-email"
        ? byEmail(value, sharing)
        : reason === "same-username"
          ? byUsername(a, b)
          : byName(a, b);
  return confidence >= LEAST_CONFIDENCE ? { reason, value, confidence } : null;
}

/** The reason to name when several hold: the order of `DUPLICATE_REASONS`, so that a list names a pair once. */
export function firstReason(a: Candidate, b: Candidate): DuplicateReason | null {
  if (a.phones.some(({ e164 }) => b.phones.some((other) => other.e164 === e164))) return "same-phone";
  if (a.emails.some((address) => b.emails.includes(address))) return "same-email";
  if (a.username !== "" && plain(a.username) === plain(b.username)) return "same-username";
  return a.displayName !== null && b.displayName !== null && plain(a.displayName) === plain(b.displayName)
    ? "same-name"
    : null;
}

const PAIR = "~";
/** Names a pair whichever way round. */
export const pairId = (a: string, b: string): string => [a, b].sort().join(PAIR);
export function readPairId(id: string): [string, string] | null {
  const [a, b, ...rest] = id.split(PAIR);
  return a && b && a < b && rest.length === 0 ? [a, b] : null;
}
