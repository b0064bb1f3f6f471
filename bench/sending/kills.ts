import { consumeDm } from "../../worker/queues/dm.ts";
import { HOUR_MS } from "../../worker/scoring/days.ts";
import { shuffled, throughSetUp } from "./duplicates.ts";
import { BenchPlatform } from "./platform.ts";
import { type BenchAccount, type BenchMessage, type Death, SendingWorld } from "./world.ts";

const PER_ACCOUNT = 40;
/** Looks into a conversation come later each time: after this the last one is over. */
const UNTIL_RESOLVED_MS = 12 * HOUR_MS;

export type Kills = {
  /** Things that one send asks of the database, the gate and the platform. */
  steps: number;
  kills: number;
  duplicates: number;
  /** Messages that the person got and whose row says otherwise, or that are open still. */
  unresolved: number;
  neverSent: number;
};

/** A consumer killed before and after each thing that a send asks for, `times` over; then the sweep goes on. */
export async function killEverywhere(times: number, seed: number): Promise<Kills> {
  let bench: BenchPlatform | undefined;
  const world = new SendingWorld({
    seed,
    stepMs: 5,
    platform: (of) => {
      bench = new BenchPlatform(of, () => ({ name: "sent", afterMs: 150, accepts: true }));
      return bench.platform;
    },
  });
  const leave = world.time.enter();
  let account: BenchAccount | undefined;
  let left = 0;
  /** Two by two: one into a window, one as a private reply. */
  const next = async (): Promise<BenchMessage[]> => {
    if (left === 0 || !account) {
      account = await throughSetUp(world, () => world.addAccount());
      left = PER_ACCOUNT;
    }
    left -= 2;
    return world.addMessages(account, 2);
  };
  const [probe] = await next();
  world.death = { step: Number.POSITIVE_INFINITY, when: "before" };
  await deliverOne(world, probe!);
  const steps = world.steps;
  const deaths: Death[] = Array.from({ length: steps }, (_, step) => step).flatMap((step) => [
    { step, when: "before" as const },
    { step, when: "after" as const },
  ]);
  const runs = shuffled(Array.from({ length: times }, () => deaths).flat(), world.random.below);
  for (let index = 0; index < runs.length; ) {
    for (const message of await next()) {
      const death = runs[index++];
      if (!death) break;
      world.death = death;
      world.steps = 0;
      await deliverOne(world, message);
    }
  }
  world.death = null;
  world.consume(2, (batch) => consumeDm(batch, world.deps));
  world.sweep(UNTIL_RESOLVED_MS);
  await world.time.run();
  const calls = new Map<string, number>();
  for (const { text } of bench!.calls) calls.set(text, (calls.get(text) ?? 0) + 1);
  const rows = world.db.prepare("SELECT text, state, open FROM messages").all() as {
    text: string;
    state: string;
    open: number;
  }[];
  const unresolved = rows.filter(
    ({ text, state, open }) => open === 1 || calls.has(text) !== (state === "sent"),
  );
  const result = {
    steps,
    kills: runs.length,
    duplicates: [...calls.values()].filter((count) => count > 1).length,
    unresolved: unresolved.length,
    neverSent: rows.filter(({ state }) => state !== "sent").length,
  };
  world.close();
  leave();
  return result;
}

/** The consumer works on this one ring, and may die of it: its ring is lost then, as the sweep would find. */
async function deliverOne(world: SendingWorld, message: BenchMessage): Promise<void> {
  const body = { v: 1, workspaceId: "ws_bench", kind: "message", messageId: message.id };
  const batch = {
    queue: "dm",
    messages: [
      { id: "q", body, attempts: 1, timestamp: new Date(), ack: () => undefined, retry: () => undefined },
    ],
  } as unknown as MessageBatch;
  void consumeDm(batch, world.deps);
  await world.time.run();
  world.death = null;
}
