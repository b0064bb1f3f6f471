const knownInflections = new Map<string, Set<string>>();

/** Singular and plural, masculine and feminine of a word, by its ending; the word itself included. */
export function inflections(word: string): Set<string> {
  const known = knownInflections.get(word);
  if (known) return known;
  const forms = new Set([word]);
  const bases = new Set([word]);
  if (word.length >= 4 && /s$|[eo]ux$|aux$/.test(word) && !/ss$/.test(word)) bases.add(word.slice(0, -1));
  if (word.length >= 5 && /aux$/.test(word)) bases.add(`${word.slice(0, -2)}l`);
  if (word.length >= 6 && /ies$/.test(word)) bases.add(`${word.slice(0, -3)}y`);
  if (word.length >= 6 && /(?:ch|sh|x|ss)es$/.test(word)) bases.add(word.slice(0, -2));
  for (const base of [...bases]) {
    if (base.length < 4) continue;
    for (const [feminine, masculine] of GENDERS) {
      if (base.endsWith(feminine)) bases.add(base.slice(0, -feminine.length) + masculine);
      if (base.endsWith(masculine)) bases.add(base.slice(0, base.length - masculine.length) + feminine);
    }
    if (
      /[itudsnrl]$|(?:resse|esse|isse|ine|ande|erve|rime)$/.test(base) &&
      base.length >= (base.endsWith("e") ? 7 : 4) &&
      !/(?:ion|ment)$/.test(base)
    )
      bases.add(`${base}e`);
    if (/[iutdsnrle]e$/.test(base) && base.length >= 5) bases.add(base.slice(0, -1));
  }
  for (const base of bases) {
    forms.add(base);
    if (base.length < 2) continue;
    if (!/[sxz]$/.test(base)) forms.add(`${base}s`);
    if (/(?:eau|eu|au|ou)$/.test(base)) forms.add(`${base}x`);
    if (/al$/.test(base)) forms.add(`${base.slice(0, -1)}ux`);
    if (/ail$/.test(base)) forms.add(`${base.slice(0, -2)}ux`);
    if (/(?:ch|sh|x|ss)$/.test(base)) forms.add(`${base}es`);
    if (/[^aeiou]y$/.test(base)) forms.add(`${base.slice(0, -1)}ies`);
  }
  if (knownInflections.size < 2000) knownInflections.set(word, forms);
  return forms;
}

const GENDERS: readonly (readonly [string, string])[] = [
  ["euse", "eux"],
  ["euse", "eur"],
  ["trice", "teur"],
  ["ive", "if"],
  ["iere", "ier"],
  ["enne", "en"],
  ["onne", "on"],
  ["elle", "el"],
  ["ette", "et"],
  ["ere", "er"],
  ["eche", "ec"],
  ["ique", "ic"],
  ["ouce", "oux"],
  ["igne", "in"],
  ["anche", "anc"],
  ["aiche", "ais"],
  ["elle", "eau"],
  ["esse", "e"],
  ["ete", "et"],
  ["cque", "c"],
  ["gue", "g"],
];

/** One letter missing, added, wrong, or two neighbours swapped. */
export function isOneTypoAway(a: string, b: string): boolean {
  if (a === b) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}
