import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** First those that only look, then those that change the demo, and last the one that stops and starts it. */
const ORDER = [
  "story",
  "sign-in",
  "pages",
  "leads",
  "lists",
  "lead",
  "inbox",
  "person",
  "care",
  "automations",
  "alerts",
  "connect",
  "protection",
  "start",
];

class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = (file: TestSpecification): number => ORDER.indexOf(basename(file.moduleId, ".test.ts"));
    const unknown = files.find((file) => rank(file) === -1);
    if (unknown) throw new Error(`${unknown.moduleId} has no place in the order of the browser suite`);
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}

/** The browser suite: one `npm start` on ports and state of its own, one file after the other. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    name: "browser",
    include: ["e2e/**/*.test.ts"],
    setupFiles: ["./e2e/stage/on-failure.ts"],
    globalSetup: ["./e2e/stage/start-once.ts"],
    fileParallelism: false,
    sequence: { sequencer: InOrder },
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
