/** `npm run check`: format, lint, import rules, types, what would be deployed, and every test. CI runs exactly this. */
import { join } from "node:path";
import { ROOT } from "./local/run.ts";
import { QUIET_WRANGLER, runHere } from "./local/steps.ts";

const APP = join(ROOT, "app");
const BUNDLES = join(ROOT, "build", "check");
const wrangler = { env: QUIET_WRANGLER };

const STEPS: [name: string, run: () => boolean][] = [
  ["format and lint", () => runHere("biome", ["ci", "--error-on-warnings", "."])],
  ["import rules", () => runHere("npm", ["run", "--silent", "imports"])],
  ["types", () => runHere("npm", ["run", "--silent", "types"])],
  [
    "the Worker's bundle",
    () => runHere("wrangler", ["deploy", "--dry-run", "--outdir", join(BUNDLES, "worker")], wrangler),
  ],
  ["the dashboard's build", () => runHere("remix", ["vite:build"], { env: { NODE_ENV: "production" } })],
  [
    "the dashboard's function",
    () =>
      runHere("wrangler", ["pages", "functions", "build", "--outdir", join(BUNDLES, "functions")], {
        ...wrangler,
        cwd: APP,
      }),
  ],
  ["tests", () => runHere(process.execPath, [join(ROOT, "scripts", "test.ts")])],
];

const failed: string[] = [];
for (const [name, run] of STEPS) {
  console.log(`\n=== ${name} ===`);
  if (!run()) failed.push(name);
}
console.log(failed.length === 0 ? "\nEverything is in order." : `\nNot in order: ${failed.join(", ")}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
