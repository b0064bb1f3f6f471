import { expect, test } from "vitest";
// @ts-expect-error Vite hands over the text of any file asked for with ?raw; no types are declared for it.
import wranglerText from "../../wrangler.toml?raw";
import { CRON_PERIODS_MS } from "../health/periods.ts";
import { SCHEDULE } from "./schedule.ts";

test("the crons of wrangler.toml, their jobs and their periods are the same list", () => {
  const line = /^crons = \[(.*)\]$/m.exec(wranglerText)?.[1] ?? "";
  const crons = [...line.matchAll(/"([^"]+)"/g)].map((match) => match[1]).sort();
  expect(crons.length).toBe(4);
  expect(Object.keys(SCHEDULE).sort()).toEqual(crons);
  expect(Object.keys(CRON_PERIODS_MS).sort()).toEqual(crons);
});
