/** "prix, combien ,, Prix" → ["prix", "combien"]: as typed, without blanks and repeats. */
export function readWords(text: string): string[] {
  const seen = new Map<string, string>();
  for (const word of text.split(/[,;\n]/)) {
    const clean = word.trim();
    if (clean !== "" && !seen.has(clean.toLocaleLowerCase("fr")))
      seen.set(clean.toLocaleLowerCase("fr"), clean);
  }
  return [...seen.values()];
}
