import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type LocalRun, ROOT, readLocalRun } from "../../scripts/local/run.ts";

const READY = "VistaFlow is ready";
const POLL_MS = 100;

/** Ports and state of the browser suite, away from those of a start that somebody is looking at. */
export const STAGE_ENV = {
  VISTAFLOW_API_PORT: process.env.VISTAFLOW_E2E_API_PORT ?? "28787",
  VISTAFLOW_APP_PORT: process.env.VISTAFLOW_E2E_APP_PORT ?? "28788",
  VISTAFLOW_SANDBOX_PORT: process.env.VISTAFLOW_E2E_SANDBOX_PORT ?? "28789",
  VISTAFLOW_STATE_DIR: join(ROOT, ".local", "e2e"),
};

export const stage: LocalRun = readLocalRun(STAGE_ENV);
export const PICTURES = join(ROOT, "test-results", "pictures");

/** One `npm start`, as a person would type it. */
export class Product {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #output = "";

  constructor(env: Record<string, string> = {}) {
    this.#child = spawn("npm", ["start"], {
      cwd: ROOT,
      env: { ...process.env, ...STAGE_ENV, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own: what a Ctrl-C in its terminal would reach.
      detached: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
    }
    this.#ended = new Promise((resolve) => this.#child.once("exit", resolve));
  }

  get output(): string {
    return this.#output;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** @returns how long it took, in ms. @throws Error with its words when it ends or takes too long */
  async untilReady(limitMs: number): Promise<number> {
    const startedAt = Date.now();
    while (!this.#output.includes(READY)) {
      if (this.#child.exitCode !== null)
        throw new Error(`npm start ended with code ${this.#child.exitCode}:\n${this.#output}`);
      if (Date.now() - startedAt > limitMs)
        throw new Error(`not ready after ${limitMs / 1000} s:\n${this.#output}`);
      await sleep(POLL_MS);
    }
    return Date.now() - startedAt;
  }

  /** @returns the exit code, once it has ended by itself */
  end(): Promise<number | null> {
    return this.#ended;
  }

  /** Ctrl-C: the terminal sends the signal to every process of the foreground group, npm included. */
  async pressCtrlC(): Promise<void> {
    this.#signal("SIGINT");
    await this.#ended;
  }

  /** Ctrl-C again, as impatient people do. */
  async pressCtrlCTwice(gapMs: number): Promise<void> {
    this.#signal("SIGINT");
    await sleep(gapMs);
    await this.pressCtrlC();
  }

  #signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.pid, signal);
    } catch {
      // it has ended already
    }
  }
}
