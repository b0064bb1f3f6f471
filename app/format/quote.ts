export type Quote = { before: string; found: string; after: string };

/** Words kept on each side of what was found, UTF-16 units. */
const AROUND = 140;
const ELLIPSIS = "…";

/** Cuts at a space, so that no word is halved; a text without one is cut where it must. */
const tail = (text: string): string => {
  if (text.length <= AROUND) return text;
  const kept = text.slice(-AROUND);
  const space = kept.search(/\s/);
  return ELLIPSIS + (space === -1 ? kept : kept.slice(space)).toWellFormed();
};
const head = (text: string): string => {
  if (text.length <= AROUND) return text;
  const kept = text.slice(0, AROUND);
  const space = Math.max(kept.lastIndexOf(" "), kept.lastIndexOf("\n"));
  return (space === -1 ? kept : kept.slice(0, space + 1)).toWellFormed() + ELLIPSIS;
};

/**
 * The words something was read in, parted at it. Places outside the text mark nothing.
 *
 * @param start UTF-16 unit, inclusive
 * @param end UTF-16 unit, exclusive
 */
export function partQuote(quote: string, start: number | null, end: number | null): Quote {
  if (start === null || end === null || start < 0 || end > quote.length || start >= end) {
    return { before: head(quote), found: "", after: "" };
  }
  return {
    before: tail(quote.slice(0, start)),
    found: quote.slice(start, end),
    after: head(quote.slice(end)),
  };
}
