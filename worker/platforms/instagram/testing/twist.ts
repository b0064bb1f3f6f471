/** Written into the text as they are, in place of a value: JSON.stringify would soften them. */
const HOSTILE = [
  "1e400",
  "-1e400",
  "-0",
  "0.1",
  "17841400000000001",
  "123456789012345678901234567890",
  '"\\u0000"',
  '"\\ud83d"',
  '"0"',
  '""',
  '".."',
  '"\\u202e\\ufeff @"',
  '"9007199254740993"',
  "null",
  "true",
  "[]",
  "{}",
  "[null]",
  "[[[[]]]]",
  '{"__proto__":{"id":"1"},"constructor":{"prototype":{"id":"2"}}}',
  '{"toString":null,"valueOf":null,"then":true}',
  '{"id":"1","id":"2"}',
  `${"[".repeat(300)}${"]".repeat(300)}`,
  `${'{"id":'.repeat(300)}1${"}".repeat(300)}`,
  `"${"x".repeat(1000)}"`,
  "NaN",
  "'single'",
  "",
];

/** A JSON text and where each of its values stands in it, the whole left out. */
export type Twistable = { text: string; spans: readonly { from: number; to: number }[] };

export function toTwistable(value: unknown): Twistable {
  const spans: { from: number; to: number }[] = [];
  const write = (node: unknown, at: number): string => {
    if (typeof node !== "object" || node === null) return JSON.stringify(node);
    const isList = Array.isArray(node);
    let text = isList ? "[" : "{";
    for (const [key, child] of Object.entries(node)) {
      if (text.length > 1) text += ",";
      if (!isList) text += `${JSON.stringify(key)}:`;
      const from = at + text.length;
      const part = write(child, from);
      text += part;
      spans.push({ from, to: from + part.length });
    }
    return text + (isList ? "]" : "}");
  };
  return { text: write(value, 0), spans };
}

/** Replaces up to `times` values: by something hostile, by a value from elsewhere, or by itself in a list or twice. */
export function twist(whole: Twistable, times: number, random: (below: number) => number): string {
  const { text, spans } = whole;
  const taken: { from: number; to: number; by: string }[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const span = spans[random(spans.length)]!;
    if (taken.some((one) => one.from < span.to && span.from < one.to)) continue;
    taken.push({ ...span, by: replacement(whole, text.slice(span.from, span.to), random) });
  }
  taken.sort((a, b) => a.from - b.from);
  let twisted = "";
  let copied = 0;
  for (const { from, to, by } of taken) {
    twisted += text.slice(copied, from) + by;
    copied = to;
  }
  return twisted + text.slice(copied);
}

function replacement({ text, spans }: Twistable, own: string, random: (below: number) => number): string {
  const way = random(10);
  if (way < 6) return HOSTILE[random(HOSTILE.length)]!;
  if (way < 8) {
    const other = spans[random(spans.length)]!;
    return text.slice(other.from, other.to);
  }
  return way === 8 ? `[${own}]` : `[${own},${own}]`;
}
