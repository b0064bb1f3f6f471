const WORDS = new Set<string>("stop".split(" "));
/** Is this a correctly spelt common word, French or English (folded)? */
export function isWord(word: string): boolean { return WORDS.has(word); }
export function isOtherWord(_keyword: string, _form: string): boolean { return false; }
