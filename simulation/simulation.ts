import { ring } from "../worker/crons/collect.ts";
import { runCron } from "../worker/crons/schedule.ts";
import { consume } from "../worker/queues/consume.ts";
import { act } from "./people.ts";
import type { Process } from "./processes.ts";
import type { Leased } from "./queues.ts";
import { DAY_MS, WORKSPACE } from "./scene.ts";
import { enterVirtualWorld } from "./virtual.ts";
import { type Plant, World } from "./world.ts";

export const STEPS = 200;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MOST_AT_ONCE = 5;
const QUIET_ROUNDS = 60;
/** Readings that bring what webhooks lost; several, as the first may find another's lease. */
const READINGS = 4;
const SHORT_ROUNDS = 8;
/** Rings that bring each other are a loop. */
const MOST_RINGS = 300;

export type Run = { seed: number; steps: number; trace: string; broken: readonly string[]; sends: number };

/** Two hundred steps of a world where everything may go wrong, then calm weather until nothing is left to do. */
export async function simulate(
  seed: number,
  plant?: Plant,
  keep?: (lines: readonly string[]) => void,
): Promise<Run> {
  let world: World | undefined;
  const leave = enterVirtualWorld(seed, () => world?.now ?? 0);
  try {
    world = new World(seed, plant);
    if (keep) world.trace.keep();
    const handlers = new Handlers(world);
    let steps = 0;
    for (; steps < STEPS && world.watch.broken.length === 0; steps++) await step(world, handlers);
    if (world.watch.broken.length === 0) await calmDown(world, handlers);
    const { broken } = world.watch;
    keep?.(world.trace.lines);
    const sends = world.accounts.reduce((sum, { deliveries }) => sum + deliveries.length, 0);
    return { seed, steps, trace: world.end(), broken: [...broken], sends };
  } catch (error) {
    keep?.(world?.trace.lines ?? []);
    world?.end();
    throw error;
  } finally {
    leave();
  }
}

/** Starts the Worker's doors, and settles queues when a consumer is over. */
class Handlers {
  readonly #world: World;
  readonly #leased = new Map<Process, Leased>();

  constructor(world: World) {
    this.#world = world;
  }

  async deliver(): Promise<boolean> {
    const names = this.#world.queues.due();
    if (names.length === 0) return false;
    const leased = this.#world.queues.lease(this.#world.random.pick(names));
    if (!leased) return false;
    const process = await this.#world.start(`${leased.queue} ${leased.messages.length}`, (deps) =>
      consume(leased.batch, deps),
    );
    this.#leased.set(process, leased);
    return true;
  }

  cron(cron: string): Promise<unknown> {
    const at = Math.floor(this.#world.now / MINUTE_MS) * MINUTE_MS;
    return this.#world.start(cron, (deps) => runCron(cron, at, deps));
  }

  /** As the quarter of an hour does, or the night: only that one finds what came in place of something deleted. */
  readAll(reason: "poll" | "deep"): Promise<unknown> {
    const since = reason === "deep" ? this.#world.now - 30 * DAY_MS : 0;
    const accounts = [...this.#world.accountIds.values()].map((accountId) => ({
      workspaceId: WORKSPACE,
      accountId,
    }));
    return this.#world.start(reason, (deps) => ring(deps, accounts, reason, since));
  }

  async goOn(steps: number): Promise<void> {
    await this.#world.goOn(steps);
    for (const [process, leased] of this.#leased) {
      if (process.state === "running") continue;
      this.#leased.delete(process);
      this.#world.queues.settle(leased, process.state);
    }
  }
}

async function step(world: World, handlers: Handlers): Promise<void> {
  const { queues, random } = world;
  await world.bringHooks();
  const turn = random.next();
  if (turn < 0.4 && queues.due().length > 0) {
    for (let more = random.below(3); more >= 0; more--) await handlers.deliver();
  } else if (turn < 0.7) await act(world);
  else if (turn < 0.8) await handlers.cron("* * * * *");
  else if (turn < 0.83) await handlers.cron("*/15 * * * *");
  else if (turn < 0.84) await handlers.cron("0 * * * *");
  else await timePasses(world, handlers);
  if (random.chance(world.weather.evict)) {
    const names = world.objects.names;
    if (names.length > 0) world.objects.evict(random.pick(names));
  }
  const isCrowded = world.processes.running.length >= MOST_AT_ONCE;
  await handlers.goOn(isCrowded ? Number.POSITIVE_INFINITY : random.below(40));
}

/** Minutes mostly; sometimes to the next midnight or a whole day. Nobody is at work for so long: they end first. */
async function timePasses(world: World, handlers: Handlers): Promise<void> {
  const { random } = world;
  const ms = random.chance(0.5)
    ? random.below(20 * MINUTE_MS)
    : random.below(random.chance(0.3) ? DAY_MS : 6 * HOUR_MS);
  if (ms > MINUTE_MS) await handlers.goOn(Number.POSITIVE_INFINITY);
  world.pass(ms);
  world.trace.note(`time ${world.now}`);
  await world.objects.ring(world.now);
}

/** Everything is delivered, read again and swept until nothing is open. */
async function calmDown(world: World, handlers: Handlers): Promise<void> {
  world.clearSky();
  world.db.prepare("UPDATE workspace_settings SET stopped = 0 WHERE workspace_id = ?").run(WORKSPACE);
  world.watch.emergencyStop(false);
  const open = world.db.prepare("SELECT 1 FROM messages WHERE workspace_id = ? AND open = 1");
  for (let round = 0; round < QUIET_ROUNDS; round++) {
    await drain(world, handlers);
    const isReading = round < READINGS && world.watch.lost().length > 0;
    if (isReading) await handlers.readAll(round === 0 ? "poll" : "deep");
    else await handlers.cron("* * * * *");
    await drain(world, handlers);
    const isLeft = open.get(WORKSPACE) !== undefined || world.hooksLeft > 0 || world.queues.count() > 0;
    if (!isReading && !isLeft) break;
    world.pass(round < SHORT_ROUNDS ? 20 * MINUTE_MS : 12 * HOUR_MS);
  }
  world.watch.atTheEnd();
}

async function drain(world: World, handlers: Handlers): Promise<void> {
  await world.bringHooks();
  for (let rings = 0; rings < MOST_RINGS; rings++) {
    await handlers.goOn(Number.POSITIVE_INFINITY);
    if (!(await handlers.deliver())) return;
  }
}
