import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCredential } from "./credential.ts";

const SECRET = "a-secret-of-at-least-thirty-two-characters";
const TOKEN = "AbCdEfGhIjKlMnOpQrStUvWxYz012345";
const signed = `${TOKEN}.${createHmac("sha256", SECRET).update(TOKEN).digest("base64")}`;
const read = (header: string | undefined) => readCredential(header, SECRET);

test.each([
  [`Bearer ${TOKEN}`, { kind: "session", token: TOKEN }],
  [`bearer ${TOKEN}`, { kind: "session", token: TOKEN }],
  [`Bearer ${signed}`, { kind: "session", token: TOKEN }],
  [`Bearer ${encodeURIComponent(signed)}`, { kind: "session", token: TOKEN }],
  ["Bearer aaaa.bbbb.cccc", { kind: "jwt", token: "aaaa.bbbb.cccc" }],
])("reads %s", (header, expected) => {
  expect(read(header)).toEqual(expected);
});

test.each([
  undefined,
  "",
  "Bearer",
  "Bearer ",
  `Basic ${TOKEN}`,
  TOKEN,
  `Bearer ${TOKEN}x`,
  `Bearer ${TOKEN.slice(1)}`,
  `Bearer ${TOKEN} ${TOKEN}`,
  `Bearer ${TOKEN}.`,
  `Bearer .${signed.split(".")[1]}`,
  `Bearer ${signed.slice(0, -1)}`,
  `Bearer ${signed}=`,
  "Bearer %E0%A4%A.x",
  `Bearer sha256.${"A".repeat(43)}`,
  `Bearer ${"a".repeat(5000)}`,
])("refuses %s", (header) => {
  expect(read(header)).toBeUndefined();
});

test("no other signature than ours is taken", () => {
  fc.assert(
    fc.property(fc.nat(signed.length - TOKEN.length - 2), fc.constantFrom(..."ABab01+/="), (at, char) => {
      const place = TOKEN.length + 1 + at;
      const changed = signed.slice(0, place) + char + signed.slice(place + 1);
      expect(read(`Bearer ${changed}`) !== undefined).toBe(changed === signed);
    }),
  );
});

test("whatever the header says, it is read or refused, never a failure", () => {
  const char = fc.constantFrom(..."aA0.-_%=+/ ~\u0000", "é", "\ud83d", "😀");
  fc.assert(
    fc.property(fc.string({ unit: char, maxLength: 80 }), (text) => void read(`Bearer ${text}`)),
    { numRuns: 1000 },
  );
});
