import { expect, test } from "vitest";
import { sha256 } from "../worker/identity/digest.ts";
import { makeOwnerLink, readVar } from "./owner-link.ts";

test("the link carries the token, and the database only its hash, for two days", () => {
  const token = "x".repeat(43);
  const link = makeOwnerLink(token, "https://app.example/anything", 1_000_000);
  expect(link.url).toBe(`https://app.example/sign-up?owner=${token}`);
  expect(link.sql).toContain(sha256(token));
  expect(link.sql).not.toContain(token);
  expect(link.expiresAt).toBe(1_000_000 + 48 * 3_600_000);
});

test.each([
  ["PUBLIC_APP_URL=http://localhost:8788", "http://localhost:8788"],
  ['A=1\nPUBLIC_APP_URL="http://localhost:8788"\n', "http://localhost:8788"],
  ["# PUBLIC_APP_URL=no\r\nPUBLIC_APP_URL = x", undefined],
  ["PUBLIC_APP_URL=", undefined],
  ["", undefined],
])("reads the dashboard's address from %j", (text, expected) => {
  expect(readVar(text, "PUBLIC_APP_URL")).toBe(expected);
});
