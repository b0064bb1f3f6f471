import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, stamp, stampedWith } from "./fingerprint.ts";
import type { Household } from "./household.ts";
import { type LocalRun, ROOT } from "./run.ts";
import { sourcesOf } from "./sources.ts";
import { dashboardBuild, wrangler } from "./tools.ts";
import { sandboxEnvironment, type Vars } from "./vars.ts";

const BUILD_STAMP = join(ROOT, "build", ".made-from");

/** Brings the local database to the newest migration; nothing to do, no process started. */
export async function migrate(house: Household, run: LocalRun): Promise<void> {
  const stampFile = join(run.wranglerDir, ".migrated-to");
  const wanted = fingerprint(ROOT, ["migrations"]);
  if (stampedWith(stampFile) === wanted) return;
  await house.run(
    wrangler(run, {
      name: "The database migration",
      log: "migrate.log",
      args: ["d1", "migrations", "apply", "DB", "--local", "--persist-to", run.wranglerDir],
    }),
  );
  stamp(stampFile, wanted);
}

/** Builds the dashboard when its sources have changed since the last build. @returns whether it was built */
export async function buildDashboard(house: Household, run: LocalRun): Promise<boolean> {
  const wanted = fingerprint(ROOT, [...sourcesOf(ROOT, "app"), "vite.config.ts", "package-lock.json"]);
  if (stampedWith(BUILD_STAMP) === wanted && existsSync(join(ROOT, "build", "server", "index.js")))
    return false;
  rmSync(BUILD_STAMP, { force: true });
  await house.run(dashboardBuild(run));
  stamp(BUILD_STAMP, wanted);
  return true;
}

/** As `Household.crash` knows it. */
export const API_NAME = "The API";

export function startApi(house: Household, run: LocalRun): void {
  const settings = run.sharesDevVars ? [] : ["--env-file", run.varsFile];
  house.start(
    wrangler(run, {
      name: API_NAME,
      log: "api.log",
      args: [
        ...["dev", "--port", String(run.ports.api), "--inspector-port", "0"],
        ...["--persist-to", run.wranglerDir, "--show-interactive-dev-session=false", ...settings],
      ],
    }),
  );
}

export function startDashboard(house: Household, run: LocalRun): void {
  house.start(
    wrangler(run, {
      name: "The dashboard",
      log: "dashboard.log",
      cwd: join(ROOT, "app"),
      args: [
        ...["pages", "dev", "--port", String(run.ports.app), "--inspector-port", "0"],
        ...["--persist-to", run.wranglerDir, "--show-interactive-dev-session=false"],
        ...["--binding", `PUBLIC_API_URL=${run.urls.api}`, `PUBLIC_APP_URL=${run.urls.app}`],
      ],
    }),
  );
}

export function startSandbox(house: Household, run: LocalRun, vars: Vars): void {
  house.start({
    name: "The sandbox",
    command: process.execPath,
    args: ["--disable-warning=ExperimentalWarning", join(ROOT, "sandbox", "main.ts")],
    env: sandboxEnvironment(run, vars),
    logFile: join(run.logDir, "sandbox.log"),
  });
}

/** Forgets everything that a run has kept, except its settings and the build. */
export function wipe(run: LocalRun): void {
  for (const path of [run.wranglerDir, run.sandboxStateFile]) rmSync(path, { recursive: true, force: true });
}
