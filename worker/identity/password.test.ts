import { expect, test, vi } from "vitest";
import { hashPassword, isPasswordOf } from "./password.ts";

// Hashing a password is slow by design, and a machine may be busy.
vi.setConfig({ testTimeout: 30_000 });

test("takes the right password and no other", () => {
  const stored = hashPassword("un mot de passe long");
  expect(isPasswordOf("un mot de passe long", stored)).toBe(true);
  expect(isPasswordOf("un mot de passe lonG", stored)).toBe(false);
  expect(isPasswordOf("", stored)).toBe(false);
});

test("keeps algorithm and parameters with the hash, and never the same hash twice", () => {
  const stored = hashPassword("secret");
  expect(stored).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$[\w-]{22}\$[\w-]{43}$/);
  expect(hashPassword("secret")).not.toBe(stored);
});

test("reads a hash made with other parameters", () => {
  // scrypt("pleaseletmein", salt of 16 zero bytes, N=2^10, r=8, p=1), from OpenSSL 3.
  const cheap = "$scrypt$ln=10,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$f84G3M8rqQXuJqTwqOgLlxhy6GTrCReyDypLOOVFRAM";
  expect(isPasswordOf("pleaseletmein", cheap)).toBe(true);
  expect(isPasswordOf("pleaseletmeout", cheap)).toBe(false);
});

test("the same word typed composed or decomposed is the same password", () => {
  expect(isPasswordOf("cafe\u0301 noir", hashPassword("caf\u00e9 noir"))).toBe(true);
});

test.each([
  "",
  "plain text",
  "$scrypt$ln=14,r=8,p=5$short$hash",
  // 4 GB of memory: refused before anything is allocated.
  "$scrypt$ln=22,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
])("refuses a stored string that is no hash of ours: %s", (stored) => {
  expect(isPasswordOf("secret", stored)).toBe(false);
});
