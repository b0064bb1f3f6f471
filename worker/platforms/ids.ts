const QUOTE = 0x22;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

/**
 * JSON.parse that keeps every digit of an integer beyond 2^53, as a string: ids arrive as bare numbers in some
 * of Meta's answers, and JSON.parse rounds them. Everything else is what JSON.parse makes of it.
 *
 * Not done with a reviver and its `context.source`: that recurses, and a hostile body of nested brackets
 * overflows the stack; here nothing does.
 *
 * @throws SyntaxError on text that is not JSON, and on nothing else
 */
export function parseKeepingIds(text: string): unknown {
  const quoted = quoteLongIntegers(text);
  // A quoted number could mend what is not JSON, such as {90071992547409930: 1}.
  if (quoted !== text) JSON.parse(text);
  return JSON.parse(quoted);
}

/** Puts quotes around the integers that a double cannot hold, outside strings. One pass, linear in the text. */
function quoteLongIntegers(text: string): string {
  const pieces: string[] = [];
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = afterString(text, at);
    } else if (code === MINUS || isDigit(code)) {
      const end = afterNumber(text, at);
      const token = text.slice(at, end);
      if (isLongInteger(token)) {
        pieces.push(text.slice(copied, at), `"${token}"`);
        copied = end;
      }
      at = end;
    } else {
      at += 1;
    }
  }
  if (copied === 0) return text;
  pieces.push(text.slice(copied));
  return pieces.join("");
}

function afterString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close === -1 ? text.length : close + 1;
}

/** An odd number of backslashes right before it. Each backslash is counted for one quote only. */
function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}

function afterNumber(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && isNumberPart(text[end]!)) end += 1;
  return end;
}

const isDigit = (code: number) => code >= ZERO && code <= NINE;
const isNumberPart = (char: string) =>
  (char >= "0" && char <= "9") ||
  char === "." ||
  char === "e" ||
  char === "E" ||
  char === "+" ||
  char === "-";
const isLongInteger = (token: string) => /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
