import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64Url, toBase64Url } from "../../crypto/base64url.ts";
import { type Ephemeral, encryptPush, MOST_PLAIN_BYTES, newEphemeral, readPushKeys } from "./encrypt.ts";

/** RFC 8291 §5 and Appendix A. */
const RFC = {
  plain: "When I grow up, I want to be a watermelon",
  senderPrivate: "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
  senderPublic: "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
  receiverPublic: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  auth: "BTBZMqHH6r4Tts7J_aSIgg",
  salt: "DGv6ra1nlYgDCS1FRnbzlw",
  body: "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
};
const RECEIVER = { p256dh: RFC.receiverPublic, auth: RFC.auth };

async function ephemeralOfTheRfc(): Promise<Ephemeral> {
  const point = fromBase64Url(RFC.senderPublic)!;
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: toBase64Url(point.slice(1, 33)),
    y: toBase64Url(point.slice(33)),
  };
  const algorithm = { name: "ECDH", namedCurve: "P-256" };
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey("jwk", { ...jwk, d: RFC.senderPrivate }, algorithm, true, ["deriveBits"]),
    crypto.subtle.importKey("jwk", jwk, algorithm, true, []),
  ]);
  return { salt: fromBase64Url(RFC.salt)!, keys: { privateKey, publicKey } };
}

test("the RFC's own message is encrypted to the RFC's own bytes", async () => {
  const sealed = await encryptPush(new TextEncoder().encode(RFC.plain), RECEIVER, await ephemeralOfTheRfc());
  expect(toBase64Url(sealed)).toBe(RFC.body);
});

test("two messages never look alike, and each is a header, the text and seventeen bytes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: MOST_PLAIN_BYTES }), async (plain) => {
      const [one, other] = [
        await encryptPush(plain, RECEIVER, await newEphemeral()),
        await encryptPush(plain, RECEIVER, await newEphemeral()),
      ];
      expect(toBase64Url(one)).not.toBe(toBase64Url(other));
      expect(one.length).toBe(86 + plain.length + 17);
    }),
    { numRuns: 20 },
  );
});

test("what does not fit one record is refused", async () => {
  const plain = new Uint8Array(MOST_PLAIN_BYTES + 1);
  await expect(encryptPush(plain, RECEIVER, await newEphemeral())).rejects.toThrow(RangeError);
});

test.each([
  ["a point that is not on the curve", { ...RECEIVER, p256dh: `BAAA${RFC.receiverPublic.slice(4)}` }],
  ["a compressed point", { ...RECEIVER, p256dh: `Ag${RFC.receiverPublic.slice(2, 44)}` }],
  ["no point", { ...RECEIVER, p256dh: "" }],
  ["a short secret", { ...RECEIVER, auth: RFC.auth.slice(0, 20) }],
  ["text that is no base64url", { ...RECEIVER, auth: "+".repeat(22) }],
])("keys that are none are known: %s", async (_, keys) => {
  expect(await readPushKeys(keys)).toBeUndefined();
  await expect(encryptPush(new Uint8Array(3), keys, await newEphemeral())).rejects.toThrow(TypeError);
});
