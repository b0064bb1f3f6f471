import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followWork } from "./job.ts";

type SoFar = { state: "running" | "done" | "failed"; done: number };

const answering = (answer: (look: number) => SoFar | null) => {
  let looks = 0;
  vi.stubGlobal("fetch", async () => {
    looks += 1;
    const body = answer(looks);
    return body === null ? Response.error() : Response.json(body);
  });
  return () => looks;
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("work is followed to its end, and every look is told", async () => {
  answering((look) => ({ state: look < 3 ? "running" : "done", done: look }));
  const seen: number[] = [];
  const end = followWork<SoFar>("/jobs/job_1", ({ done }) => seen.push(done));
  await vi.runAllTimersAsync();
  expect(await end).toBe("done");
  expect(seen).toEqual([1, 2, 3]);
});

test("work that broke off is told as failed", async () => {
  answering(() => ({ state: "failed", done: 0 }));
  expect(await followWork("/jobs/job_1", () => {})).toBe("failed");
});

test("work that nobody can say anything of is given up after ten misses in a row", async () => {
  const looks = answering((look) => (look === 5 ? { state: "running", done: 0 } : null));
  const end = followWork("/jobs/job_1", () => {});
  await vi.runAllTimersAsync();
  expect(await end).toBe("failed");
  expect(looks()).toBe(15);
});

test("work that does not end is no longer watched after ten minutes", async () => {
  const looks = answering(() => ({ state: "running", done: 0 }));
  const start = Date.now();
  const end = followWork("/jobs/job_1", () => {});
  await vi.runAllTimersAsync();
  expect(await end).toBe("late");
  expect(Date.now() - start).toBeLessThan(11 * 60_000);
  const asked = looks();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks()).toBe(asked);
});

test("an answer that nobody wants any more is not used", async () => {
  answering(() => ({ state: "running", done: 1 }));
  let isWanted = true;
  const seen: number[] = [];
  const end = followWork<SoFar>(
    "/jobs/job_1",
    ({ done }) => {
      seen.push(done);
      isWanted = false;
    },
    () => isWanted,
  );
  await vi.runAllTimersAsync();
  expect(await end).toBe("dropped");
  expect(seen).toEqual([1]);
});
