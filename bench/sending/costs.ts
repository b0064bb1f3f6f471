import { consumeDm } from "../../worker/queues/dm.ts";
import { shuffled, throughSetUp } from "./duplicates.ts";
import { BenchPlatform } from "./platform.ts";
import { type BenchMessage, SendingWorld } from "./world.ts";

const CONSUMERS = 5;
const PER_ACCOUNT = 50;

export type Costs = { messages: number; sent: number; queueOperations: number; objectCalls: number };

/** What each message costs from its ring to *sent*: nothing goes wrong, and every account has room. */
export async function countCosts(messages: number, seed: number): Promise<Costs> {
  const world = new SendingWorld({
    seed,
    stepMs: 0,
    platform: (of) => new BenchPlatform(of, () => ({ name: "sent", afterMs: 150, accepts: true })).platform,
  });
  const leave = world.time.enter();
  const all: BenchMessage[] = [];
  while (all.length < messages) {
    const account = await throughSetUp(world, () => world.addAccount());
    all.push(...world.addMessages(account, Math.min(PER_ACCOUNT, messages - all.length)));
  }
  world.objectCalls = 0;
  for (const message of shuffled(all, world.random.below)) world.ring(message);
  world.consume(CONSUMERS, (batch) => consumeDm(batch, world.deps));
  await world.time.run();
  const sent = world.messages().filter(({ state }) => state === "sent").length;
  const costs = { messages, sent, queueOperations: world.queue.operations, objectCalls: world.objectCalls };
  world.close();
  leave();
  return costs;
}
