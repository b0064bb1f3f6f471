/**
 * The real handlers in worlds where anything may fail: `npm run bench:simulation [-- <seeds>]`, 10,000 by default, of
 * 200 steps each, over two processes; then the mistakes that were planted. A broken promise is told with its seed, and
 * `-- seed <number>` shows what happens in one, line by line.
 */
import "../simulation/node-loader.ts";
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const PROCESSES = 2;
const MOST_SEEDS_PER_BUG = 100;
type Share = { seeds: number; steps: number; sends: number; broken: string[] };

const work = process.env.SIMULATED_SHARE;
if (process.argv[2] === "seed") await show(Number(process.argv[3]));
else if (work === undefined) await lead(Number(process.argv[2] ?? 10_000));
else await simulateShare(Number(work), Number(process.argv[2]));

async function simulateShare(place: number, seeds: number): Promise<void> {
  const { simulate } = await import("../simulation/simulation.ts");
  const share: Share = { seeds: 0, steps: 0, sends: 0, broken: [] };
  for (let seed = 1 + place; seed <= seeds; seed += PROCESSES) {
    const run = await simulate(seed).catch((error) => ({ steps: 0, sends: 0, broken: [String(error)] }));
    share.seeds += 1;
    share.steps += run.steps;
    share.sends += run.sends;
    share.broken.push(...run.broken.map((what) => `seed ${seed}: ${what}`));
  }
  process.send!(share);
}

async function show(seed: number): Promise<void> {
  const { simulate } = await import("../simulation/simulation.ts");
  let lines: readonly string[] = [];
  const run = await simulate(seed, undefined, (all) => {
    lines = all;
  });
  console.log(lines.join("\n"));
  console.log(run);
}

async function lead(seeds: number): Promise<void> {
  const from = performance.now();
  const shares = await Promise.all(Array.from({ length: PROCESSES }, (_, place) => shareOf(place, seeds)));
  const minutes = (performance.now() - from) / 60_000;
  const sum = (name: "seeds" | "steps" | "sends"): number => shares.reduce((all, one) => all + one[name], 0);
  const broken = shares.flatMap((share) => share.broken);
  console.log(
    `${sum("seeds")} seeds, ${sum("steps")} steps, ${sum("sends")} messages delivered in ${minutes.toFixed(1)} minutes: ` +
      `${broken.length} broken promises`,
  );
  for (const one of broken.slice(0, 50)) console.log(`  ${one}`);
  const missed = await findPlanted();
  process.exit(broken.length + missed === 0 ? 0 : 1);
}

function shareOf(place: number, seeds: number): Promise<Share> {
  const child = fork(fileURLToPath(import.meta.url), [String(seeds)], {
    env: { ...process.env, SIMULATED_SHARE: String(place) },
  });
  return new Promise((resolve, reject) => {
    child.on("message", (share) => resolve(share as Share));
    child.on("exit", (code) => reject(new Error(`a process ended early (${code})`)));
  });
}

/** @returns how many mistakes no seed noticed */
async function findPlanted(): Promise<number> {
  const { PLANTED_BUGS } = await import("../simulation/planted-bugs.ts");
  const { simulate } = await import("../simulation/simulation.ts");
  let missed = 0;
  for (const bug of PLANTED_BUGS) {
    let foundBy: number | null = null;
    for (let seed = 1; seed <= MOST_SEEDS_PER_BUG && foundBy === null; seed++) {
      const { broken } = await simulate(seed, bug);
      if (broken.some((what) => bug.found.test(what))) foundBy = seed;
    }
    if (foundBy === null) missed += 1;
    console.log(`${foundBy === null ? "MISSED" : `caught by seed ${foundBy}`}: ${bug.name}`);
  }
  console.log(`${PLANTED_BUGS.length - missed} of ${PLANTED_BUGS.length} planted mistakes caught`);
  return missed;
}
