/**
 * Completes package-lock.json with the optional packages of other platforms. A lock written where some of them
 * cannot be had leaves them out, and `npm ci` then refuses it elsewhere as out of step with package.json.
 * Run after every change of dependencies: `node scripts/lock-platforms.mjs`. `--check` only says what is missing.
 */
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const SYSTEMS = { windows: "win32" };
const KNOWN_SYSTEMS = new Set([
  "darwin",
  "linux",
  "win32",
  "freebsd",
  "openbsd",
  "netbsd",
  "android",
  "sunos",
  "aix",
  "openharmony",
]);
const PROCESSORS = new Set([
  "x64",
  "arm64",
  "arm",
  "ia32",
  "riscv64",
  "ppc64",
  "s390x",
  "loong64",
  "mips64el",
  "wasm32",
]);

/** What a platform package's own manifest would say, read from its name: `@rollup/rollup-linux-x64-musl`. */
function platformOf(name) {
  const parts = name.split("/").at(-1).split("-");
  const system = parts.map((part) => SYSTEMS[part] ?? part).find((part) => KNOWN_SYSTEMS.has(part));
  const processor = parts.find((part) => PROCESSORS.has(part)) ?? (parts.includes("64") ? "x64" : undefined);
  return {
    ...(processor ? { cpu: [processor] } : {}),
    ...(system ? { os: [system] } : {}),
    ...(parts.some((part) => part.startsWith("musl")) ? { libc: ["musl"] } : {}),
  };
}

/** The entries that are missing, by their path in the lock. */
export function missingPlatforms(packages) {
  const missing = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const version = range.replace(/^[\^~]/, "");
      if (path === "" || isHeld(packages, path, name, range)) continue;
      const top = `node_modules/${name}`;
      missing[packages[top] ? `${path}/node_modules/${name}` : top] = {
        version,
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
        ...platformOf(name),
      };
    }
  }
  return missing;
}

function isHeld(packages, path, name, range) {
  for (let base = path; ; ) {
    const held = packages[`${base}${base === "" ? "" : "/"}node_modules/${name}`];
    if (held) return held.version === range || /^[\^~]/.test(range);
    if (base === "") return false;
    const cut = base.lastIndexOf("/node_modules/");
    base = cut < 0 ? "" : base.slice(0, cut);
  }
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split("/").at(-1))) {
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingPlatforms(lock.packages);
  const names = Object.keys(missing);
  if (process.argv.includes("--check")) {
    console.log(names.length === 0 ? "The lock is complete." : `Missing: ${names.join(", ")}`);
    process.exitCode = names.length === 0 ? 0 : 1;
  } else if (names.length > 0) {
    const all = Object.entries({ ...lock.packages, ...missing });
    lock.packages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
    writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
    console.log(`Added ${names.length}.`);
  }
}
