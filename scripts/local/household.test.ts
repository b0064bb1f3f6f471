import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Household } from "./household.ts";
import { ROOT } from "./run.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "household-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program with a child of its own, both of which note their ids and then do nothing for ever. */
const family = (name: string, options: { ignoresSignals?: boolean } = {}) => {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
${options.ignoresSignals ? 'process.on("SIGTERM", () => {});' : ""}
const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
writeFileSync(${JSON.stringify(join(folder, `${name}.pids`))}, process.pid + " " + child.pid);
console.log("up");
setInterval(() => {}, 1000);
`,
  );
  return { name, command: process.execPath, args: [file], logFile: join(folder, `${name}.log`) };
};

async function pidsOf(name: string): Promise<number[]> {
  const file = join(folder, `${name}.pids`);
  for (let tries = 0; tries < 200; tries += 1) {
    if (existsSync(file) && readFileSync(file, "utf8").includes(" ")) break;
    await sleep(50);
  }
  return readFileSync(file, "utf8").split(" ").map(Number);
}

/** A process that has ended but that nobody has collected yet does not live. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

async function untilGone(pids: number[], limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (pids.some(lives) && Date.now() < deadline) await sleep(50);
}

test("stopping leaves no process behind, children of children included", async () => {
  const house = new Household();
  house.start(family("one"));
  const pids = await pidsOf("one");
  expect(pids.every(lives)).toBe(true);
  await house.stop();
  expect(pids.filter(lives)).toEqual([]);
});

test("a program that ignores the polite signal is ended all the same, at once when asked twice", async () => {
  const house = new Household();
  house.start(family("deaf", { ignoresSignals: true }));
  const pids = await pidsOf("deaf");
  void house.stop();
  await house.stop();
  expect(pids.filter(lives)).toEqual([]);
});

test("a program that dies is told in one sentence, with its last words", async () => {
  const house = new Household();
  const command = { name: "The baker", command: process.execPath, logFile: join(folder, "baker.log") };
  house.start({ ...command, args: ["-e", "console.error('Error: no flour left'); process.exit(3)"] });
  await expect(house.firstDeath).rejects.toThrow(
    /^The baker ended with code 3\. .*baker\.log:\n\s+Error: no flour left/,
  );
  await house.stop();
});

test("when the starting program itself is killed outright, what it started goes too", async () => {
  const starter = join(folder, "starter.ts");
  const household = pathToFileURL(join(ROOT, "scripts/local/household.ts")).href;
  writeFileSync(
    starter,
    `import { Household } from ${JSON.stringify(household)};
new Household().start(${JSON.stringify(family("orphan"))});
setInterval(() => {}, 1000);
`,
  );
  const parent = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", starter], {
    stdio: "ignore",
  });
  const pids = await pidsOf("orphan");
  parent.kill("SIGKILL");
  await untilGone(pids, 8000);
  expect(pids.filter(lives)).toEqual([]);
}, 20_000);
