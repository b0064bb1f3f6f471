/** Well under what one request may carry, with the rest of its body. */
export const PART_BYTES = 180_000;

/** What a string weighs inside a JSON body, in bytes. */
export function jsonBytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x22 || code === 0x5c || code === 0x0a || code === 0x0d || code === 0x09) bytes += 2;
    else if (code < 0x20 || (code >= 0xd800 && code <= 0xdfff)) bytes += 6;
    else bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** The lines of a table, each with the line break that ends it. A break inside quotes ends nothing. */
export function csvRecords(text: string): string[] {
  const records: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === "\n" || (character === "\r" && text[at + 1] !== "\n"))) {
      records.push(text.slice(from, at + 1));
      from = at + 1;
    }
  }
  if (from < text.length) records.push(text.slice(from));
  return records;
}

/**
 * A table in parts that one request each can carry. Joined they are the table; none ends inside a line, unless one line
 * alone is longer than a part.
 *
 * @param mostBytes  of a part inside a JSON body
 */
export function csvParts(text: string, mostBytes: number): string[] {
  const parts: string[] = [];
  let part = "";
  let bytes = 0;
  for (const record of csvRecords(text)) {
    const weight = jsonBytes(record);
    if (part !== "" && bytes + weight > mostBytes) {
      parts.push(part);
      part = "";
      bytes = 0;
    }
    part += record;
    bytes += weight;
  }
  if (part !== "") parts.push(part);
  return parts;
}

/**
 * The text of a file as spreadsheets write it: UTF-8, UTF-16 with its mark, or else Windows-1252, which older French
 * ones save in.
 */
export function decodeCsv(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
