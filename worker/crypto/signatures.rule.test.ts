import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { findHmacSha256Signer, readSignedRequest } from "./signatures.ts";

const SECRETS = ["invented-instagram-secret", "invented-meta-secret"];
const encode = (text: string) => new TextEncoder().encode(text);
const BODY = encode(
  '{"object":"instagram","entry":[{"id":"17841400000000001","time":1795000000,"text":"Voil\\u00e0"}]}',
);
const digest = (bytes: Uint8Array, secret: string, algorithm = "sha256") =>
  createHmac(algorithm, secret).update(bytes).digest("hex");
const sign = (bytes: Uint8Array, secret = SECRETS[0]!) => `sha256=${digest(bytes, secret)}`;
/** Set FUZZ_RUNS to go further than a quick check does. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);

// Thousands of cases on a busy machine.
vi.setConfig({ testTimeout: 600_000 });

describe("a delivery is authentic when one of the secrets signed exactly these bytes", () => {
  test.each(SECRETS)("%s, and it says which", async (secret) => {
    expect(await findHmacSha256Signer(SECRETS, BODY, sign(BODY, secret))).toBe(SECRETS.indexOf(secret));
  });

  test("RFC 4231, test case 2", async () => {
    const header = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    expect(await findHmacSha256Signer(["Jefe"], encode("what do ya want for nothing?"), header)).toBe(0);
  });

  test("an empty body can be signed", async () => {
    expect(await findHmacSha256Signer(SECRETS, new Uint8Array(), sign(new Uint8Array()))).toBe(0);
  });

  const good = sign(BODY);
  test.each<[string, string | null]>([
    ["missing", null],
    ["empty", ""],
    ["without its prefix", digest(BODY, SECRETS[0]!)],
    ["sha1", `sha1=${digest(BODY, SECRETS[0]!, "sha1")}`],
    ["sha1 named sha256", `sha256=${digest(BODY, SECRETS[0]!, "sha1")}`],
    ["by another secret", sign(BODY, "guessed")],
    ["of other bytes", sign(encode("{}"))],
    ["given twice", `${good}, ${good}`],
    ["in capitals", good.toUpperCase()],
    ["with capital digits", `sha256=${digest(BODY, SECRETS[0]!).toUpperCase()}`],
    ["too short", good.slice(0, -1)],
    ["too long", `${good}0`],
    ["with a space", ` ${good}`],
    ["with a line end", `${good}\n`],
    ["not hex", `sha256=${"g".repeat(64)}`],
    ["all zeros", `sha256=${"0".repeat(64)}`],
  ])("never when the header is %s", async (_, header) => {
    expect(await findHmacSha256Signer(SECRETS, BODY, header)).toBeNull();
  });

  test.each([[[]], [[""]], [["", "guessed"]]])("never with the secrets %j", async (secrets) => {
    expect(await findHmacSha256Signer(secrets, BODY, sign(BODY))).toBeNull();
    expect(await findHmacSha256Signer(secrets, BODY, `sha256=${digest(BODY, "")}`)).toBeNull();
  });

  test("parsing and writing the body again breaks it", async () => {
    const rewritten = encode(JSON.stringify(JSON.parse(new TextDecoder().decode(BODY))));
    expect(await findHmacSha256Signer(SECRETS, rewritten, sign(BODY))).toBeNull();
  });
});

describe("one flipped bit never passes", () => {
  test("in the header: each of them", async () => {
    const header = sign(BODY);
    for (let at = 0; at < header.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const flipped = String.fromCharCode(header.charCodeAt(at) ^ (1 << bit));
        const changed = header.slice(0, at) + flipped + header.slice(at + 1);
        expect(await findHmacSha256Signer(SECRETS, BODY, changed)).toBeNull();
      }
    }
  });

  test("in the body", async () => {
    const header = sign(BODY);
    await fc.assert(
      fc.asyncProperty(fc.nat(BODY.length - 1), fc.nat(7), async (at, bit) => {
        const flipped = BODY.slice();
        flipped[at]! ^= 1 << bit;
        expect(await findHmacSha256Signer(SECRETS, flipped, header)).toBeNull();
      }),
      { numRuns: RUNS },
    );
  });

  test("and the same bytes always do", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(...SECRETS),
        async (bytes, secret) => {
          expect(await findHmacSha256Signer(SECRETS, bytes, sign(bytes, secret))).toBe(
            SECRETS.indexOf(secret),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("a signed request", () => {
  const PAYLOAD = '{"algorithm":"HMAC-SHA256","issued_at":1795000000,"user_id":"24500000000000001"}';
  const base64url = (text: string) => Buffer.from(text).toString("base64url");
  const signed = (payload: string, secret = SECRETS[0]!, encoded = base64url(payload)) =>
    `${createHmac("sha256", secret).update(encoded).digest("base64url")}.${encoded}`;
  const read = (...requests: string[]) =>
    readSignedRequest(new URLSearchParams(requests.map((request) => ["signed_request", request])), SECRETS);
  const padded = Buffer.from(`${PAYLOAD} `).toString("base64").replaceAll("+", "-").replaceAll("/", "_");

  test.each<[string, string, string]>([
    ["by the first secret", signed(PAYLOAD), "24500000000000001"],
    ["by the second secret", signed(PAYLOAD, SECRETS[1]), "24500000000000001"],
    [
      "with the id as a number past 2^53",
      signed('{"algorithm":"HMAC-SHA256","user_id":24500000000000001}'),
      "24500000000000001",
    ],
    ["with the algorithm in small letters", signed('{"algorithm":"hmac-sha256","user_id":"1"}'), "1"],
    ["with more in it", signed('{"algorithm":"HMAC-SHA256","user_id":"1","expires":1795003600}'), "1"],
    ["with padding", signed(PAYLOAD, SECRETS[0], padded), "24500000000000001"],
    ["with padding in the signature", signed(PAYLOAD).replace(".", "=."), "24500000000000001"],
  ])("names the person: %s", async (_, request, userId) => {
    expect(await read(request)).toMatchObject({ userId, signedPart: request.split(".")[1] });
  });

  test.each<[string, number | null, number | null]>([
    ['"issued_at":1795000000,"expires":1795003600', 1_795_000_000_000, 1_795_003_600_000],
    ['"issued_at":"1795000000","expires":0', 1_795_000_000_000, null],
    ['"issued_at":-1,"expires":"soon"', null, null],
    ['"issued_at":1795000000.5', null, null],
  ])("says when it was made and when it is over: %s", async (times, issuedAt, expiresAt) => {
    const request = signed(`{"algorithm":"HMAC-SHA256","user_id":"1",${times}}`);
    expect(await read(request)).toMatchObject({ issuedAt, expiresAt });
  });

  test("comes as multipart too", async () => {
    const form = new FormData();
    form.set("signed_request", signed(PAYLOAD));
    expect(await readSignedRequest(form, SECRETS)).toMatchObject({ userId: "24500000000000001" });
  });

  const [signature, payload] = signed(PAYLOAD).split(".") as [string, string];
  test.each<[string, string[]]>([
    ["missing", []],
    ["given twice", [signed(PAYLOAD), signed(PAYLOAD)]],
    ["empty", [""]],
    ["one part", [payload]],
    ["three parts", [`${signature}.${payload}.${payload}`]],
    ["without signature", [`.${payload}`]],
    ["without payload", [`${signature}.`]],
    ["by another secret", [signed(PAYLOAD, "guessed")]],
    ["with another payload", [`${signature}.${base64url('{"algorithm":"HMAC-SHA256","user_id":"2"}')}`]],
    ["with another algorithm", [signed('{"algorithm":"none","user_id":"1"}')]],
    ["without algorithm", [signed('{"user_id":"1"}')]],
    ["with an algorithm that is no text", [signed('{"algorithm":["HMAC-SHA256"],"user_id":"1"}')]],
    ["without id", [signed('{"algorithm":"HMAC-SHA256"}')]],
    ["with a broken id", [signed('{"algorithm":"HMAC-SHA256","user_id":{"id":"1"}}')]],
    ["of broken JSON", [signed('{"algorithm":"HMAC-SHA256"')]],
    ["of no record", [signed("null")]],
    ["in plain base64", [`${signature}.${payload}`.replace(".", "+.")]],
    ["endless", [signed(`{"algorithm":"HMAC-SHA256","user_id":"1","x":"${"x".repeat(9000)}"}`)]],
  ])("names nobody when it is %s", async (_, requests) => {
    expect(await read(...requests)).toBeNull();
  });

  test("with one bit flipped names nobody", async () => {
    const request = signed(PAYLOAD);
    for (let at = 0; at < request.length; at += 1) {
      for (let bit = 0; bit < 7; bit += 1) {
        const flipped = String.fromCharCode(request.charCodeAt(at) ^ (1 << bit));
        expect(await read(request.slice(0, at) + flipped + request.slice(at + 1))).toBeNull();
      }
    }
  });
});
