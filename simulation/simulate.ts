import { runCron } from "../worker/crons/schedule.ts";
import { consume } from "../worker/queues/consume.ts";
import { Crowd } from "./crowd.ts";
import { calm, fateOf, type Weather } from "./faults.ts";
import type { Process } from "./processes.ts";
import type { Leased } from "./queues.ts";
import { checkTheEnd } from "./recount.ts";
import { type Setting, setTheStage } from "./setting.ts";
import { Team } from "./team.ts";
import { enterVirtualWorld } from "./virtual.ts";
import { Watch } from "./watch.ts";
import { Webhooks } from "./webhooks.ts";
import { type Plant, World } from "./world.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const MOST_AT_ONCE = 6;
/** A question takes a moment: time passes with every step. */
const STEP_MS = 30;
const MOST_DRAINED = 20_000;
const CRONS = ["* * * * *", "*/15 * * * *", "0 * * * *", "0 3 * * *"] as const;
type Cron = (typeof CRONS)[number];

export type Outcome = {
  seed: number;
  hash: string;
  violations: string[];
  /** Things asked of the world, sends that reached the platform, and messages that reached people. */
  asked: number;
  calls: number;
  delivered: number;
  lines: readonly string[];
};
export type Options = { plant?: Plant; weather?: Weather; keepTrace?: boolean };

/**
 * One seed: a small business for some days, one thing after the other, with everything going wrong that may. The same
 * seed does the same, to the last byte of its trace.
 */
export async function simulate(seed: number, steps: number, options: Options = {}): Promise<Outcome> {
  let world: World | undefined;
  const leave = enterVirtualWorld(seed, () => world?.now() ?? 0);
  try {
    world = new World(seed, options.plant, options.weather);
    if (options.keepTrace) world.trace.keep();
    return await new Run(world, await setTheStage(world)).play(steps);
  } finally {
    world?.close();
    leave();
  }
}

class Run {
  readonly #world: World;
  readonly #webhooks: Webhooks;
  readonly #crowd: Crowd;
  readonly #team: Team;
  readonly #watch: Watch;
  readonly #leases = new Map<Process, Leased>();
  readonly #acts: [number, () => unknown][];
  #asked = 0;

  constructor(world: World, setting: Setting) {
    this.#world = world;
    this.#webhooks = new Webhooks(world);
    this.#crowd = new Crowd(world, setting, this.#webhooks);
    this.#team = new Team(world, setting, this.#webhooks);
    this.#watch = new Watch(world, this.#team);
    const { onDelivery } = world;
    world.onDelivery = (account, delivery) => {
      onDelivery(account, delivery);
      this.#crowd.receive(account, delivery);
    };
    this.#acts = this.#listActs();
  }

  async play(steps: number): Promise<Outcome> {
    const { random, trace } = this.#world;
    const all = this.#acts.reduce((sum, [weight]) => sum + weight, 0);
    for (let step = 0; step < steps && this.#watch.violations.length === 0; step++) {
      let left = random.next() * all;
      const act = this.#acts.find(([weight]) => (left -= weight) < 0)!;
      await act[1]();
      this.#webhooks.deliver();
      await this.#work(random.below(40));
      trace.note(`step ${step} at ${this.#world.at}`);
    }
    if (this.#watch.violations.length === 0) {
      await this.#settle();
      await checkTheEnd(this.#world, this.#watch, this.#team);
    }
    const { accounts, seed } = this.#world;
    return {
      seed,
      violations: this.#watch.violations,
      asked: this.#asked,
      calls: this.#watch.calls,
      delivered: accounts.reduce((sum, one) => sum + one.deliveries.length, 0),
      lines: trace.lines,
      hash: trace.end(),
    };
  }

  /** What may happen next, by weight. */
  #listActs(): [number, () => unknown][] {
    const crowd = this.#crowd;
    const { random, weather, objects } = this.#world;
    const team = (name: string) => () => this.#request(name);
    return [
      [22, () => crowd.comment()],
      [12, () => crowd.write()],
      [3, () => crowd.askToStop()],
      [2, () => crowd.comeBack()],
      [2, () => crowd.edit()],
      [2, () => crowd.takeBack()],
      [1, () => crowd.deleteComment()],
      [5, team("answer")],
      [2, team("answerInTheApp")],
      [2, team("takeOver")],
      [2, team("resume")],
      [2, team("pause")],
      [2, team("limit")],
      [2, team("emergencyStop")],
      [2, team("switchAutomation")],
      [2, team("block")],
      [1, team("cancel")],
      [0.6, team("loseToken")],
      [1.5, team("reconnect")],
      [0.15, team("handBack")],
      [12, () => this.#pass(random.below(20_000))],
      [10, () => this.#pass(random.below(5 * MINUTE_MS))],
      [5, () => this.#pass(random.below(3 * HOUR_MS))],
      [1.5, () => this.#pass(random.below(26 * HOUR_MS))],
      [0.5, () => this.#setClock()],
      [14, () => this.#strike("* * * * *")],
      [2, () => this.#strike("*/15 * * * *")],
      [1, () => this.#strike("0 * * * *")],
      [0.4, () => this.#strike("0 3 * * *")],
      [4, () => objects.names.filter(() => random.chance(weather.evict)).forEach((name) => objects.evict(name))],
    ];
  }

  async #request(name: string): Promise<void> {
    const asked = this.#team.act(name as never);
    this.#world.trace.note(`team ${name}`);
    if (asked) await this.#world.processes.start(asked.name, asked.request);
  }

  /** Invocations last a quarter of an hour at most: before a longer while they end, one way or the other. */
  async #pass(ms: number): Promise<void> {
    if (ms > 2 * MINUTE_MS) await this.#finish();
    this.#world.pass(ms);
    await this.#world.objects.ring(this.#world.now());
  }

  /** The Worker's clock falls behind, up to two hours, or is put right. */
  #setClock(): void {
    const { random } = this.#world;
    this.#world.lagMs = random.chance(0.5) ? 0 : random.below(2 * HOUR_MS);
    this.#world.mostLagMs = Math.max(this.#world.mostLagMs, this.#world.lagMs);
  }

  async #strike(cron: Cron): Promise<void> {
    const period = { "* * * * *": MINUTE_MS, "*/15 * * * *": 15 * MINUTE_MS }[cron as string] ?? HOUR_MS;
    const scheduledAt = Math.floor(this.#world.now() / period) * period;
    await this.#world.processes.start(`cron ${cron}`, () => runCron(cron, scheduledAt, this.#world.deps()));
  }

  /** So many things happen: a consumer starts, or one of those at work gets its next answer. */
  async #work(moves: number): Promise<void> {
    const { processes, random } = this.#world;
    for (let move = 0; move < moves; move++) {
      if (processes.running.length < MOST_AT_ONCE && random.chance(0.4)) await this.#consume();
      if (!(await this.#release())) return;
    }
  }

  async #consume(): Promise<void> {
    const { queues, random, processes } = this.#world;
    const due = queues.due();
    if (due.length === 0) return;
    const leased = queues.lease(random.pick(due));
    if (!leased) return;
    const deps = this.#world.deps();
    const process = await processes.start(`queue ${leased.queue}`, () => consume(leased.batch, deps));
    this.#leases.set(process, leased);
    this.#reap();
  }

  /** @returns false when nothing is left to do right now */
  async #release(): Promise<boolean> {
    const { processes, random, trace, weather } = this.#world;
    if (processes.running.length === 0) {
      await this.#consume();
      if (processes.running.length === 0) return false;
    }
    const process = random.pick(processes.running);
    const index = random.below(process.steps.length);
    const label = process.steps[index]?.label;
    if (label === undefined) return true;
    const fate = fateOf(label, weather, random);
    trace.note(`${process.name} ${label} ${fate.kind}`);
    this.#asked += 1;
    this.#world.pass(random.below(STEP_MS));
    await processes.release(process, index, fate);
    this.#reap();
    return true;
  }

  #reap(): void {
    for (const process of this.#world.processes.reap()) {
      const leased = this.#leases.get(process);
      this.#leases.delete(process);
      if (leased) this.#world.queues.settle(leased, process.state as "done");
      if (process.state === "failed") this.#world.trace.note(`${process.name} failed: ${process.error}`);
    }
  }

  /** Until nobody is at work. */
  async #finish(): Promise<void> {
    const { processes } = this.#world;
    for (let move = 0; move < MOST_DRAINED && processes.running.length > 0; move++) await this.#release();
  }

  /** Until nobody is at work and nothing is due. */
  async #drain(): Promise<void> {
    for (let move = 0; move < MOST_DRAINED; move++) {
      this.#webhooks.deliver();
      if (!(await this.#release()) && this.#world.queues.due().length === 0) return;
    }
    this.#watch.report("work without an end");
  }

  /** The weather clears, what was switched off is on again, and time passes as it should, minute by minute. */
  async #settle(): Promise<void> {
    await this.#finish();
    const world = this.#world;
    Object.assign(world.weather, calm());
    world.lagMs = 0;
    await this.#team.settleEverything();
    this.#webhooks.hurry();
    for (const ms of SETTLING_MS) {
      world.pass(ms);
      await world.objects.ring(world.now());
      await this.#strike("* * * * *");
      await this.#drain();
      if (this.#watch.violations.length > 0) return;
    }
    for (let reading = 0; reading < 2; reading++) {
      world.pass(16 * MINUTE_MS);
      await this.#strike("*/15 * * * *");
      await this.#drain();
      world.pass(MINUTE_MS);
      await this.#strike("* * * * *");
      await this.#drain();
    }
  }
}

/** Long enough for every look at an unknown outcome, every retry and some days of quota. */
const SETTLING_MS = [
  ...Array.from({ length: 6 }, () => MINUTE_MS),
  ...Array.from({ length: 4 }, () => 16 * MINUTE_MS),
  ...Array.from({ length: 9 }, () => 61 * MINUTE_MS),
  ...Array.from({ length: 3 }, () => 13 * HOUR_MS),
  ...Array.from({ length: 3 }, () => 2 * MINUTE_MS),
];
