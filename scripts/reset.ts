/** `npm run demo:reset`: a running VistaFlow starts its demo over; one that is not running forgets it, and npm start makes it anew. */
import { setTimeout as sleep } from "node:timers/promises";
import { wipe } from "./local/parts.ts";
import { isTaken } from "./local/ports.ts";
import { readLocalRun } from "./local/run.ts";
import { findRunning } from "./local/running.ts";

const POLL_MS = 250;
const LIMIT_MS = 180_000;

async function main(): Promise<number> {
  const run = readLocalRun(process.env);
  const running = findRunning(run);
  if (!running) {
    if (await isTaken(run.ports.api)) {
      console.error(
        `Port ${run.ports.api} (API) is in use by a program that npm start did not start: stop it first, or its data would be taken away under it.`,
      );
      return 1;
    }
    wipe(run);
    console.log("The demo's data is gone; npm start makes it anew.");
    return 0;
  }
  console.log("Starting the demo over …");
  process.kill(running.pid, "SIGUSR2");
  for (const deadline = Date.now() + LIMIT_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const now = findRunning(run);
    if (now && now.starts > running.starts && now.ready) {
      console.log(`The demo has started over: ${run.urls.app}`);
      return 0;
    }
    if (!isAlive(running.pid)) break;
  }
  console.error("The demo did not come up again; the running npm start says why.");
  return 1;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

process.exitCode = await main();
