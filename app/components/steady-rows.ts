import { useCallback, useEffect, useMemo, useState } from "react";
import { keepPlaces } from "../format/rows.ts";

/**
 * A list whose rows keep their places while it refreshes, until the person asks for the new one (`adopt`).
 *
 * @param view  what is listed; another one is shown at once
 * @returns `held` are the rows as they were when the list was taken over, `rows` the same with fresh values
 */
export function useSteadyRows<T extends { id: string }>(fresh: T[], view: string) {
  const [kept, setKept] = useState({ view, rows: fresh });
  const held = kept.view === view && kept.rows.length > 0 ? kept.rows : fresh;
  const steady = useMemo(() => keepPlaces(held, fresh), [held, fresh]);
  const adopt = useCallback(() => setKept({ view, rows: fresh }), [view, fresh]);
  useEffect(() => {
    // Holding nothing for nothing would render for ever.
    const canFill = kept.rows.length === 0 && fresh.length > 0;
    if (kept.view !== view || canFill) setKept({ view, rows: fresh });
  }, [kept, view, fresh]);
  return { rows: steady.rows, newcomers: steady.newcomers, held, adopt };
}
