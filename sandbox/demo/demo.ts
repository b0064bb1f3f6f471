import { type Cancel, type Clock, MINUTE_MS, SECOND_MS } from "../clock.ts";
import type { Random } from "../random.ts";
import type { Account } from "../world/state.ts";
import type { World } from "../world/world.ts";
import { playLiveEvent } from "./live.ts";
import { hasReceived, PATIENCE_MS, STORY, type Stage, type StoryStep } from "./story.ts";

const LOOK_EVERY_MS = 500;
const BUSY_FOR_MS = 5 * MINUTE_MS;
const BUSY_GAP_MS = [10 * SECOND_MS, 20 * SECOND_MS] as const;
const QUIET_GAP_MS = [30 * SECOND_MS, 75 * SECOND_MS] as const;

export type DemoStatus = {
  state: "idle" | "story" | "live" | "stopped";
  account: string | null;
  startedAt: number | null;
  done: string[];
  next: string | null;
  waitingFor: string | null;
  liveEvents: number;
};

/**
 * The story of the demo, then an ordinary day without end. Progress is part of the world's state: after a restart it
 * goes on where it was as soon as somebody starts it again.
 */
export class Demo {
  readonly #world: World;
  readonly #clock: Clock;
  readonly #random: Random;
  #cancel: Cancel | undefined;
  #isRunning = false;
  #generation = 0;
  #waitingFor: string | null = null;
  #resumedAt = 0;

  constructor(parts: { world: World; clock: Clock; random: Random }) {
    this.#world = parts.world;
    this.#clock = parts.clock;
    this.#random = parts.random;
  }

  /** Starts, or resumes after a restart; asking again changes nothing. */
  start(account: Account, restart = false): DemoStatus {
    if (restart) {
      this.forget();
      this.#world.state.demo = null;
    }
    if (this.#isRunning) return this.status();
    const now = this.#clock.now();
    if (this.#world.state.demo?.accountId !== account.userId) this.#world.state.demo = null;
    this.#world.state.demo ??= { accountId: account.userId, startedAt: now, done: [], liveEvents: 0 };
    this.#resumedAt = now;
    this.#isRunning = true;
    this.#world.changed();
    this.#advance();
    return this.status();
  }

  stop(): DemoStatus {
    this.forget();
    return this.status();
  }

  /** Stops without touching the progress, as a reset needs. */
  forget(): void {
    this.#generation += 1;
    this.#cancel?.();
    this.#isRunning = false;
    this.#waitingFor = null;
  }

  status(): DemoStatus {
    const progress = this.#world.state.demo;
    const next = progress ? nextStep(progress.done)?.name : undefined;
    return {
      state: !progress ? "idle" : !this.#isRunning ? "stopped" : next ? "story" : "live",
      account: progress ? (this.#world.accountById(progress.accountId)?.username ?? null) : null,
      startedAt: progress?.startedAt ?? null,
      done: progress?.done ?? [],
      next: next ?? null,
      waitingFor: this.#waitingFor,
      liveEvents: progress?.liveEvents ?? 0,
    };
  }

  #advance(): void {
    const progress = this.#world.state.demo;
    if (!progress || !this.#isRunning) return;
    const step = nextStep(progress.done);
    if (!step) this.#planLiveEvent();
    else if (step.waitsFor) this.#wait(step, this.#clock.now() + PATIENCE_MS);
    else this.#plan(step);
  }

  #wait(step: StoryStep, untilMs: number): void {
    const progress = this.#world.state.demo!;
    const account = this.#world.requireAccount(progress.accountId);
    this.#waitingFor = step.waitsFor ?? null;
    const isHere = hasReceived(this.#world, account, step.waitsFor!, progress.startedAt);
    if (isHere || this.#clock.now() >= untilMs) {
      this.#waitingFor = null;
      this.#plan(step);
    } else {
      this.#after(LOOK_EVERY_MS, () => this.#wait(step, untilMs));
    }
  }

  #plan(step: StoryStep): void {
    this.#after(this.#random.int(...step.pauseMs), () => {
      const progress = this.#world.state.demo!;
      // Noted first: whatever a listener does meanwhile, a step is played once.
      progress.done.push(step.name);
      step.play(this.#stage());
      this.#advance();
    });
  }

  #planLiveEvent(): void {
    const isBusy = this.#clock.now() - this.#resumedAt < BUSY_FOR_MS;
    this.#after(this.#random.int(...(isBusy ? BUSY_GAP_MS : QUIET_GAP_MS)), () => {
      this.#world.state.demo!.liveEvents += 1;
      playLiveEvent(this.#stage());
      this.#planLiveEvent();
    });
  }

  #stage(): Stage {
    return {
      world: this.#world,
      random: this.#random,
      account: this.#world.requireAccount(this.#world.state.demo!.accountId),
      later: (delayMs, run) => {
        const generation = this.#generation;
        this.#clock.after(delayMs, () => {
          if (generation === this.#generation) run();
        });
      },
    };
  }

  #after(delayMs: number, run: () => void): void {
    this.#cancel = this.#clock.after(delayMs, run);
  }
}

const nextStep = (done: string[]): StoryStep | undefined => STORY.find((step) => !done.includes(step.name));
