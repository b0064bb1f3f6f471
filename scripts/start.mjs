/**
 * `npm start`, `npm test` and their like, on a machine with only Node 20 and npm: installs what is missing,
 * then hands over to a TypeScript program run by the Node 24 that the project brings along.
 *
 *   node scripts/start.mjs               runs scripts/start.ts
 *   node scripts/start.mjs test          runs scripts/test.ts
 *
 * Plain JavaScript without dependencies, because it runs before anything is installed.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = 20;
const PARENT_CHECK_MS = 1000;

/** True when every package of package-lock.json is in node_modules in that version (npm's own record says so). */
function isInstalled() {
  const recordFile = join(ROOT, "node_modules", ".package-lock.json");
  if (!existsSync(recordFile)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(recordFile, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" || entry.optional || entry.link || present[path]?.version === entry.version,
  );
}

function install() {
  console.log("Installing what is missing (npm ci) …");
  const npm = (...args) =>
    spawnSync("npm", [...args, "--no-audit", "--no-fund"], {
      cwd: ROOT,
      stdio: "inherit",
      shell: process.platform === "win32",
    }).status === 0;
  // Some versions of npm judge the lock more strictly than the one that wrote it; the versions in it still hold.
  if (!npm("ci") && !npm("install", "--no-save")) {
    console.error(
      "npm could not install; its own words are above. Check the network, then run the command again.",
    );
    process.exit(1);
  }
}

/** The project's Node 24; the machine's own where that package cannot be had and it is new enough. */
function modernNode() {
  const own = join(ROOT, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  return existsSync(own) ? own : process.execPath;
}

const nodeMajor = Number(process.versions.node.split(".")[0]);
if (nodeMajor < OLDEST_NODE) {
  console.error(`VistaFlow needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
if (!isInstalled()) install();

const [program = "start", ...args] = process.argv.slice(2);
const child = spawn(
  modernNode(),
  ["--disable-warning=ExperimentalWarning", join(ROOT, "scripts", `${program}.ts`), ...args],
  {
    cwd: ROOT,
    stdio: "inherit",
  },
);
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));

// npm killed outright cannot pass its end on; a new parent is how it shows.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill("SIGTERM");
  }, PARENT_CHECK_MS).unref();
}
