/**
 * `npm start`: API, dashboard and sandbox on this machine, with a demo that moves by itself.
 * Started by `start.mjs`, which has installed what was missing.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fillDemo } from "./demo/fill.ts";
import { DEMO_EMAIL, DEMO_PASSWORD } from "./demo/identity.ts";
import { ChildDied, Household } from "./local/household.ts";
import { buildDashboard, migrate, startApi, startDashboard, startSandbox, wipe } from "./local/parts.ts";
import { takenPortSentence } from "./local/ports.ts";
import { untilAnswers } from "./local/ready.ts";
import { type LocalRun, readLocalRun } from "./local/run.ts";
import { forgetRunning, noteRunning } from "./local/running.ts";
import { startScheduler } from "./local/scheduler.ts";
import { ensureVars } from "./local/vars.ts";

const COME_UP_LIMIT_MS = 120_000;
const HURRY_AFTER_MS = 700;

const say = (line: string): void => console.log(line);

/** Ends a run: somebody pressed Ctrl-C, or wants the demo from its beginning. */
class Ended extends Error {
  readonly why: "stop" | "reset";

  constructor(why: "stop" | "reset") {
    super(why);
    this.why = why;
  }
}

async function main(): Promise<number> {
  const run = readLocalRun(process.env);
  const taken = await takenPortSentence(run);
  if (taken) {
    console.error(taken);
    return 1;
  }
  for (let starts = 1; ; starts += 1) {
    const why = await oneLife(run, starts);
    if (why === "failed") return 1;
    if (why === "stop") return 0;
    wipe(run);
  }
}

/** From nothing running to nothing running. */
async function oneLife(run: LocalRun, starts: number): Promise<"stop" | "reset" | "failed"> {
  const house = new Household();
  const ending = new AbortController();
  const ended = new Promise<never>((_, reject) => {
    ending.signal.addEventListener("abort", () => reject(ending.signal.reason));
  });
  ended.catch(() => {}); // heard by the race below
  const unlisten = listen(ending, house);
  try {
    noteRunning(run, { starts, ready: false });
    const up = comeUp(house, run, ending.signal).then(() => noteRunning(run, { starts, ready: true }));
    up.catch(() => {}); // when it loses the race, its own failure is only a consequence
    await Promise.race([up, house.firstDeath, ended]);
    await Promise.race([house.firstDeath, ended]);
    return "stop";
  } catch (error) {
    if (error instanceof Ended) {
      say(error.why === "stop" ? "\nStopping …" : "\nStarting the demo over …");
      return error.why;
    }
    console.error(
      error instanceof ChildDied ? error.message : `VistaFlow could not start: ${describe(error)}`,
    );
    return "failed";
  } finally {
    ending.abort(new Ended("stop"));
    await house.stop();
    forgetRunning(run);
    unlisten();
  }
}

/** Brings everything up and prints where it is. */
async function comeUp(house: Household, run: LocalRun, signal: AbortSignal): Promise<void> {
  mkdirSync(run.logDir, { recursive: true });
  const vars = ensureVars(run);
  const wait = { signal, limitMs: COME_UP_LIMIT_MS };

  say("Starting VistaFlow …");
  startSandbox(house, run, vars);
  const api = migrate(house, run).then(() => {
    startApi(house, run);
    return untilAnswers(`${run.urls.api}/health`, (status) => status === 200 || status === 503, wait);
  });
  const dashboard = buildDashboard(house, run).then((built) => {
    if (built) say("  the dashboard is built");
    startDashboard(house, run);
  });
  await Promise.all([
    api,
    dashboard,
    untilAnswers(`${run.urls.sandbox}/sandbox/health`, (status) => status === 200, wait),
  ]);
  // After the API is up, or the dashboard's first page would be an excuse.
  await untilAnswers(`${run.urls.app}/`, (status) => status < 500, wait);
  startScheduler(run.urls.api, join(run.logDir, "crons.log"), signal);

  await fillDemo({ urls: run.urls, say: (line) => say(`  ${line}`), signal });
  say(readyText(run));
}

const readyText = (run: LocalRun): string => `
  Dashboard    ${run.urls.app}
  API          ${run.urls.api}  (reference: ${run.urls.api}/docs)
  Sandbox      ${run.urls.sandbox}  (play a customer here: no real message goes)
  Demo login   ${DEMO_EMAIL}  /  ${DEMO_PASSWORD}

  Logs in ${run.logDir}. Ctrl-C stops everything; npm run demo:reset starts the demo over.

VistaFlow is ready`;

/** One Ctrl-C comes as up to three signals (terminal, npm, launcher); only a later one means "now". */
function listen(ending: AbortController, house: Household): () => void {
  let firstAt = 0;
  const stop = () => {
    if (firstAt !== 0 && Date.now() - firstAt > HURRY_AFTER_MS) void house.stop();
    if (firstAt === 0) firstAt = Date.now();
    ending.abort(new Ended("stop"));
  };
  const reset = () => ending.abort(new Ended("reset"));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  process.on("SIGUSR2", reset);
  return () => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(signal, stop);
    process.off("SIGUSR2", reset);
  };
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const code = await main().catch((error: unknown) => {
  console.error(describe(error));
  return 1;
});
// Whatever is still open, a demo that watches its story or a request on its way, has nobody left to answer to.
process.exit(code);
