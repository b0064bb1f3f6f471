import { beforeEach, describe, expect, test } from "vitest";
import { testEnv } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOON = Date.UTC(2026, 10, 20, 12);
const COLLECT = "*/15 * * * *";
const SCORE = "0 * * * *";
const iso = (at: number): string => new Date(at).toISOString();

beforeEach(() => testEnv.DB.prepare("DELETE FROM cron_runs").run());

async function ran(cron: string, windowAt: number, finishedAt: number | null = windowAt): Promise<void> {
  await testEnv.DB.prepare(
    "INSERT OR REPLACE INTO cron_runs (cron, window_at, finished_at) VALUES (?1, ?2, ?3)",
  )
    .bind(cron, windowAt, finishedAt)
    .run();
}

async function health(at: number) {
  const response = await testApi(at).call("/health");
  return { status: response.status, body: await response.json() };
}

test("an installation where no cron has run yet is well", async () => {
  expect(await health(NOON)).toMatchObject({
    status: 200,
    body: { status: "ok", crons: { collect: null, score: null } },
  });
});

test("the last runs are shown by when they ended, or by their window while they run", async () => {
  await ran(COLLECT, NOON, NOON + 42_000);
  await ran(SCORE, NOON, null);
  expect(await health(NOON + MINUTE_MS)).toMatchObject({
    status: 200,
    body: { status: "ok", crons: { collect: iso(NOON + 42_000), score: iso(NOON) } },
  });
});

describe("a cron that ran and then missed three intervals is told", () => {
  test.each([
    [COLLECT, 45 * MINUTE_MS],
    [SCORE, 3 * HOUR_MS],
  ])("%s", async (cron, spanMs) => {
    await ran(cron, NOON);
    expect(await health(NOON + spanMs)).toMatchObject({ status: 200, body: { status: "ok" } });
    expect(await health(NOON + spanMs + 1)).toMatchObject({ status: 503, body: { status: "stale" } });
  });

  test("and is well again with its next run", async () => {
    await ran(COLLECT, NOON);
    await ran(COLLECT, NOON + 2 * HOUR_MS);
    expect((await health(NOON + 2 * HOUR_MS + MINUTE_MS)).status).toBe(200);
  });
});

test("what is not shown is not judged", async () => {
  await ran("* * * * *", NOON - 24 * HOUR_MS);
  await ran("0 3 * * *", NOON - 240 * HOUR_MS);
  await ran(COLLECT, NOON);
  expect((await health(NOON + MINUTE_MS)).status).toBe(200);
});
