/** `npm test`: every suite, the browser's included, and one line at the end that adds them up. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { requireChromium } from "./local/chromium.ts";
import { ROOT } from "./local/run.ts";
import { runHere } from "./local/steps.ts";
import { addUp, type Report } from "./test-counts.ts";

const RESULTS = join(ROOT, "test-results");

const SUITES = [
  { name: "rules, sandbox, worker", config: "vitest.config.ts", report: join(RESULTS, "unit.json") },
  { name: "browser", config: "e2e/vitest.config.ts", report: join(RESULTS, "browser.json") },
];

function runSuite({ name, config, report }: (typeof SUITES)[number], chromium: string) {
  console.log(`\n— ${name} —`);
  rmSync(report, { force: true });
  const args = [
    "run",
    "--config",
    config,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const endedWell = runHere("vitest", args, { env: { CHROME_PATH: chromium } });
  return {
    endedWell,
    report: existsSync(report) ? (JSON.parse(readFileSync(report, "utf8")) as Report) : null,
  };
}

function main(): number {
  let chromium: string;
  try {
    chromium = requireChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.log("0 passed, 1 failed");
    return 1;
  }
  const { passed, failed, skipped } = addUp(SUITES.map((suite) => runSuite(suite, chromium)));
  if (skipped > 0) console.error(`${skipped} tests were skipped; a test that does not run counts as failed.`);
  console.log(`\n${passed} passed, ${failed + skipped} failed`);
  return failed + skipped > 0 || passed === 0 ? 1 : 0;
}

process.exitCode = main();
