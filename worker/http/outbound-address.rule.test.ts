import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LITERALS, NEVER_HTTPS, PRIVATE_NAMES, PUBLIC } from "./outbound-address.table.ts";
import { outboundTarget } from "./outbound-address.ts";

const isLetThrough = (text: string, hosts: readonly string[] = []) => outboundTarget(text, hosts).ok;
const spellings = [...LITERALS, ...PRIVATE_NAMES];

test("more than three hundred spellings of private and literal addresses lead nowhere", () => {
  expect(new Set(spellings).size).toBeGreaterThanOrEqual(300);
  expect(spellings.filter((host) => isLetThrough(`https://${host}/`))).toEqual([]);
  expect(spellings.filter((host) => isLetThrough(`https://${host}:8443/hook?x=1#y`))).toEqual([]);
  expect(spellings.filter((host) => isLetThrough(`HTTPS://${host}`))).toEqual([]);
});

test("anything that is not plain https leads nowhere", () => {
  expect(NEVER_HTTPS.filter((text) => isLetThrough(text))).toEqual([]);
});

test("ordinary public addresses are let through as they are", () => {
  expect(PUBLIC.filter((text) => !isLetThrough(text))).toEqual([]);
});

describe("hosts of a local run", () => {
  test("are let through with their port, by http too", () => {
    expect(outboundTarget("http://localhost:8789/push/1", ["localhost:8789"])).toMatchObject({
      ok: true,
      isAllowed: true,
    });
    expect(isLetThrough("http://localhost:8790/", ["localhost:8789"])).toBe(false);
    expect(isLetThrough("http://127.0.0.1:8789/", ["localhost:8789"])).toBe(false);
    expect(isLetThrough("http://user:pass@localhost:8789/", ["localhost:8789"])).toBe(false);
    expect(isLetThrough("ftp://localhost:8789/", ["localhost:8789"])).toBe(false);
    expect(isLetThrough("http://localhost:8789.evil.example/", ["localhost:8789"])).toBe(false);
  });
});

/** One number of an IPv4 address, as different parsers read it. */
const spelt = (value: number) =>
  fc.constantFrom(
    String(value),
    `0${value.toString(8)}`,
    `0x${value.toString(16)}`,
    `0X${value.toString(16).toUpperCase()}`,
    `000${value.toString(8)}`,
    [...String(value)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(""),
    [...String(value)].map((digit) => `%3${digit}`).join(""),
  );
const octet = fc.nat(255);
const dot = fc.constantFrom(".", "。", "．", "｡", "%2e");

test("no spelling of any IPv4 address is let through", () => {
  fc.assert(
    fc.property(
      fc
        .tuple(octet, octet, octet, octet)
        .chain(([a, b, c, d]) =>
          fc.oneof(
            fc.tuple(spelt(a), dot, spelt(b), dot, spelt(c), dot, spelt(d)),
            fc.tuple(spelt(a), dot, spelt(b), dot, spelt(c * 256 + d)),
            fc.tuple(spelt(a), dot, spelt((b * 256 + c) * 256 + d)),
            fc.tuple(spelt(((a * 256 + b) * 256 + c) * 256 + d)),
          ),
        ),
      fc.constantFrom("", ".", ":443", ":65535"),
      (parts, tail) => {
        expect(isLetThrough(`https://${parts.join("")}${tail}/x`)).toBe(false);
      },
    ),
    { numRuns: 2000 },
  );
});

test("no IPv6 address is let through", () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      expect(isLetThrough(`https://[${address}]/`)).toBe(false);
    }),
  );
});

test("whatever text it is, what is let through is https, has a public name and names nobody", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `https://${text}`),
      ),
      (text) => {
        const target = outboundTarget(text, []);
        if (!target.ok) return;
        expect(target.url.protocol).toBe("https:");
        expect(target.url.hostname).toMatch(/\.(?:[a-z]{2,}|xn--[a-z0-9-]+)\.?$/);
        expect(target.url.username + target.url.password).toBe("");
      },
    ),
    { numRuns: 2000 },
  );
});
