import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, inject, test } from "vitest";
import { isTaken } from "../scripts/local/ports.ts";
import { commandsNaming } from "./stage/processes.ts";
import { Product, STAGE_ENV, stage } from "./stage/product.ts";

const SECOND_START_LIMIT_MS = 15_000;
const GONE_LIMIT_MS = 15_000;

/** Everything a start runs names its state folder, one of its ports, or its own program. */
const traces = (): string[] =>
  commandsNaming(STAGE_ENV.VISTAFLOW_STATE_DIR, `--port ${stage.ports.api}`, `--port ${stage.ports.app}`);

const freePorts = async (): Promise<boolean> =>
  !(await Promise.all(Object.values(stage.ports).map(isTaken))).includes(true);

async function untilGone(): Promise<void> {
  for (const deadline = Date.now() + GONE_LIMIT_MS; Date.now() < deadline; await sleep(100)) {
    if (traces().length === 0 && (await freePorts())) return;
  }
}

let product: Product | undefined;
afterAll(async () => {
  await product?.pressCtrlC();
});

test("prints the addresses, the demo login and, last, that it is ready", () => {
  const lines = inject("productOutput").trim().split("\n");
  const output = lines.join("\n");
  for (const url of Object.values(stage.urls)) expect(output).toContain(url);
  expect(output).toMatch(/demo@example\.com\s+\/\s+\S+/);
  expect(lines.at(-1)).toBe("VistaFlow is ready");
});

test("says in one sentence which port is taken, and leaves nothing running", async () => {
  const second = new Product({ VISTAFLOW_STATE_DIR: `${STAGE_ENV.VISTAFLOW_STATE_DIR}-second` });
  expect(await second.end()).toBe(1);
  expect(second.output).toMatch(/Port \d+ \(API\) is already in use: .*VISTAFLOW_API_PORT=<port>/);
  expect(commandsNaming(`${STAGE_ENV.VISTAFLOW_STATE_DIR}-second`)).toEqual([]);
});

test("Ctrl-C stops everything it started", async () => {
  expect(traces().length).toBeGreaterThan(0);
  process.kill(-inject("productPid"), "SIGINT");
  await untilGone();
  expect(traces()).toEqual([]);
  expect(await freePorts()).toBe(true);
}, 30_000);

test("a second start is ready in under 15 seconds", async () => {
  product = new Product();
  const tookMs = await product.untilReady(60_000);
  expect(tookMs).toBeLessThan(SECOND_START_LIMIT_MS);
});

test("an impatient double Ctrl-C stops everything too", async () => {
  await product?.pressCtrlCTwice(150);
  await untilGone();
  expect(traces()).toEqual([]);
  expect(await freePorts()).toBe(true);
}, 30_000);

test("a taken sandbox port is named as well", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(stage.ports.sandbox, "127.0.0.1", resolve));
  try {
    const third = new Product();
    expect(await third.end()).toBe(1);
    expect(third.output).toContain(`Port ${stage.ports.sandbox} (sandbox) is already in use`);
  } finally {
    server.close();
  }
});
