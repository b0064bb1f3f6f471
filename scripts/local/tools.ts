import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "./household.ts";
import { type LocalRun, ROOT } from "./run.ts";
import { QUIET_WRANGLER } from "./steps.ts";

/** A program of node_modules, run by this very Node and not by whichever is first in the PATH. */
export function tool(name: string, file: string): { command: string; args: string[] } {
  const path = join(ROOT, "node_modules", name, file);
  if (!existsSync(path)) throw new Error(`${name} is not installed: run npm ci.`);
  return { command: process.execPath, args: [path] };
}

/** Nothing is asked, reported or fetched: the same offline, in CI and in a terminal. */
const quietWrangler = (run: LocalRun): Record<string, string> => ({
  ...QUIET_WRANGLER,
  NO_COLOR: "1",
  WRANGLER_LOG_PATH: join(run.logDir, "wrangler"),
  WRANGLER_REGISTRY_PATH: run.registryDir,
});

type Part = { name: string; log: string; args: string[]; cwd?: string };

export function wrangler(run: LocalRun, { name, log, args, cwd }: Part): Command {
  const program = tool("wrangler", "bin/wrangler.js");
  return {
    name,
    command: program.command,
    args: [...program.args, ...args],
    cwd,
    env: quietWrangler(run),
    logFile: join(run.logDir, log),
  };
}

export const dashboardBuild = (run: LocalRun): Command => {
  const program = tool("@remix-run/dev", "dist/cli.js");
  return {
    name: "The dashboard's build",
    command: program.command,
    args: [...program.args, "vite:build"],
    env: { NODE_ENV: "production", NO_COLOR: "1" },
    logFile: join(run.logDir, "build.log"),
  };
};
