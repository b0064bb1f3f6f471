import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./local/run.ts";
// @ts-expect-error Plain JavaScript: it runs before anything is installed.
import { missingPlatforms } from "./lock-platforms.mjs";

type Packages = Record<string, { version?: string; optionalDependencies?: Record<string, string> }>;
const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
  packages: Packages;
};

test("the lock names the packages of every platform, so that npm ci takes it everywhere", () => {
  expect(missingPlatforms(packages)).toEqual({});
});

test("a missing one is found and described by its name", () => {
  const some = {
    "node_modules/builder": {
      version: "1.0.0",
      optionalDependencies: {
        "@builder/cli-linux-x64-musl": "1.0.0",
        "@builder/workerd-windows-64": "1.0.0",
      },
    },
  };
  expect(missingPlatforms(some)).toEqual({
    "node_modules/@builder/cli-linux-x64-musl": {
      version: "1.0.0",
      optional: true,
      cpu: ["x64"],
      os: ["linux"],
      libc: ["musl"],
    },
    "node_modules/@builder/workerd-windows-64": {
      version: "1.0.0",
      optional: true,
      cpu: ["x64"],
      os: ["win32"],
    },
  });
});
