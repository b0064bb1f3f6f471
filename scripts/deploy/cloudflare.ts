import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../local/run.ts";
import { QUIET_WRANGLER, runHere } from "../local/steps.ts";
import { tool } from "../local/tools.ts";

/** A step that failed; the tool has said why on the terminal. */
export class StepFailed extends Error {}

/** Runs wrangler on this terminal. @throws StepFailed */
export function wrangler(args: string[], cwd = ROOT): void {
  const program = tool("wrangler", "bin/wrangler.js");
  if (!runHere(program.command, [...program.args, ...args], { cwd, env: QUIET_WRANGLER })) {
    throw new StepFailed(`wrangler ${args.slice(0, 3).join(" ")} failed`);
  }
}

/** What wrangler prints. @throws StepFailed with its own words */
export function askWrangler(args: string[]): string {
  const program = tool("wrangler", "bin/wrangler.js");
  const run = spawnSync(program.command, [...program.args, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, ...QUIET_WRANGLER, NO_COLOR: "1" },
  });
  if (run.status !== 0)
    throw new StepFailed(`wrangler ${args.slice(0, 3).join(" ")} failed: ${run.stderr || run.stdout}`);
  return run.stdout;
}

export const APP = join(ROOT, "app");

export const findDatabase = (name: string): string | undefined =>
  (JSON.parse(askWrangler(["d1", "list", "--json"])) as { uuid: string; name: string }[]).find(
    (one) => one.name === name,
  )?.uuid;

export const listQueues = (): string => askWrangler(["queues", "list"]);

/** Names of the secrets that the Worker has; none when it was never deployed. */
export function listSecrets(worker: string): string[] {
  try {
    return (
      JSON.parse(askWrangler(["secret", "list", "--name", worker, "--format", "json"])) as { name: string }[]
    ).map((one) => one.name);
  } catch {
    return [];
  }
}

export const hasProject = (name: string): boolean =>
  askWrangler(["pages", "project", "list", "--json"]).includes(`"${name}"`);

/** One statement on the deployed database. */
export const execute = (sql: string): string =>
  askWrangler(["d1", "execute", "DB", "--remote", "--yes", "--json", "--command", sql]);
