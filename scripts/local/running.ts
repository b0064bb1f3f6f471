import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { LocalRun } from "./run.ts";

/** What a run tells other commands about itself. `starts` counts the times it came up, the demo's resets included. */
export type Running = { pid: number; starts: number; ready: boolean };

export function noteRunning(run: LocalRun, note: Omit<Running, "pid">): void {
  mkdirSync(dirname(run.runningFile), { recursive: true });
  writeFileSync(run.runningFile, `${JSON.stringify({ pid: process.pid, ...note })}\n`);
}

export const forgetRunning = (run: LocalRun): void => rmSync(run.runningFile, { force: true });

/** The run that is alive in this state folder; a note left by one that was killed counts for nothing. */
export function findRunning(run: LocalRun): Running | null {
  if (!existsSync(run.runningFile)) return null;
  try {
    const note = JSON.parse(readFileSync(run.runningFile, "utf8")) as Running;
    process.kill(note.pid, 0);
    return note;
  } catch {
    return null;
  }
}
