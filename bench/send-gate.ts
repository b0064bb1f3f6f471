/**
 * Whether the gate ever grants one slot too many: `npm run bench:send-gate [-- <seeds>]`, 100 by default. The real
 * object over SQLite: 10,000 takes at once of ids repeated 1 to 5 times, with evictions; then five days of takes.
 */
import "../simulation/node-loader.ts";

const { takeAtOnce, takeForDays } = await import("./sending/takes.ts");

const SEEDS = Number(process.argv[2] ?? 100);
const TAKES = 10_000;
const wrong: string[] = [];
let evictions = 0;
let most = { rolling: 0, localDays: 0 };
for (let seed = 1; seed <= SEEDS; seed++) {
  const once = await takeAtOnce(TAKES, seed);
  evictions += once.evictions;
  if (once.grants !== 50 || once.answersOfOne !== 1) {
    wrong.push(`seed ${seed}: ${once.grants} grants, up to ${once.answersOfOne} answers of one message`);
  }
  const days = await takeForDays(seed);
  most = {
    rolling: Math.max(most.rolling, days.rolling),
    localDays: Math.max(most.localDays, days.localDays),
  };
  if (days.rolling > 50 || days.localDays > 50) {
    wrong.push(`seed ${seed}: ${days.rolling} in 24 hours, ${days.localDays} on a day`);
  }
}
console.log(
  `${SEEDS} seeds of ${TAKES} takes, ${evictions} evictions: ${wrong.length === 0 ? "exactly 50 grants each" : "FAIL"}`,
);
console.log(
  `five days of takes: at most ${most.rolling} sends in any 24 hours, ${most.localDays} on a local day`,
);
for (const one of wrong) console.log(`  ${one}`);
process.exit(wrong.length === 0 ? 0 : 1);
