import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint } from "./fingerprint.ts";
import { sourcesOf } from "./sources.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "fingerprint-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

test("changes with a content, a name and a move between two files, and with nothing else", () => {
  write("a/one.txt", "1");
  write("a/two.txt", "2");
  const first = fingerprint(root, ["a"]);
  expect(fingerprint(root, ["a", "missing"])).toBe(first);
  write("a/one.txt", "12");
  write("a/two.txt", "");
  expect(fingerprint(root, ["a"])).not.toBe(first);
  write("a/one.txt", "1");
  write("a/two.txt", "2");
  expect(fingerprint(root, ["a"])).toBe(first);
  write("a/three.txt", "");
  expect(fingerprint(root, ["a"])).not.toBe(first);
});

test("a folder's sources are its files and what they import from elsewhere, tests and types left out", () => {
  write(
    "app/page.tsx",
    `import { a } from "../worker/contract.ts";\nimport type { T } from "../worker/service.ts";\n`,
  );
  write(
    "app/functions/all.ts",
    `import * as build from "../../build/server/index.js";\nexport const all = build;\n`,
  );
  write("build/server/index.js", "");
  write("app/page.test.tsx", `import { b } from "../worker/store.ts";\n`);
  write("app/style.css", "");
  write("worker/contract.ts", `import {\n  words,\n} from "./words.ts";\nexport const a = words;\n`);
  write("worker/words.ts", "export const words = 1;\n");
  write("worker/service.ts", "");
  write("worker/store.ts", "");
  expect(sourcesOf(root, "app")).toEqual([
    "app/functions/all.ts",
    "app/page.tsx",
    "app/style.css",
    "worker/contract.ts",
    "worker/words.ts",
  ]);
});
