import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { readHeldOut, splitKeywordLine } from "../worker/language/held-out/labels.ts";
import { detectIntent } from "../worker/language/intent.ts";
import { matchKeywords } from "../worker/language/keywords.ts";
import { isOptOut } from "../worker/language/opt-out.ts";

/** Labelled texts kept beside the repository, when they are there. */
const CORPORA = `${dirname(fileURLToPath(import.meta.url))}/../../shared/corpora/`;
const MIN_RUN_MS = 1500;

type Reading = { wanted: string; got: string; text: string };

function readCorpus<Row>(name: string): Row[] {
  const path = `${CORPORA}${name}.dev.jsonl`;
  if (!existsSync(path)) {
    console.log(`${name}: no labelled texts beside the repository, nothing measured`);
    return [];
  }
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
}

/** Prints the share read right, by label, and which label the others were taken for. */
function report(name: string, readings: readonly Reading[]): void {
  if (readings.length === 0) return;
  const right = readings.filter((reading) => reading.wanted === reading.got).length;
  console.log(`\n${name}: ${((100 * right) / readings.length).toFixed(1)} % of ${readings.length}`);
  for (const label of new Set(readings.map((reading) => reading.wanted))) {
    const mine = readings.filter((reading) => reading.wanted === label);
    const taken = new Map<string, number>();
    for (const { got } of mine) if (got !== label) taken.set(got, (taken.get(got) ?? 0) + 1);
    const ok = mine.filter((reading) => reading.got === label).length;
    const others = [...taken].map(([got, count]) => `${count} as ${got}`).join(", ");
    console.log(
      `  ${label.padEnd(13)} ${String(ok).padStart(3)}/${String(mine.length).padEnd(3)} ${others && `(${others})`}`,
    );
  }
}

/** A missed request is recall lost; a customer taken for one is precision lost. */
function precisionAndRecall(readings: readonly Reading[]): string {
  const count = (wanted: string, got: string): number =>
    readings.filter((reading) => reading.wanted === wanted && reading.got === got).length;
  const [right, wrong, missed] = [count("true", "true"), count("false", "true"), count("true", "false")];
  return `precision ${(right / (right + wrong)).toFixed(3)}, recall ${(right / (right + missed)).toFixed(3)}`;
}

/** Texts read in a second on one core, after a warm-up. */
function textsPerSecond(texts: readonly string[], read: (text: string) => unknown): number {
  for (let round = 0; round < 3; round++) for (const text of texts) read(text);
  const startedMs = performance.now();
  let count = 0;
  while (performance.now() - startedMs < MIN_RUN_MS) {
    for (const text of texts) read(text);
    count += texts.length;
  }
  return count / ((performance.now() - startedMs) / 1000);
}

const isMatched = (keywords: readonly string[], text: string): string =>
  String(matchKeywords(text, keywords).matched);

report(
  "corpora, intents",
  readCorpus<{ text: string; intent: string }>("intents").map(({ text, intent }) => ({
    wanted: intent,
    got: detectIntent(text),
    text,
  })),
);
report(
  "corpora, opt-out",
  readCorpus<{ text: string; optOut: boolean }>("optout").map(({ text, optOut }) => ({
    wanted: String(optOut),
    got: String(isOptOut(text)),
    text,
  })),
);
report(
  "corpora, keywords",
  readCorpus<{ keywords: string[]; text: string; match: boolean }>("keywords").map((row) => ({
    wanted: String(row.match),
    got: isMatched(row.keywords, row.text),
    text: row.text,
  })),
);

for (const set of ["", "everyday-"] as const) {
  report(
    `held out, ${set}intents`,
    readHeldOut(`${set}intents`).map(({ label, text }) => ({ wanted: label, got: detectIntent(text), text })),
  );
  const optOuts = readHeldOut(`${set}opt-out`).map(({ label, text }) => ({
    wanted: label,
    got: String(isOptOut(text)),
    text,
  }));
  report(`held out, ${set}opt-out`, optOuts);
  console.log(`  ${precisionAndRecall(optOuts)}`);
  report(
    `held out, ${set}keywords`,
    readHeldOut(`${set}keywords`).map(({ label, text }) => {
      const line = splitKeywordLine(text);
      return { wanted: label, got: isMatched(line.keywords, line.text), text };
    }),
  );
}

const texts = readHeldOut("intents").map(({ text }) => text);
console.log("\ntexts a second on one core");
for (const [name, read] of [
  ["intent", detectIntent],
  ["opt-out", isOptOut],
  ["three keywords", (text: string) => matchKeywords(text, ["guide", "catalogue", "formation"])],
] as const)
  console.log(`  ${name.padEnd(15)} ${Math.round(textsPerSecond(texts, read)).toLocaleString("en")}`);
