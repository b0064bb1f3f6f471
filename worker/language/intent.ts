import { canonical } from "./canonical.ts";
import { asksAvailability, asksPrice, buys, isInterested } from "./intent-buying.ts";
import { MISSES_PRICE, questionAbout } from "./intent-heads.ts";
import { isNegative } from "./intent-negative.ts";
import { asks, praises } from "./intent-reaction.ts";
import { isSpam } from "./intent-spam.ts";
import type { Intent } from "./intents.ts";
import { GRUMBLES, HARMLESS } from "./turns-negative.ts";
import { ADDRESSES, AGREES, CHATS, SMALL_TALK } from "./turns-reaction.ts";

/** UTF-16 units read: a comment's length on Instagram. */
const READ_UNITS = 2200;

/**
 * What a comment or message is about, one intent each; French first, then English.
 *
 * When several fit, the first of spam, negative, purchase, price, availability, interest, question, tag, praise wins.
 */
export function detectIntent(text: string): Intent {
  const line = canonical(text.slice(0, READ_UNITS));
  const words = line.replace(/ @m(?= )/g, "");
  if (words.trim() === "") return line.includes("@m") ? "tag" : "other";
  const toFriend = line !== words && isForFriend(line);
  if (isSpam(line)) return "spam";
  if (toFriend && (/^ @m @m /.test(line) || !speaksToSeller(words))) return "tag";
  if (isNegative(words)) return "negative";
  if (buys(words.replace(SUPPOSED, " "))) return "purchase";
  if (asksPrice(words)) return "price";
  if (asksAvailability(words)) return "availability";
  if (SMALL_TALK(words) && !words.includes(" ? ")) return "other";
  if (isInterested(words)) return "interest";
  if (line !== words) return "tag";
  if (CHATS(words)) return "other";
  if (MISSES_PRICE.test(words)) return "price";
  if (asks(words)) return questionAbout(words);
  if (praises(words)) return "praise";
  if (AGREES(words)) return "other";
  if (GRUMBLES(words) && !HARMLESS(words)) return "negative";
  return ADDRESSES(words) ? "question" : "other";
}

/** `Si j'en prends trois` and `c'est vendu ?` buy nothing yet. */
const SUPPOSED =
  / si (?:je |j |on |i )(?:t |vous )?(?:en |le |la |l |les )?(?:prends?|achete|commande|reserve|paye?|paie)(?= )| (?:est|sont|deja|etait) vendue?s?(?= \? )| (?:encore|toujours) en vente(?= )/g;

const FRIENDLY =
  / (?:toi|ton|ta|tes|te|tu|t|regarde|mate|matez|check|viens|on y va|on se|pour nous|nous|notre|anniversaire|noel|you|your|us|we|look|see|this|ca|on) /;

/** A mention and words for that friend, not for the account. */
const isForFriend = (line: string): boolean =>
  / @m /.test(line) && (/^ (?:@m )+/.test(line) || FRIENDLY.test(line));

/** The seller is asked something: `@lea c'est combien ?`. */
const speaksToSeller = (words: string): boolean =>
  (asksPrice(words) || asksAvailability(words) || buys(words)) &&
  !/ (?:t as|tu as|t es|tu es|es tu|as tu|tu|on|toi|te|you|we|us|our) (?!know)/.test(words) &&
  !/ (?:regarde|mate|check|look) /.test(words);
