import { DAY_MS } from "../scoring/days.ts";

/** A person who answers by hand is in charge this long after their last word; then machines may write again. */
export const TAKEN_OVER_MS = 7 * DAY_MS;
