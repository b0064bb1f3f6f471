/**
 * Scores per second: the stored heat against the obvious way, which sums every interaction of every lead again.
 * Pure code on one core, no database. Run it with `node bench/scoring.ts [leads] [interactions per lead]`.
 */
import { performance } from "node:perf_hooks";
import { DAY_MS } from "../worker/scoring/days.ts";
import {
  addToSum,
  type DecayingSum,
  heatOf,
  heatThreshold,
  type PointsAt,
  scoreFromHeat,
  scoreOf,
  sumAt,
} from "../worker/scoring/heat.ts";

const HALF_LIFE_DAYS = 14;
const TARGET = 15;
const NOW = Date.parse("2026-11-20T12:00:00Z");
const ROUNDS = 7;

type Lead = { interactions: PointsAt[]; sum: DecayingSum; heat: number };

const [leadCount = 20_000, perLead = 20] = process.argv.slice(2).map(Number);
if (!(leadCount > 0 && perLead > 0))
  throw new RangeError("usage: node bench/scoring.ts [leads] [interactions per lead]");

/** Always the same people: two runs, or two machines, compare. */
let seed = 1;
const random = (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};
const POINTS = [2, 3, 4, 5, 10, 12, 15, 20, 25, -5];

function makeLead(): Lead {
  const interactions = Array.from({ length: perLead }, () => ({
    at: NOW - Math.floor(random() * 90 * DAY_MS),
    points: POINTS[Math.floor(random() * POINTS.length)]!,
  }));
  const sum = interactions.reduce<DecayingSum>(
    (to, one) => addToSum(to, one.points, one.at, HALF_LIFE_DAYS),
    { sum: 0, sumAt: 0 },
  );
  return { interactions, sum, heat: heatOf(sum.sum, sum.sumAt, HALF_LIFE_DAYS) };
}

const leads = Array.from({ length: leadCount }, makeLead);

/** The best of several rounds, in operations per second; `run` answers a checksum so that no work is dropped. */
function measure(operations: number, run: () => number): { perSecond: number; checksum: number } {
  let bestMs = Number.POSITIVE_INFINITY;
  let checksum = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    checksum = run();
    bestMs = Math.min(bestMs, performance.now() - started);
  }
  return { perSecond: (operations / bestMs) * 1000, checksum };
}

const naiveScore = (lead: Lead): number => scoreOf(sumAt(lead.interactions, NOW, HALF_LIFE_DAYS));
const naive = measure(leadCount, () => leads.reduce((total, lead) => total + naiveScore(lead), 0));
const stored = measure(leadCount, () =>
  leads.reduce((total, lead) => total + scoreFromHeat(lead.heat, NOW, HALF_LIFE_DAYS), 0),
);
const added = measure(leadCount, () =>
  leads.reduce((total, lead) => {
    const sum = addToSum(lead.sum, 10, NOW, HALF_LIFE_DAYS);
    return total + scoreFromHeat(heatOf(sum.sum, sum.sumAt, HALF_LIFE_DAYS), NOW, HALF_LIFE_DAYS);
  }, 0),
);
const naiveAdded = measure(leadCount, () =>
  leads.reduce((total, lead) => {
    const interactions = [...lead.interactions, { at: NOW, points: 10 }];
    return total + scoreOf(sumAt(interactions, NOW, HALF_LIFE_DAYS));
  }, 0),
);
const threshold = heatThreshold(TARGET, NOW, HALF_LIFE_DAYS);
const filtered = measure(leadCount, () =>
  leads.reduce((total, lead) => total + (lead.heat >= threshold ? 1 : 0), 0),
);
const naiveFiltered = measure(leadCount, () =>
  leads.reduce((total, lead) => total + (naiveScore(lead) >= TARGET ? 1 : 0), 0),
);

const rows = [
  { question: "score now", ours: stored, peer: naive },
  { question: "one more interaction, and the score", ours: added, peer: naiveAdded },
  { question: `in target (score >= ${TARGET}) or not`, ours: filtered, peer: naiveFiltered },
];
for (const { question, ours, peer } of rows) {
  if (ours.checksum !== peer.checksum)
    throw new Error(`${question}: ${ours.checksum} is not ${peer.checksum}`);
}

const perSecond = (value: number): string => `${Math.round(value).toLocaleString("en-US")}/s`.padStart(16);
console.log(
  `${leadCount.toLocaleString("en-US")} leads, ${perLead} interactions each, half-life ${HALF_LIFE_DAYS} days; best of ${ROUNDS} rounds, same answers checked`,
);
console.log(
  `${"".padEnd(38)}${"stored heat".padStart(16)}${"every one again".padStart(16)}${"times".padStart(8)}`,
);
for (const { question, ours, peer } of rows) {
  const times = (ours.perSecond / peer.perSecond).toFixed(1).padStart(8);
  console.log(`${question.padEnd(38)}${perSecond(ours.perSecond)}${perSecond(peer.perSecond)}${times}`);
}
