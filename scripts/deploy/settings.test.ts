import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../local/run.ts";
import { databaseIdIn, judgeSettings, queuesIn, withDatabaseId } from "./settings.ts";

const good = {
  PUBLIC_API_URL: "https://api.example.com",
  PUBLIC_APP_URL: "https://app.example.com",
  JWT_SECRET: "a-secret-that-has-32-characters!",
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  INSTAGRAM_APP_ID: "1",
  INSTAGRAM_APP_SECRET: "2",
  META_APP_SECRET: "3",
  META_WEBHOOK_VERIFY_TOKEN: "4",
  OPENAI_API_KEY: "5",
};

test("complete settings pass without a word", () => {
  expect(judgeSettings(good)).toEqual({ errors: [], notes: [] });
});

test.each([
  [{ JWT_SECRET: "" }, "JWT_SECRET is missing"],
  [{ JWT_SECRET: "short" }, "JWT_SECRET must have at least 32 characters"],
  [{ ENCRYPTION_KEY: "not a key" }, "ENCRYPTION_KEY must be base64 of 32 bytes"],
  [{ PUBLIC_API_URL: "http://localhost:8787" }, "PUBLIC_API_URL must be https://"],
  [{ PUBLIC_APP_URL: "https://app.example.com/" }, "without a slash at the end"],
  [{ INSTAGRAM_GRAPH_URL: "http://localhost:8789" }, "INSTAGRAM_GRAPH_URL points at this machine"],
  [{ OUTBOUND_ALLOW_HOSTS: "localhost:8789" }, "OUTBOUND_ALLOW_HOSTS points at this machine"],
])("refuses to deploy with %o", (change, error) => {
  expect(judgeSettings({ ...good, ...change }).errors.join("\n")).toContain(error);
});

test("a secret that is deployed already need not be in the file", () => {
  expect(judgeSettings({ ...good, JWT_SECRET: "" }, ["JWT_SECRET"]).errors).toEqual([]);
});

test("says what is switched off, and that a door stands open", () => {
  const { errors, notes } = judgeSettings({ ...good, OPENAI_API_KEY: "", SIGNUP: "open" });
  expect(errors).toEqual([]);
  expect(notes.join("\n")).toContain("because OPENAI_API_KEY is missing");
  expect(notes.join("\n")).toContain("SIGNUP=open");
});

test("reads wrangler.toml as it is", () => {
  const toml = readFileSync(join(ROOT, "wrangler.toml"), "utf8");
  expect(queuesIn(toml).sort()).toEqual([
    "collect",
    "collect-dead",
    "dm",
    "dm-dead",
    "ingest",
    "ingest-dead",
    "sync",
    "sync-dead",
  ]);
  const id = "12345678-1234-1234-1234-123456789abc";
  expect(databaseIdIn(withDatabaseId(toml, id))).toBe(id);
  expect(databaseIdIn(withDatabaseId(toml, "00000000-0000-0000-0000-000000000000"))).toBeNull();
});
