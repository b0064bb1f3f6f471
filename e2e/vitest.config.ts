import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The start itself comes last, because it stops and starts what the others look at. */
const LAST = "start.test.ts";

class StartLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = (file: TestSpecification): string =>
      `${basename(file.moduleId) === LAST ? 1 : 0}${file.moduleId}`;
    return [...files].sort((a, b) => rank(a).localeCompare(rank(b)));
  }
}

/** The browser suite: one `npm start` on ports and state of its own, one file after the other. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    name: "browser",
    include: ["e2e/**/*.test.ts"],
    globalSetup: ["./e2e/stage/start-once.ts"],
    fileParallelism: false,
    sequence: { sequencer: StartLast },
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
