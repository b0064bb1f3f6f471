import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { takenPortSentence } from "../../scripts/local/ports.ts";
import { PICTURES, Product, STAGE_ENV, stage } from "./product.ts";

const FIRST_START_LIMIT_MS = 240_000;

declare module "vitest" {
  interface ProvidedContext {
    /** Process id of the `npm start` that the suite looks at. */
    productPid: number;
    /** What it printed until it was ready. */
    productOutput: string;
  }
}

/** Starts the product from nothing, as after a fresh clone, and ends it when the suite is over. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // While a test is being written: look at a start on the stage's ports that stays up (start.test.ts needs the other way).
  if (process.env.VISTAFLOW_E2E_RUNNING) return async () => {};
  const taken = await takenPortSentence(stage);
  if (taken) throw new Error(taken);
  rmSync(STAGE_ENV.VISTAFLOW_STATE_DIR, { recursive: true, force: true });
  rmSync(PICTURES, { recursive: true, force: true });
  const product = new Product();
  try {
    await product.untilReady(FIRST_START_LIMIT_MS);
  } catch (error) {
    await product.pressCtrlC();
    throw error;
  }
  project.provide("productPid", product.pid);
  project.provide("productOutput", product.output);
  return async () => {
    await product.pressCtrlC();
  };
}
