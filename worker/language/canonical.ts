import { shortenings, type Token, tokenise } from "./normalise.ts";
import { SPELLINGS } from "./spellings.ts";
import { isWord } from "./words.ts";

type Options = { keepMarks?: boolean };

/** Words worth recognising behind a typo: one letter off and not a word themselves. Long enough to be safe. */
const WORTH_MENDING =
  "combien tarif tarifs livraison livrez livrer disponible disponibles commander commande acheter achete reserver reserve reservation interesse interessee interesses renseignement renseignements information magnifique superbe sublime excellent excellente incroyable splendide ravissant adorable genial parfait parfaite sympathique desabonner desabonnez desabonnement desinscrire desinscription messages message recevoir contacter contactez arretez arreter supprimez retirez enlevez tranquille honteux inadmissible arnaque arnaqueurs voleurs decevant decue rembourser remboursez remboursement scandaleux horrible degoutant pourquoi comment quelle boutique magasin adresse couleur taille tailles rupture restock inscription inscrire prendre rendez available interested price shipping delivery order website beautiful gorgeous amazing stunning awesome terrible disappointed unsubscribe purchase discount stock dispo voudrais souhaite souhaiterais voulais besoin felicitations bravo delicieux".split(
    " ",
  );

const mended = new Map<string, string>();
for (const word of WORTH_MENDING) {
  if (word.length < 5) continue;
  for (let at = 0; at < word.length; at++) {
    const without = word.slice(0, at) + word.slice(at + 1);
    if (!mended.has(without)) mended.set(without, word);
  }
}
const mendable = new Set(WORTH_MENDING);

/** The word meant by one wrong, missing, added or swapped letter; `undefined` when none is near. */
function mend(word: string): string | undefined {
  if (word.length < 5 || word.length > 18) return undefined;
  const missing = mended.get(word);
  if (missing && word.length >= 5 && missing.length >= 6) return missing;
  for (let at = 0; at < word.length; at++) {
    const without = word.slice(0, at) + word.slice(at + 1);
    if (mendable.has(without)) return without;
    const swapped = word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
    if (at + 1 < word.length && mendable.has(swapped)) return swapped;
    const candidate = mended.get(without);
    // Both lost one letter: the same place means a wrong letter.
    if (
      candidate &&
      candidate.length === word.length &&
      candidate.length >= 6 &&
      candidate.slice(0, at) === word.slice(0, at) &&
      candidate.slice(at + 1) === word.slice(at + 1)
    )
      return candidate;
  }
  return undefined;
}

const RUN_TOGETHER = /^(qu|[djlmnst])([aeiouy]\p{L}{3,})$/u;
const WITHOUT_MUTE_E = /^j([^aeiouyh]\p{L}+)$/u;

/** `menvoyer` is m'envoyer, `jtrouve` je trouve: a pronoun written into the word after it. */
function parted(word: string): string | undefined {
  const [, elided, after = ""] = RUN_TOGETHER.exec(word) ?? [];
  if (elided !== undefined && isWord(after)) return `${elided} ${after}`;
  const rest = WITHOUT_MUTE_E.exec(word)?.[1];
  return rest !== undefined && isWord(rest) ? `je ${rest}` : undefined;
}

const SPELT_CACHE_SIZE = 4000;
const spelt = new Map<string, string>();

/** A word as the rules know it: SMS spelling written out, drawn-out letters shortened, a typo in a telling word mended. */
function spell(word: string): string {
  const before = spelt.get(word);
  if (before !== undefined) return before;
  const meant = decipher(word);
  if (spelt.size < SPELT_CACHE_SIZE) spelt.set(word, meant);
  return meant;
}

function decipher(word: string): string {
  const known = SPELLINGS.get(word);
  if (known !== undefined) return known;
  if (isWord(word) || mendable.has(word)) return word;
  for (const shorter of shortenings(word)) {
    const expanded = SPELLINGS.get(shorter);
    if (expanded !== undefined) return expanded;
    if (shorter !== word && (isWord(shorter) || mendable.has(shorter))) return shorter;
  }
  const pair = parted(word);
  if (pair !== undefined) return pair;
  const shortest = /(\p{L})\1\1/u.test(word) ? (shortenings(word)[1] ?? word) : word;
  return mend(word) ?? mend(shortest) ?? shortest;
}

/** `s'il vous plaît`, however it is spelt. */
const PLEASE = / (?:s il|sil|si) (?:te|vous|tu|vou|v) (?:plai|plais|plait|plaie|plaits)(?= )/g;

/** The text as a row of plain words with a space before, between and after, on which the rules' patterns run. */
export function canonical(text: string, options: Options = {}): string {
  return canonicalLine(tokenise(text), options);
}

/** The same for a text already split. */
export function canonicalLine(tokens: readonly Token[], { keepMarks = false }: Options = {}): string {
  let line = " ";
  for (const [index, token] of tokens.entries()) {
    const elided = token.text.length === 1 && tokens[index + 1]?.joint === "apostrophe";
    if (elided) line += `${token.text} `;
    else if (token.kind === "word") {
      if (!/\p{N}/u.test(token.text)) line += `${spell(token.text)} `;
      else
        for (const part of token.text.match(/\p{N}+|[^\p{N}]+/gu) ?? [])
          line += `${/^\p{N}/u.test(part) ? part : spell(part)} `;
    } else if (token.kind === "number" || token.kind === "emoji") line += `${token.text} `;
    else if (token.kind === "mention") line += "@m ";
    else if (token.kind === "url") line += "url ";
    else if (token.text === "?" || /^[%€$£]$/.test(token.text)) line += `${token.text} `;
    else if (keepMarks) line += /^[!.,]$/.test(token.text) ? `${token.text} ` : ", ";
  }
  return line.includes(" pl") ? line.replace(PLEASE, " svp") : line;
}
