import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readLocalRun } from "./run.ts";
import { ensureVars, parseVars } from "./vars.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "vars-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("makes every setting that a first start needs, with secrets of its own", () => {
  const first = ensureVars(readLocalRun({}, root));
  expect(first).toMatchObject({
    PUBLIC_API_URL: "http://localhost:8787",
    PUBLIC_APP_URL: "http://localhost:8788",
    INSTAGRAM_GRAPH_URL: "http://localhost:8789",
    OUTBOUND_ALLOW_HOSTS: "localhost:8789",
    EMAIL_API_URL: "http://localhost:8789/mail",
    SIGNUP: "open",
  });
  expect(first.JWT_SECRET?.length).toBeGreaterThanOrEqual(32);
  expect([first.VAPID_PUBLIC_KEY?.length, first.VAPID_PRIVATE_KEY?.length]).toEqual([87, 43]);
  expect(Buffer.from(first.ENCRYPTION_KEY ?? "", "base64")).toHaveLength(32);
  expect(parseVars(readFileSync(join(root, ".dev.vars"), "utf8"))).toEqual(first);
});

test("never changes a setting that is there, and adds only what is missing", () => {
  const file = join(root, ".dev.vars");
  writeFileSync(
    file,
    '# mine\nOPENAI_API_KEY="sk-example"\nSIGNUP=closed\nJWT_SECRET=kept-kept-kept-kept-kept-kept-kept',
  );
  const vars = ensureVars(readLocalRun({}, root));
  const text = readFileSync(file, "utf8");
  expect(text.startsWith('# mine\nOPENAI_API_KEY="sk-example"\nSIGNUP=closed\n')).toBe(true);
  expect(vars).toMatchObject({
    SIGNUP: "closed",
    JWT_SECRET: "kept-kept-kept-kept-kept-kept-kept",
    OPENAI_API_KEY: "sk-example",
  });
  const again = ensureVars(readLocalRun({}, root));
  expect(again).toEqual(vars);
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("a run on other ports keeps its own settings, and their addresses follow its ports", () => {
  const env = { VISTAFLOW_STATE_DIR: "elsewhere", VISTAFLOW_API_PORT: "18787" };
  const first = ensureVars(readLocalRun(env, root));
  const moved = ensureVars(readLocalRun({ ...env, VISTAFLOW_API_PORT: "28787" }, root));
  expect(moved.PUBLIC_API_URL).toBe("http://localhost:28787");
  expect(moved.JWT_SECRET).toBe(first.JWT_SECRET);
  expect(readLocalRun(env, root).varsFile).toBe(join(root, "elsewhere", "dev.vars"));
});

test("a port that is none is named", () => {
  expect(() => readLocalRun({ VISTAFLOW_APP_PORT: "http" }, root)).toThrow(
    "VISTAFLOW_APP_PORT is not a port: http",
  );
});
