import { type DatabaseMeter, meteredD1 } from "../db/metered.ts";

export type Counts = DatabaseMeter;

/** The same database, counting what it is asked: each statement of a batch is one. */
export function countingD1(d1: D1Database): { d1: D1Database; counts: Counts } {
  const { d1: counted, meter } = meteredD1(d1);
  return { d1: counted, counts: meter };
}
