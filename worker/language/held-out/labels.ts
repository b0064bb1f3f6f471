import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** A text and the label a careful reader gave it. */
export type Labelled = { label: string; text: string };

/** `everyday-` is the newer set: other people, other trades. */
export type HeldOut = `${"" | "everyday-"}${"intents" | "opt-out" | "keywords"}`;

/**
 * Texts set aside while the rules were written: measure on them, never tune on them.
 *
 * @param name of the file, without its ending; `# label` opens a label, then one text per line
 */
export function readHeldOut(name: HeldOut): Labelled[] {
  const path = `${dirname(fileURLToPath(import.meta.url))}/${name}.txt`;
  const rows: Labelled[] = [];
  let label = "";
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line.startsWith("# ")) label = line.slice(2);
    else if (line.trim() !== "") rows.push({ label, text: line });
  }
  return rows;
}

/** `guide, lien | je veux le lien` → keywords and text. */
export function splitKeywordLine(line: string): { keywords: string[]; text: string } {
  const [keywords = "", text = ""] = line.split(" | ");
  return { keywords: keywords.split(", "), text };
}
