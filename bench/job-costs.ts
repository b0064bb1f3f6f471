import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 20;
const LIMIT_MS = 15_000;

export type JobCost = { queue: string; messages: number; rowsRead: number; rowsWritten: number };

/** What the batches of one queue cost from now on, in order, as the Worker logs it. */
export function jobCosts(logFile: string, queue: string): { next(): Promise<JobCost> } {
  const read = (): JobCost[] =>
    readFileSync(logFile, "utf8")
      .split("\n")
      .flatMap((line) => {
        const json = line.slice(line.indexOf("{"));
        if (!json.includes('"event":"queue"')) return [];
        const cost = JSON.parse(json) as JobCost;
        return cost.queue === queue ? [cost] : [];
      });
  let seen = read().length;
  return {
    /** @throws Error when no job comes in time */
    async next() {
      for (const deadline = Date.now() + LIMIT_MS; Date.now() < deadline; await sleep(POLL_MS)) {
        const cost = read()[seen];
        if (cost) {
          seen += 1;
          return cost;
        }
      }
      throw new Error(`no job of the queue ${queue} within ${LIMIT_MS / 1000} s`);
    },
  };
}
