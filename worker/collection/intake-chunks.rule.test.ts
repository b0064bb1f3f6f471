import fc from "fast-check";
import { expect, test } from "vitest";
import type { InboundInteraction } from "../platforms/platform.ts";
import { CHUNK_TEXT_BYTES, cutIntoChunks, INTAKE_CHUNK } from "./intake-chunks.ts";

const event = (text: string | null): InboundInteraction => ({ text }) as InboundInteraction;
const sizes = (texts: (string | null)[]): number[] =>
  cutIntoChunks(texts.map(event)).map((chunk) => chunk.length);

test.each<[string, (string | null)[], number[]]>([
  ["nothing", [], []],
  ["one", ["Prix ?"], [1]],
  ["as many as fit", Array(INTAKE_CHUNK).fill("Prix ?"), [INTAKE_CHUNK]],
  ["one more", Array(INTAKE_CHUNK + 1).fill(null), [INTAKE_CHUNK, 1]],
  ["long texts of three bytes a character", Array(60).fill("漢".repeat(10_000)), [29, 29, 2]],
  ["a text longer than is kept counts as kept", Array(100).fill("x".repeat(90_000)), [89, 11]],
])("%s", (_, texts, expected) => {
  expect(sizes(texts)).toEqual(expected);
});

test("no event is lost or moved, and no chunk is too long or too heavy", () => {
  const text = fc.oneof(
    fc.constant(null),
    fc.string({ maxLength: 40 }),
    fc.nat(9999).map((n) => "é".repeat(n)),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 600 }), (texts) => {
      const chunks = cutIntoChunks(texts.map(event));
      expect(chunks.flat().map((one) => one.text)).toEqual(texts);
      for (const chunk of chunks) {
        expect(chunk.length).toBeLessThanOrEqual(INTAKE_CHUNK);
        const bytes = chunk.reduce((sum, one) => sum + Buffer.byteLength(one.text ?? ""), 0);
        expect(bytes).toBeLessThanOrEqual(CHUNK_TEXT_BYTES);
      }
    }),
    { numRuns: 30 },
  );
});
