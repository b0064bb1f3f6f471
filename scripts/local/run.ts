import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export type Part = "api" | "app" | "sandbox";
export const PARTS: Part[] = ["api", "app", "sandbox"];
const PART_NAMES: Record<Part, string> = { api: "API", app: "dashboard", sandbox: "sandbox" };
const DEFAULT_PORTS: Record<Part, number> = { api: 8787, app: 8788, sandbox: 8789 };
const PORT_SETTINGS: Record<Part, string> = {
  api: "VISTAFLOW_API_PORT",
  app: "VISTAFLOW_APP_PORT",
  sandbox: "VISTAFLOW_SANDBOX_PORT",
};

/** Where one local VistaFlow lives: its ports, and every file it keeps. */
export type LocalRun = {
  ports: Record<Part, number>;
  urls: Record<Part, string>;
  /** D1, queues and objects, as wrangler lays them out. */
  wranglerDir: string;
  /** Local settings; `.dev.vars` for the usual run, so that a bare `wrangler dev` reads them too. */
  varsFile: string;
  /** False when the settings are this run's own, and must follow its ports. */
  sharesDevVars: boolean;
  logDir: string;
  /** wrangler's list of Workers running nearby: one per run, or two runs would answer each other's calls. */
  registryDir: string;
  sandboxStateFile: string;
  /** Written while it runs; see `running.ts`. */
  runningFile: string;
};

/** @throws Error naming the setting that is not a port */
export function readLocalRun(env: Record<string, string | undefined>, root = ROOT): LocalRun {
  const ports = Object.fromEntries(PARTS.map((part) => [part, readPort(env, part)])) as Record<Part, number>;
  const usual = !env.VISTAFLOW_STATE_DIR && PARTS.every((part) => ports[part] === DEFAULT_PORTS[part]);
  const stateDir = env.VISTAFLOW_STATE_DIR
    ? resolve(root, env.VISTAFLOW_STATE_DIR)
    : join(root, ".local", ...(usual ? [] : [`at-${ports.api}`]));
  return {
    ports,
    urls: Object.fromEntries(PARTS.map((part) => [part, `http://localhost:${ports[part]}`])) as Record<
      Part,
      string
    >,
    wranglerDir: usual ? join(root, ".wrangler", "state") : join(stateDir, "wrangler"),
    varsFile: usual ? join(root, ".dev.vars") : join(stateDir, "dev.vars"),
    sharesDevVars: usual,
    logDir: join(stateDir, "logs"),
    registryDir: join(stateDir, "registry"),
    sandboxStateFile: join(stateDir, "sandbox.json"),
    runningFile: join(stateDir, "running.json"),
  };
}

export const partName = (part: Part): string => PART_NAMES[part];
export const portSetting = (part: Part): string => PORT_SETTINGS[part];

function readPort(env: Record<string, string | undefined>, part: Part): number {
  const text = env[PORT_SETTINGS[part]];
  if (text === undefined || text === "") return DEFAULT_PORTS[part];
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`${PORT_SETTINGS[part]} is not a port: ${text}`);
  return port;
}
