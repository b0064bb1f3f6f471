import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "./run.ts";

const GRACE_MS = 4000;
const KILLED_WAIT_MS = 1000;
const POLL_MS = 25;
const QUOTED_LINES = 15;

export type Command = {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  env?: Record<string, string | undefined>;
  logFile: string;
};

/** A program ended on its own; `message` is ready to print. */
export class ChildDied extends Error {}

/**
 * Everything a run has started. Each program is the head of its own process group, so that a Ctrl-C in the
 * terminal reaches this process alone, which then ends the groups in good order, workerd included.
 */
export class Household {
  #groups = new Map<number, { name: string; child: ChildProcess }>();
  #crashed = new Set<ChildProcess>();
  #reaper: ChildProcess;
  #stopping: Promise<void> | null = null;
  #hurry = false;
  #die: (error: ChildDied) => void = () => {};
  /** Settles, by rejection, when a program that should run on has ended. */
  readonly firstDeath: Promise<never>;

  constructor() {
    this.firstDeath = new Promise((_, reject) => {
      this.#die = reject;
    });
    this.firstDeath.catch(() => {}); // heard by whoever races it
    this.#reaper = spawn(process.execPath, [join(ROOT, "scripts/local/reaper.mjs")], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    this.#reaper.stdin?.on("error", () => {}); // a reaper that is gone is no reason to stop
  }

  /** Starts a program that runs until it is stopped; its death is told through `firstDeath`. */
  start(command: Command): void {
    const child = this.#spawn(command);
    child.once("exit", (code, signal) => {
      if (this.#stopping || this.#crashed.has(child)) return;
      this.#die(new ChildDied(deathSentence(command, code, signal)));
    });
  }

  /** Runs a program to its end. @throws ChildDied when it fails */
  async run(command: Command): Promise<void> {
    const child = this.#spawn(command);
    const { code, signal } = await new Promise<{ code: number | null; signal: string | null }>((resolve) => {
      child.once("exit", (code, signal) => resolve({ code, signal }));
    });
    if (code !== 0) throw new ChildDied(deathSentence(command, code, signal));
  }

  /** Ends a program as a power cut would, without a word; it may be started again. */
  async crash(name: string): Promise<void> {
    const found = [...this.#groups].find(([, part]) => part.name === name);
    if (!found) throw new Error(`${name} is not running`);
    const [group, { child }] = found;
    this.#crashed.add(child);
    process.kill(-group, "SIGKILL");
    for (let alive = true; alive; await sleep(POLL_MS)) alive = isAlive(group);
    this.#forget(group);
  }

  /** Ends everything and waits until it is gone. Called again while it waits: at once, not politely. */
  stop(): Promise<void> {
    if (this.#stopping) this.#hurry = true;
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  #spawn(command: Command): ChildProcess {
    if (this.#stopping) throw new ChildDied(`${command.name} was not started: VistaFlow is stopping.`);
    mkdirSync(dirname(command.logFile), { recursive: true });
    const log = openSync(command.logFile, "w");
    const child = spawn(command.command, command.args, {
      cwd: command.cwd ?? ROOT,
      env: { ...process.env, ...command.env },
      detached: true,
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    child.once("error", (error) =>
      this.#die(new ChildDied(`${command.name} could not start: ${error.message}`)),
    );
    const group = child.pid;
    if (group !== undefined) {
      this.#groups.set(group, { name: command.name, child });
      this.#reaper.stdin?.write(`+${group}\n`);
    }
    return child;
  }

  async #stopAll(): Promise<void> {
    this.#signal("SIGTERM");
    const deadline = Date.now() + GRACE_MS;
    while (this.#living() > 0 && Date.now() < deadline && !this.#hurry) await sleep(POLL_MS);
    this.#signal("SIGKILL");
    // Bounded, because a killed orphan stays countable where the system's first process never collects it.
    const last = Date.now() + KILLED_WAIT_MS;
    while (this.#living() > 0 && Date.now() < last) await sleep(POLL_MS);
    for (const group of this.#groups.keys()) this.#reaper.stdin?.write(`-${group}\n`);
    const gone = new Promise((resolve) => this.#reaper.once("exit", resolve));
    this.#reaper.stdin?.end();
    if (this.#reaper.exitCode === null && this.#reaper.signalCode === null) await gone;
  }

  #signal(signal: NodeJS.Signals): void {
    for (const group of this.#groups.keys()) {
      try {
        process.kill(-group, signal);
      } catch {
        // gone between the look and the signal
      }
    }
  }

  /** How many groups still have a member; those that have none are forgotten. */
  #living(): number {
    for (const group of [...this.#groups.keys()]) if (!isAlive(group)) this.#forget(group);
    return this.#groups.size;
  }

  #forget(group: number): void {
    this.#groups.delete(group);
    this.#reaper.stdin?.write(`-${group}\n`);
  }
}

function isAlive(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

function deathSentence(command: Command, code: number | null, signal: string | null): string {
  const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
  return `${command.name} ${how}. ${quoteLog(command.logFile)}`;
}

/** What a log has to say about a failure: from its last mention of an error on, else its last lines. */
export function quoteLog(file: string): string {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  const error = lines.findLastIndex((line) => /\berror\b/i.test(line));
  const from = error === -1 ? Math.max(0, lines.length - QUOTED_LINES) : Math.max(0, error - 2);
  const quoted = lines.slice(from, from + QUOTED_LINES).map((line) => `  ${line}`);
  return `From ${file}:\n${quoted.join("\n")}`;
}
