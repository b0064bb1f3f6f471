/**
 * A first name to greet somebody by, from what they call themselves. A wrong name is worse than none: every
 * doubt answers null, and the template's fallback is used.
 */

/** Words of shops, trades, titles, articles and places: a name that holds one names no person to greet. */
const NOT_A_PERSON = new Set(
  `a al an and app art arts at atelier au aux avec bar beaute beauty bio blog boulangerie brand bureau by cabinet cafe
  cakes care center centre chez chic club co coach coaching coiffeur coiffeuse coiffure collection collective com
  company compte concept conseil consulting contact couture creation creations creator cuisine dance de deco del des
  design designer digital dj docteur dr du ecole eco editions el en epicerie equipe espace et expert family fan fashion
  fitness fleuriste fleurs food for fr france friends garage gallery galerie garden girl girls glow group groupe gym
  hair home hotel house immo immobilier in inc institut international it jardin jewelry jewels kids kitchen la le
  les lab label lash lashes life lifestyle line live logo london love ltd ma madame mademoiselle magasin magazine
  mairie maison makeup mama maman market marketing marque massage me media mes mlle mme mode mom mon monsieur moto
  mr mrs ms music musique my nail nails new news nice of off official officiel officielle ongles online or org our
  page papa paris paname patisserie pharmacie photo photographe photographer photographie photography photos pizza
  podcast prestige pro prod production professeur prof pub quality real resto restaurant sa salon sarl sas sasu
  school service services shop shopping skin societe solutions son spa sport sports st store street studio studios
  style sur syndicat tattoo taxi team tech the to tours travel tv un une user uk usa vente ventes village ville
  vintage vip vos votre voyage voyages wear web wedding with world www yoga you your zen
  bordeaux bruxelles casablanca dakar geneve lausanne lille lyon marseille montpellier montreal nantes nice rennes
  strasbourg toulouse`.split(/\s+/),
);

/** Also inside a longer word: "Vistashop", "Coiff'Elle", "Beautynails". */
const TRADE_INSIDE =
  /shop|store|boutique|studio|nails|beauty|beaute|coiff|offici|atelier|salon|coach|agenc|immo|photo|resto|pizz|market|fashion/;
const SEPARATOR = /[|•·/\\,;:–—~()[\]{}<>«»"“”&+=*_@#]|\s-+\s|\s{2,}/;
const NAME = /^\p{L}+(?:['’-]\p{L}+)*$/u;
const SHORT_WORDS = 4;

/**
 * @param displayName  as the platform gives it; null when it gives none
 * @param username     of the same person, to tell a name from a handle written large
 * @returns e.g. "Marie" for "marie ✨ | maman de 3", "Jean-Paul" for "JEAN-PAUL D."; null for "Boutique Lune",
 *          "marie.l_92", "Mme Dupont"
 */
export function firstNameOf(displayName: string | null, username: string | null): string | null {
  const words = wordsOf(displayName ?? "");
  const [first] = words;
  if (first === undefined || words.length > SHORT_WORDS) return null;
  if (!NAME.test(first) || Array.from(first).length < 2 || first.length > 20) return null;
  if (!words.every(isNameLike) || isMixedCase(first)) return null;
  if (words.length === 1 && (isHandle(first, username) || isAcronym(first))) return null;
  const name = capitalised(first);
  return NAME.test(name) ? name : null; // a few Greek letters have no capital of their own
}

function wordsOf(displayName: string): string[] {
  const plain = displayName
    .normalize("NFKC")
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Component}\p{Cc}\p{Cf}\p{So}\p{Sk}]/gu, (character) =>
      /[\d#*]/.test(character) ? character : " ",
    );
  const part = plain.trim().split(SEPARATOR)[0] ?? "";
  return part.split(/\s+/).filter((word) => word !== "");
}

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** A word that may stand in a person's name: letters, or the initial of a family name. */
function isNameLike(word: string, position: number): boolean {
  if (position > 0 && /^\p{Lu}\.?$/u.test(word)) return true;
  const plain = folded(word);
  if (!NAME.test(word) || TRADE_INSIDE.test(plain) || /^[ldjmsc]['’]/.test(plain)) return false;
  // "de", "du" and the like are a shop's words in front and a family name's behind: "Anne de Ville" is a person.
  if (position > 0 && /^(?:de|del|du|des|la|le|el|ben|van|von)$/.test(plain)) return true;
  return plain.split(/['’-]/).every((piece) => !NOT_A_PERSON.has(piece));
}

/** A capital inside: "StudioVista". Only Mc and a second name after a hyphen or apostrophe have one. */
function isMixedCase(word: string): boolean {
  return word !== word.toUpperCase() && /\p{Ll}\p{Lu}/u.test(word.replace(/^Ma?c(?=\p{Lu})/u, ""));
}

/** One word that is the handle itself, dots and digits aside, may be any brand. */
function isHandle(word: string, username: string | null): boolean {
  const letters = (text: string) => folded(text).replace(/[^\p{L}]/gu, "");
  return username !== null && letters(word) === letters(username);
}

const isAcronym = (word: string): boolean => word === word.toUpperCase() && word !== word.toLowerCase();

function capitalised(word: string): string {
  if (word !== word.toLowerCase() && word !== word.toUpperCase()) return word;
  return word
    .toLowerCase()
    .replace(/(^|['’-])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase());
}
