import { detectIntent } from "../language/intent.ts";
import { DEFAULT_SCORING } from "../scoring/contract.ts";
import { DAY_MS, HOUR_MS } from "../scoring/days.ts";
import { pointsBy } from "../scoring/points.ts";
import type { TestApi } from "./api.ts";
import { addInteractions, addLeads } from "./leads.ts";
import type { TestSeat } from "./people.ts";

const SAID = (
  [
    ["comment", "C'est combien ?"],
    ["message", "La livraison est possible ?"],
    ["reaction", null],
    ["comment", "trop cher pour moi"],
    ["comment", "😍"],
  ] as const
).map(([kind, text]) => {
  const one = { kind, text, intent: text === null ? null : detectIntent(text) };
  return { ...one, points: pointsBy(DEFAULT_SCORING, one) };
});

/** Leads with what they said in the last weeks, stored by the default rules; always the same ones. */
export async function addSpoken(api: TestApi, seat: TestSeat, size: number) {
  const now = api.clock.now;
  const seeds = Array.from({ length: size }, (_, index) =>
    SAID.filter((__, n) => (index >> n) & 1 || n === index % SAID.length).map((one, n) => ({
      ...one,
      at: now - ((index * 37 + n * 101) % 500) * HOUR_MS,
    })),
  );
  const ids = await addLeads(
    seat.workspaceId,
    seeds.map((own, index) => ({
      username: `personne.${index}`,
      displayName: `Personne ${index}`,
      sum: own.reduce((total, one) => total + one.points * 2 ** (-(now - one.at) / DAY_MS / 14), 0),
      sumAt: now,
      interactionCount: own.length,
    })),
    now,
  );
  await addInteractions(
    seat.workspaceId,
    seeds.flatMap((own, index) => own.map((one) => ({ ...one, leadId: ids[index]! }))),
  );
  return ids.map((id, index) => ({ id, said: seeds[index]! }));
}
