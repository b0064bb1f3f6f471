import { consumeDm } from "../../worker/queues/dm.ts";
import { HOUR_MS } from "../../worker/scoring/days.ts";
import { BenchPlatform } from "./platform.ts";
import { type BenchMessage, SendingWorld } from "./world.ts";

const CONSUMERS = 6;
const PER_ACCOUNT = 50;

export type Duplicates = {
  messages: number;
  deliveries: number;
  mostCallsOfOne: number;
  notTerminal: number;
};

/** Every message delivered 2 to 5 times, shuffled, to six consumers beside each other. */
export async function deliverRepeatedly(messages: number, seed: number): Promise<Duplicates> {
  let bench: BenchPlatform | undefined;
  const world = new SendingWorld({
    seed,
    stepMs: 20,
    platform: (of) => {
      bench = new BenchPlatform(of, () => ({ name: "sent", afterMs: 150, accepts: true }));
      return bench.platform;
    },
  });
  const leave = world.time.enter();
  const all: BenchMessage[] = [];
  while (all.length < messages) {
    const account = await throughSetUp(world, () => world.addAccount());
    all.push(...world.addMessages(account, Math.min(PER_ACCOUNT, messages - all.length)));
  }
  const deliveries = shuffled(
    all.flatMap((message) => Array.from({ length: world.random.between(2, 5) }, () => message)),
    world.random.below,
  );
  for (const message of deliveries) world.ring(message);
  world.consume(CONSUMERS, (batch) => consumeDm(batch, world.deps));
  world.sweep(HOUR_MS);
  await world.time.run();
  const calls = new Map<string, number>();
  for (const { text } of bench!.calls) calls.set(text, (calls.get(text) ?? 0) + 1);
  const notTerminal = world.messages().filter(({ open, state }) => open === 1 || state !== "sent").length;
  world.close();
  leave();
  return {
    messages,
    deliveries: deliveries.length,
    mostCallsOfOne: Math.max(...calls.values()),
    notTerminal: notTerminal + (calls.size === messages ? 0 : 1),
  };
}

/** Set-up asks the database as everybody does: time must go on meanwhile. */
export async function throughSetUp<Result>(world: SendingWorld, act: () => Promise<Result>): Promise<Result> {
  const result = act();
  await world.time.run();
  return result;
}

export function shuffled<One>(items: readonly One[], below: (count: number) => number): One[] {
  const all = [...items];
  for (let place = all.length - 1; place > 0; place--) {
    const other = below(place + 1);
    [all[place], all[other]] = [all[other]!, all[place]!];
  }
  return all;
}
