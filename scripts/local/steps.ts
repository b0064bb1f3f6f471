import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./run.ts";

/** Runs a program in the foreground, its words on this terminal. @returns whether it succeeded */
export function runHere(
  command: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): boolean {
  const bin = join(ROOT, "node_modules", ".bin");
  const path = `${bin}${process.platform === "win32" ? ";" : ":"}${process.env.PATH ?? ""}`;
  const { status } = spawnSync(command, args, {
    cwd: options.cwd ?? ROOT,
    stdio: "inherit",
    env: { ...process.env, ...options.env, PATH: path },
    shell: process.platform === "win32",
  });
  return status === 0;
}

/** Nothing is asked or reported, whoever runs it. */
export const QUIET_WRANGLER = {
  CI: "true",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
};
