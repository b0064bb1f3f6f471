import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../worker/identity/digest.ts";
import { ROOT } from "../local/run.ts";
import { newOwnerLink } from "./owner-link.ts";

test("the link carries the token, and the database only its hash, for two days", () => {
  const { link, sql, lifeHours } = newOwnerLink("https://app.example.com", 1_000_000);
  const token = new URL(link).searchParams.get("owner") ?? "";
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(sql).toContain(`'${sha256(token)}', ${1_000_000 + 48 * 3_600_000}`);
  expect(sql).not.toContain(token);
  expect(lifeHours).toBe(48);
});

test("two links are never the same", () => {
  expect(newOwnerLink("https://a.example", 0).link).not.toBe(newOwnerLink("https://a.example", 0).link);
});

test("the link leads to the dashboard's sign-up page", () => {
  const { pathname } = new URL(newOwnerLink("https://a.example", 0).link);
  expect(existsSync(join(ROOT, "app/routes", `${pathname.slice(1)}.tsx`))).toBe(true);
});
