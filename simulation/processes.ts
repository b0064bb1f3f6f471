import { AsyncLocalStorage } from "node:async_hooks";
import type { Door } from "./d1.ts";

/** What becomes of one thing that a process asks of the world outside. */
export type Fate =
  | { kind: "happens" }
  /** It fails: nothing happened, or everything did and only the answer is lost. */
  | { kind: "fails"; hasHappened: boolean; error: Error }
  /** The process dies there: nothing that stands behind it in the code runs, not even a `finally`. */
  | { kind: "dies"; hasHappened: boolean };

type Step = {
  label: string;
  act: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};

/** One invocation of a handler: it runs up to the next thing it asks of the world, and waits there. */
export class Process {
  readonly name: string;
  readonly steps: Step[] = [];
  state: "running" | "done" | "failed" | "dead" = "running";
  error: unknown;
  #wake: (() => void) | null = null;

  constructor(name: string) {
    this.name = name;
  }

  ask(step: Step): void {
    this.steps.push(step);
    this.#signal();
  }

  end(state: "done" | "failed", error?: unknown): void {
    if (this.state !== "running") return;
    this.state = state;
    this.error = error;
    this.#signal();
  }

  /** Until it waits for the world, or is over. */
  async settle(): Promise<void> {
    await drained();
    while (this.state === "running" && this.steps.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await drained();
    }
  }

  #signal(): void {
    this.#wake?.();
    this.#wake = null;
  }
}

/** Resolves once everything that could run has run. */
const drained = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/**
 * Handlers that run beside each other, one step at a time: between two things that any of them asks of the world, no
 * other moves. So the order of steps is all there is to say about a run, and it is chosen from outside.
 */
export class Processes {
  readonly #current = new AsyncLocalStorage<Process>();
  readonly running: Process[] = [];
  /** Called behind every step that happened. */
  onStep: (process: Process, label: string) => void = () => undefined;

  /** The world's door: a process waits here; whoever is none (a set-up, a check) passes at once. */
  readonly door: Door = (label, act) => {
    const current = this.#current.getStore();
    if (!current) return Promise.resolve().then(act);
    if (current.state !== "running") return new Promise(() => undefined);
    return new Promise((resolve, reject) => {
      current.ask({ label, act, resolve: resolve as (value: unknown) => void, reject });
    });
  };

  async start(name: string, handler: () => Promise<unknown>): Promise<Process> {
    const process = new Process(name);
    this.running.push(process);
    this.#current.run(process, () => {
      handler().then(
        () => process.end("done"),
        (error) => process.end("failed", error),
      );
    });
    await process.settle();
    return process;
  }

  /** Lets one step of a process have its fate, and the process go on to its next. */
  async release(process: Process, index: number, fate: Fate): Promise<void> {
    const [step] = process.steps.splice(index, 1);
    if (!step) return;
    const act = (): unknown => {
      const value = step.act();
      this.onStep(process, step.label);
      return value;
    };
    if (fate.kind === "dies") {
      if (fate.hasHappened) ignoring(act);
      process.state = "dead";
      process.steps.length = 0;
      return;
    }
    if (fate.kind === "fails") {
      if (fate.hasHappened) ignoring(act);
      step.reject(fate.error);
    } else {
      try {
        step.resolve(act());
      } catch (error) {
        step.reject(error);
      }
    }
    await process.settle();
  }

  /** Takes out what is over. */
  reap(): Process[] {
    const over = this.running.filter(({ state }) => state !== "running");
    for (const process of over) this.running.splice(this.running.indexOf(process), 1);
    return over;
  }
}

function ignoring(act: () => unknown): void {
  try {
    const value = act();
    if (value instanceof Promise) value.catch(() => undefined);
  } catch {
    // Whoever asked is not told anyway.
  }
}
