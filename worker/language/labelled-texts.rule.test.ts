import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findPhones } from "../phones/detect.ts";
import { detectIntent } from "./intent.ts";
import { matchKeywords } from "./keywords.ts";
import { isOptOut } from "./opt-out.ts";

/** Labelled texts kept beside the repository, when they are there. */
const FOLDER = `${dirname(fileURLToPath(import.meta.url))}/../../../shared/corpora/`;

function readLines<Row>(name: string): Row[] | undefined {
  const path = `${FOLDER}${name}.dev.jsonl`;
  if (!existsSync(path)) {
    console.log(`${name}: no labelled texts beside the repository, nothing measured`);
    return undefined;
  }
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
}

function measure<Row>(name: string, atLeast: number, isRight: (row: Row) => boolean): void {
  test(`${name}: at least ${atLeast} of the labelled texts are read right`, () => {
    const rows = readLines<Row>(name);
    if (!rows) return;
    const share = rows.filter(isRight).length / rows.length;
    console.log(`${name}: ${(share * 100).toFixed(1)} % of ${rows.length}`);
    expect(share).toBeGreaterThanOrEqual(atLeast);
  });
}

measure<{ text: string; intent: string }>("intents", 0.85, (row) => detectIntent(row.text) === row.intent);
measure<{ keywords: string[]; text: string; match: boolean }>(
  "keywords",
  0.93,
  (row) => matchKeywords(row.text, row.keywords).matched === row.match,
);
measure<{ text: string; optOut: boolean }>("optout", 0.95, (row) => isOptOut(row.text) === row.optOut);

test("phones: precision 0.99 and recall 0.97 on the labelled texts", () => {
  const rows = readLines<{ text: string; country: "FR"; expected: string[] }>("phones");
  if (!rows) return;
  let [right, found, wanted] = [0, 0, 0];
  for (const row of rows) {
    const numbers = findPhones(row.text, row.country).map((phone) => phone.e164);
    found += numbers.length;
    wanted += row.expected.length;
    right += numbers.filter((number) => row.expected.includes(number)).length;
  }
  console.log(
    `phones: precision ${(right / found).toFixed(3)}, recall ${(right / wanted).toFixed(3)} on ${rows.length}`,
  );
  expect(right / found).toBeGreaterThanOrEqual(0.99);
  expect(right / wanted).toBeGreaterThanOrEqual(0.97);
});
