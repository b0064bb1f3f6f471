import { Objects } from "../../simulation/objects.ts";
import { randomFrom } from "../../simulation/random.ts";
import type { SendLimits } from "../../worker/messaging/quota.ts";
import type { SendGate } from "../../worker/objects/send-gate.ts";
import { DAY_MS, HOUR_MS, localDay } from "../../worker/scoring/days.ts";

const LIMITS: SendLimits = {
  dailyLimit: 50,
  hourlyLimit: null,
  minSpacingMs: 0,
  warmUp: null,
  activeHours: null,
  zone: "Europe/Paris",
};
const NOW = Date.UTC(2026, 10, 18, 10);
type Gate = DurableObjectStub<SendGate>;

/** Calls of one gate that pass each other: each waits its own number of turns first. */
function openGate(below: (count: number) => number): { objects: Objects; gate: Gate; name: string } {
  const objects = new Objects(async (_label, act) => {
    for (let turns = below(4); turns > 0; turns--) await undefined;
    return act();
  });
  const name = "instagram:17841400000000001";
  return { objects, gate: objects.stub(name), name };
}

/** So many takes at once, ids repeated 1 to 5 times, the object thrown out of memory in between. */
export async function takeAtOnce(
  takes: number,
  seed: number,
): Promise<{ grants: number; answersOfOne: number; evictions: number }> {
  const random = randomFrom(seed);
  const { objects, gate, name } = openGate(random.below);
  const ids: string[] = [];
  for (let message = 0; ids.length < takes; message++) {
    for (let times = random.between(1, 5); times > 0; times--) ids.push(`msg_${message}`);
  }
  for (let place = ids.length - 1; place > 0; place--) {
    const other = random.below(place + 1);
    [ids[place], ids[other]] = [ids[other]!, ids[place]!];
  }
  const answers = new Map<string, Set<string>>();
  const granted = new Set<string>();
  let evictions = 0;
  await Promise.all(
    ids.slice(0, takes).map(async (id) => {
      const grant = await gate.take(id, LIMITS, NOW + random.below(1000), { jitter: random.next() });
      if (grant.ok) granted.add(grant.grantId);
      answers.set(id, (answers.get(id) ?? new Set()).add(grant.ok ? grant.grantId : grant.reason));
      if (random.chance(0.02)) {
        objects.evict(name);
        evictions += 1;
      }
    }),
  );
  // A message may be refused first only if it never gets a slot: the day does not end within these seconds.
  const answersOfOne = Math.max(...[...answers.values()].map((all) => all.size));
  objects.close();
  return { grants: granted.size, answersOfOne, evictions };
}

/** Five days of takes and settlements at any time, clocks that stumble included: the most sends in a day of either kind. */
export async function takeForDays(
  seed: number,
): Promise<{ rolling: number; localDays: number; sends: number }> {
  const random = randomFrom(seed, 2);
  const { objects, gate, name } = openGate(random.below);
  const sends: number[] = [];
  let at = NOW;
  for (let message = 0; at < NOW + 5 * DAY_MS; message++) {
    at += random.chance(0.01) ? random.below(9 * HOUR_MS) : random.below(8 * 60_000);
    const clock = random.chance(0.02) ? at - random.below(2 * HOUR_MS) : at;
    const grant = await gate.take(`msg_${message}`, LIMITS, clock, { jitter: random.next() });
    if (random.chance(0.02)) objects.evict(name);
    if (!grant.ok) continue;
    const outcome = random.pick(["sent", "sent", "sent", "unknown", "not-sent", "lost"] as const);
    // The call begins at any moment of the grant's life; a lost one is never settled, and may have gone.
    if (outcome !== "not-sent") sends.push(at + random.below(60_000));
    if (outcome !== "lost") await gate.settle(grant.grantId, outcome, clock);
  }
  objects.close();
  sends.sort((a, b) => a - b);
  let rolling = 0;
  for (let first = 0, last = 0; last < sends.length; last++) {
    while (sends[last]! - sends[first]! >= DAY_MS) first += 1;
    rolling = Math.max(rolling, last - first + 1);
  }
  const days = Map.groupBy(sends, (one) => localDay(one, LIMITS.zone));
  return {
    rolling,
    localDays: Math.max(0, ...[...days.values()].map((all) => all.length)),
    sends: sends.length,
  };
}
