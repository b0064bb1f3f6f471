import { fold } from "../language/normalise.ts";

/** UTF-16 units read: a comment's length on Instagram. */
const READ_UNITS = 2200;

/** Said to somebody's face, whatever stands around them. */
const SAID =
  "va te faire foutre|va te faire enculer|va te faire mettre|allez vous faire foutre|allez vous faire enculer|allez vous faire mettre|nique ta mere|niquez vos meres|niquez vous|nique ta race|nique toi|ntm|fils de pute|fils de putes|fdp|ta gueule|vos gueules|ferme ta gueule|fermez vos gueules|je t encule|je vous encule|je t emmerde|je vous emmerde|va crever|allez crever|fuck you|fuck u|fuck off|go fuck yourself|go fuck yourselves|go to hell|rot in hell|kill yourself|kill yourselves|kys|suck my dick|eat shit|son of a bitch|sons of bitches|piece of shit human|shut the fuck up|stfu";

/** Names for people; an insult only where they are given to whoever reads. */
const NAMES =
  "connards?|connasses?|conasses?|cons?|conne|connes|encules?|enculee?s?|enfoires?|enfoirees?|salauds?|saloperies?|salopes?|salops?|salopards?|putes?|batards?|batardes?|abrutis?|abruties?|cretins?|cretines?|debiles?|imbeciles?|idiots?|idiotes?|merdes?|raclures?|ordures?|pourritures?|grosses? merdes?|trous? du cul|tetes? de con|fumiers?|assholes?|bitch|bitches|bastards?|cunts?|dickheads?|dicks?|morons?|idiots?|retards?|scumbags?|wankers?|twats?|motherfuckers?|pieces? of shit|pricks?|losers?|pigs?";
/** Alone on the line only these are meant for the reader: `idiot` and `con` are said of oneself too. */
const HARD =
  "connards?|connasses?|conasses?|encules?|enfoires?|salauds?|salopes?|salopards?|batards?|raclures?|ordures?|pourritures?|assholes?|bastards?|cunts?|dickheads?|scumbags?|wankers?|motherfuckers?";

const ADDRESS =
  "espece de|especes de|espece d|bande de|bande d|sale|sales|pauvre|pauvres|gros|grosse|grosses|petit|petite|petits|vous n etes que|tu n es qu|vous etes|vs etes|vous|tu es|t es|t|tu n es qu un|tu|you are|you re|you|ur|u r|u are";
const FILLER =
  "(?:(?:des|un|une|de|d|que|qu|a|an|the|all|such|just|vraiment|tous|toutes|tellement|trop|bien|qu un|qu une|fucking|bloody|stupid|total|complete|bunch of|grosses?|gros|sales?|pauvres?|petits?|beaux?|bande de|vrais?|vraies?|belle|espece de) )*";

const said = new RegExp(` (${SAID})(?= )`);
const named = new RegExp(` (?:${ADDRESS}) ${FILLER}(${NAMES})(?= )`);
const alone = new RegExp(
  `^ (?:(?:bande de|sale|sales|gros|grosse|pauvre|espece de|tous des|you|fucking|les) )*(${HARD}) $`,
);
/** Not to us: of oneself, of a third person, in a question about a title, or taken back at once. */
const ELSEWHERE =
  / (?:mon ex|ma chef|mon chef|mon patron|mon mec|je suis|j suis|chuis|i m|i am|me traite|m a traite|ils sont|il est|elle est|she is|he is|they are|comme des|vous etes pas|vous n etes pas|tu n es pas|t es pas|you are not|you re not|ne soyez pas|sois pas|pas (?:un|une|des)) /;

/**
 * The insult in a text that is aimed at whoever reads it; null for none, and for a complaint however hard: who says
 * that a product is rubbish or a shop a fraud is unhappy, and may be answered.
 *
 * @returns the word or phrase, lower case and without accents
 */
export function insultIn(text: string): string | null {
  const line = ` ${fold(text.slice(0, READ_UNITS))
    .replace(/(\p{L})\1{2,}/gu, "$1")
    .replace(/@[\w.]+/g, " @ ")
    .replace(/[^\p{L}\d@]+/gu, " ")
    .trim()} `;
  // With a mention the words are a friend's.
  if (line.includes(" @ ")) return null;
  const direct = said.exec(line)?.[1];
  if (direct !== undefined) return direct;
  if (ELSEWHERE.test(line)) return null;
  return named.exec(line)?.[1] ?? alone.exec(line)?.[1] ?? null;
}
