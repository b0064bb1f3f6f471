import { expect, test } from "vitest";
import { PLANTED_BUGS } from "./planted-bugs.ts";
import { STEPS, simulate } from "./simulation.ts";

/** Other worlds than those of the file beside it, so that both together are three hundred. */
const FIRST = 151;
const LAST = 300;
const MOST_SEEDS = 60;

test("messages keep every rule through 150 other worlds where anything may fail", {
  timeout: 600_000,
}, async () => {
  for (let seed = FIRST; seed <= LAST; seed++) {
    expect(await simulate(seed), `seed ${seed}`).toMatchObject({ broken: [], steps: STEPS });
  }
});

test.each(PLANTED_BUGS)("a mistake is noticed: $name", { timeout: 600_000 }, async (bug) => {
  let isFound = false;
  for (let seed = 1; seed <= MOST_SEEDS && !isFound; seed++) {
    const { broken } = await simulate(seed, bug);
    isFound = broken.some((what) => bug.found.test(what));
  }
  expect(isFound).toBe(true);
});
