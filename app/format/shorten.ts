/**
 * The beginning of a longer text, with an ellipsis.
 *
 * @param most  characters kept; an emoji is never cut in half, because half of one is written differently by the
 *              server and by the browser
 */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most).join("").trimEnd()}…` : text;
}
