import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMAIL_CASES } from "./emails.table.ts";
import { findEmails } from "./emails.ts";
import { EMAILS_TYPED } from "./emails-typed.table.ts";
import { SEARCHED_UNITS } from "./view.ts";

describe("finds the addresses", () => {
  test.each([...EMAIL_CASES, ...EMAILS_TYPED].map(([text, ...expected]) => ({ text, expected })))(
    "$text",
    ({ text, expected }) => expect(findEmails(text).map((email) => email.address)).toEqual(expected),
  );
});

test.each([
  ["écris à marie@exemple.fr.", "marie@exemple.fr"],
  ["😍 marie (at) exemple point fr !", "marie (at) exemple point fr"],
])("points at the address in %s", (text, quoted) => {
  const [email] = findEmails(text);
  expect(text.slice(email?.start, email?.end)).toBe(quoted);
});

test("never breaks, and every place quotes the source in order", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 200 }),
        fc.string({
          unit: fc.constantFrom(..."ab@. ()[]-at".split(""), " point ", " arobase ", "fr"),
          maxLength: 60,
        }),
      ),
      (text) => {
        let last = 0;
        for (const email of findEmails(text)) {
          expect(email.start).toBeGreaterThanOrEqual(last);
          expect(email.end).toBeLessThanOrEqual(text.length);
          expect(email.address).toMatch(/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/);
          last = email.end;
        }
      },
    ),
  );
  fc.assert(
    fc.property(fc.emailAddress(), (address) =>
      findEmails(address).every((email) => findEmails(email.address).length <= 1),
    ),
  );
});

test("ten megabytes are answered in bounded time", () => {
  for (const text of [
    "a@".repeat(5_000_000),
    `${"a.".repeat(5_000_000)}@`,
    `${"a ".repeat(2_000_000)}arobase `,
    `arobase ${"a point ".repeat(1_000_000)}`,
    " ".repeat(10_000_000),
  ]) {
    expect(findEmails(text)).toEqual(findEmails(text.slice(0, SEARCHED_UNITS)));
  }
}, 30_000);
