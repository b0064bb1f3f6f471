/** How the stand-in reads a message: plainly, and always alike. French and English words for digits, some disguises. */
const WORDS: Readonly<Record<string, string>> = {
  zero: "0",
  oh: "0",
  un: "1",
  one: "1",
  deux: "2",
  two: "2",
  trois: "3",
  three: "3",
  quatre: "4",
  quat: "4",
  katr: "4",
  four: "4",
  cinq: "5",
  sink: "5",
  five: "5",
  six: "6",
  sept: "7",
  set: "7",
  seven: "7",
  huit: "8",
  uit: "8",
  eight: "8",
  neuf: "9",
  nine: "9",
  dix: "10",
  onze: "11",
  douze: "12",
  douz: "12",
  treize: "13",
  quatorze: "14",
  quinze: "15",
  seize: "16",
  vingt: "20",
  trente: "30",
  trante: "30",
  quarante: "40",
  cinquante: "50",
  soixante: "60",
};
const LETTERS: Readonly<Record<string, string>> = { "!": "i", "3": "e", "4": "a", "0": "o", "@": "a" };

/** The digits that a text says, in order. */
export function digitsSaid(text: string): string {
  const values: number[] = [];
  let digits = "";
  const flush = () => {
    while (values.length > 0) {
      const [first = 0, second, third] = values;
      const isTwenties = first === 4 && second === 20;
      const base = isTwenties ? 80 : first;
      const behind = isTwenties ? third : second;
      const joins =
        base >= 20 &&
        behind !== undefined &&
        behind > 0 &&
        (behind < 10 || (base % 40 === 20 && behind < 17) || (base === 80 && behind < 17));
      let value = base + (joins ? behind : 0);
      let used = (isTwenties ? 2 : 1) + (joins ? 1 : 0);
      const next = values[used];
      if (
        value % 100 >= 10 &&
        value % 10 === 0 &&
        behind === 10 &&
        next !== undefined &&
        next >= 7 &&
        next < 10
      ) {
        value += next;
        used += 1;
      }
      if (first === 10 && second !== undefined && second >= 7 && second < 10)
        [value, used] = [10 + second, 2];
      digits += String(value);
      values.splice(0, used);
    }
  };
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  for (const token of plain.match(/[a-z0-9!@]+/g) ?? []) {
    if (/^\d+$/.test(token)) {
      flush();
      digits += token;
      continue;
    }
    const word = [...token].map((letter) => LETTERS[letter] ?? letter).join("");
    const value = WORDS[token] ?? WORDS[word];
    if (value !== undefined) values.push(Number(value));
  }
  flush();
  return digits;
}

/** The French numbers among them, in E.164. */
export const numbersSaid = (text: string): string[] =>
  [...digitsSaid(text).matchAll(/0([67]\d{8})/g)].map(([, national]) => `+33${national}`);
