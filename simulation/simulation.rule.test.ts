import { expect, test } from "vitest";
import { STEPS, simulate } from "./simulation.ts";

const SEEDS = 150;

test(`messages keep every rule through ${SEEDS} worlds where anything may fail`, {
  timeout: 600_000,
}, async () => {
  let sends = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const run = await simulate(seed);
    expect(run, `seed ${seed}`).toMatchObject({ broken: [], steps: STEPS });
    sends += run.sends;
  }
  // Nothing goes wrong where nothing happens.
  expect(sends / SEEDS).toBeGreaterThan(4);
});

test("the same seed makes the same things happen, in the same order", { timeout: 60_000 }, async () => {
  const once = await simulate(7);
  await simulate(8);
  const again = await simulate(7);
  expect(again).toEqual(once);
  expect((await simulate(8)).trace).not.toBe(once.trace);
});
