import type { InteractionKind } from "../platforms/contract.ts";
import type { Scoring } from "./contract.ts";
import { capComments, decayedPoints, heatOf, scoreFromSum, sumOf } from "./heat.ts";

/** What a score is made of, as stored. Times are epoch ms. */
export type CountedLead = {
  id: string;
  accountId: string;
  version: number;
  sum: number;
  sumAt: number;
  heat: number;
  target: boolean;
  interactionCount: number;
};
export type CountedInteraction = {
  accountId: string;
  dedupeKey: string;
  id: string;
  kind: InteractionKind;
  points: number;
  capped: boolean;
  at: number;
};
export type Recount = {
  /** null when the lead keeps what it has. */
  lead: CountedLead | null;
  /** Only those whose points or cap change. */
  interactions: CountedInteraction[];
};

/** Far above what a double loses in a sum, far below what a score shows. */
const NOISE = 1e-9;
const differs = (a: number, b: number): boolean =>
  Math.abs(a - b) > NOISE * Math.max(1, Math.abs(a), Math.abs(b));

/**
 * A lead's sum, heat and target from its whole set of interactions, by the rules of `scoring` at `now`.
 * Where older interactions are no longer kept, the sum that survived them stays as it is.
 * @param interactions all that are kept of this lead, with the points they shall have
 */
export function recount(
  lead: CountedLead,
  interactions: readonly { stored: CountedInteraction; points: number }[],
  scoring: Pick<Scoring, "halfLifeDays" | "threshold" | "commentsPerDay">,
  zone: string,
  now: number,
): Recount {
  const marked = capComments(
    interactions.map(({ stored, points }) => ({ ...stored, points })),
    zone,
    scoring.commentsPerDay,
  );
  const changed = marked.filter((one, index) => {
    const { stored } = interactions[index]!;
    return one.points !== stored.points || one.counted === stored.capped;
  });
  const isWhole = interactions.length > 0 && interactions.length >= lead.interactionCount;
  const { sum, sumAt } = isWhole
    ? sumOf(
        marked.filter((one) => one.counted),
        scoring.halfLifeDays,
      )
    : lead;
  const next = {
    ...lead,
    sum,
    sumAt,
    heat: heatOf(sum, sumAt, scoring.halfLifeDays),
    target: scoreFromSum({ sum, sumAt }, now, scoring.halfLifeDays) >= scoring.threshold,
  };
  const isSame =
    changed.length === 0 &&
    next.target === lead.target &&
    // The same sum may be written down as of another time.
    !differs(decayedPoints(next.sum, lead.sumAt - next.sumAt, scoring.halfLifeDays), lead.sum) &&
    !differs(next.heat, lead.heat);
  return {
    lead: isSame ? null : next,
    interactions: changed.map(({ counted, ...one }) => ({ ...one, capped: !counted })),
  };
}
