import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./local/run.ts";
import { parseVars } from "./local/vars.ts";

const text = readFileSync(join(ROOT, ".dev.vars.example"), "utf8");

test(".dev.vars.example lists every setting that the Worker reads, and no other", () => {
  const schema = readFileSync(join(ROOT, "worker/env.ts"), "utf8")
    .split("const ConfigSchema")[1]
    ?.split(".transform((config)")[0];
  const read = [...(schema ?? "").matchAll(/^\s+([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]);
  expect(read.length).toBeGreaterThan(20);
  expect(Object.keys(parseVars(text)).sort()).toEqual(read.sort());
});

test(".dev.vars.example holds no secret", () => {
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    if (line.startsWith("# [secret]")) expect(lines[index + 1]).toMatch(/^[A-Z_]+=$/);
  }
});
