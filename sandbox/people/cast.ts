import type { Random } from "../random.ts";
import type { Account, AnswerStyle, Language, Person } from "../world/state.ts";
import { ENGLISH_NAMES, FRENCH_NAMES, NICKNAMES } from "./names.ts";

export const CAST_SIZE = 180;

/** What becomes of a private message: who answers with a number, who says stop, who never answers. */
const ANSWERS: readonly (readonly [AnswerStyle, number])[] = [
  ["phone", 30],
  ["email", 8],
  ["chat", 14],
  ["refuse", 8],
  ["stop", 6],
  ["silent", 34],
];

const INITIALS = "abcdefghijklmnoprstvwy".split("");

/** The invented people: the same seed gives the same cast. */
export function createCast(random: Random, accounts: Account[]): Person[] {
  const taken = new Set<string>();
  const cast: Person[] = [];
  while (cast.length < CAST_SIZE) {
    const person = inventPerson(random, accounts);
    if (taken.has(person.username)) continue;
    taken.add(person.username);
    cast.push(person);
  }
  return cast;
}

/** Somebody nobody has met yet; the caller makes sure that the username is free. */
export function inventPerson(
  random: Random,
  accounts: Account[],
  language: Language = random.chance(0.15) ? "en" : "fr",
): Person {
  const name = random.pick(language === "fr" ? FRENCH_NAMES : ENGLISH_NAMES);
  return {
    username: usernameFor(name, random),
    name: random.chance(0.7) ? `${name} ${random.pick(INITIALS).toUpperCase()}.` : name,
    language,
    answers: random.weighted(ANSWERS),
    followerCount: Math.floor(40 * 1.9 ** (random.next() * 9)),
    verified: random.chance(0.01),
    follows: accounts.filter(() => random.chance(0.4)).map((account) => account.userId),
    followedBy: accounts.filter(() => random.chance(0.05)).map((account) => account.userId),
    blocks: [],
  };
}

function usernameFor(name: string, random: Random): string {
  const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const style = random.int(0, 9);
  if (style < 5) return `${plain}.${random.pick(INITIALS)}_demo`;
  if (style < 8) return `${plain}_${random.pick(NICKNAMES)}_demo`;
  return `${plain}${random.int(60, 99)}_demo`;
}
