/**
 * Moves the focus through the links of a list. From outside of it, on from the row that is open, else from its start
 * (or its end, backwards).
 */
export function walkRows(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-row]")];
  const row = document.activeElement?.closest("tr, li") ?? null;
  const focused = row ? links.findIndex((link) => row.contains(link)) : -1;
  const at = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent !== null);
  const last = links.length - 1;
  const next = links[at < 0 ? (by === 1 ? 0 : last) : Math.min(last, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
