const SHOWN = 3;

/**
 * Which saved views stand as tabs of their own, and which wait in a menu: the first few, and the one that is open in
 * the place of the last of them.
 */
export function viewTabs<T extends { id: string }>(
  views: readonly T[],
  currentId: string | undefined,
): { shown: T[]; more: T[] } {
  if (views.length <= SHOWN) return { shown: [...views], more: [] };
  const first = views.slice(0, SHOWN);
  const current = views.find((view) => view.id === currentId);
  const shown = !current || first.includes(current) ? first : [...first.slice(0, SHOWN - 1), current];
  return { shown, more: views.filter((view) => !shown.includes(view)) };
}
