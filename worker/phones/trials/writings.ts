import { cut } from "./numbers.ts";
import type { Chance } from "./seeded.ts";
import { digitInFrench, digitsInEnglish, pairInFrench, withoutAccents, withTypo } from "./spoken.ts";

/** How people write a French number of ten digits. Each answers a text for the number. */
export type Writing = (digits: string, chance: Chance) => string;

const pairsOf = (digits: string): string[] => digits.match(/../g) ?? [];
const joined =
  (...separators: readonly string[]): Writing =>
  (digits, chance) =>
    pairsOf(digits).join(chance.one(separators));
const grouped = (digits: string, sizes: readonly number[], by: string): string => cut(digits, sizes).join(by);
const mapped =
  (zero: number | string, by: readonly string[] = [""]): Writing =>
  (digits, chance) => {
    const glyphs = pairsOf(digits).map((pair) =>
      [...pair]
        .map((d) =>
          typeof zero === "number" ? String.fromCodePoint(zero + Number(d)) : ([...zero][Number(d)] ?? ""),
        )
        .join(""),
    );
    return glyphs.join(chance.one(by));
  };
const international =
  (prefix: string, sep: string): Writing =>
  (digits) =>
    prefix + [digits.slice(1, 2), ...pairsOf(digits).slice(1)].join(sep);
const EMOJI = ["❤️", "📞", "🔥", "😊", "👉", "✨", "💜", "😂", "🌸", "➡️", "⭐", "🙈", "👌🏽", "👩‍🦰"];
const words = (digits: string, way: "france" | "belgium" | "switzerland" = "france") =>
  pairsOf(digits).map((pair) => pairInFrench(pair, way));

export const WRITINGS: Record<string, Writing> = {
  plain: (d) => d,
  spaces: joined(" "),
  dots: joined("."),
  dashes: joined("-"),
  slashes: joined("/"),
  underscores: joined("_"),
  commas: joined(",", ", ", " , "),
  pipes: joined("|", " | "),
  stars: joined("*", " * ", "**"),
  tildes: joined("~", " ~ "),
  colons: joined(":", " : "),
  semicolons: joined(";", "; "),
  bullets: joined("•", " • ", "·", " · ", "∙", "●"),
  backslashes: joined("\\", " \\ "),
  apostrophes: joined("'", "’", "`", '"'),
  arrows: joined("→", " → ", ">", " > ", "->", "=>"),
  equals: joined("=", "+", "#", "^", "&", " & "),
  "long-dashes": joined("–", "—", " – ", " — ", "‑", "−"),
  "double-spaces": joined("  ", "   ", "    "),
  "odd-spaces": joined("\u00a0", "\u202f", "\u2009", "\u3000", "\t", "\u2003"),
  "zero-width": joined("\u200b", "\u200d", "\u2060", " \u200b"),
  doubled: joined("--", "..", "//", "__", ",,", " -- ", " .. ", "||", "::"),
  ellipsis: joined("...", "…", " ... ", "… ", "...."),
  "spaced-sep": joined(" - ", " . ", " / ", " _ "),
  "sep-space": joined(". ", "- ", "/ ", "; "),
  "mixed-seps": (d, chance) =>
    pairsOf(d).reduce((text, pair) => text + chance.one([" ", ".", "-", "/", "_", ", "]) + pair),
  newline: joined("\n", "\r\n", "\n\n", " \n"),
  "newline-partial": (d) =>
    `${d.slice(0, 2)} ${d.slice(2, 4)} ${d.slice(4, 6)}\n${d.slice(6, 8)} ${d.slice(8)}`,
  emoji: (d, chance) => pairsOf(d).join(chance.one(EMOJI)),
  "emoji-spaced": (d, chance) => pairsOf(d).join(` ${chance.one(EMOJI)} `),
  "emoji-varied": (d, chance) => pairsOf(d).reduce((text, pair) => text + chance.one(EMOJI) + pair),
  "letter-between": joined("x", "a", "z", " x ", "X"),
  "word-between": joined(
    " point ",
    " tiret ",
    " slash ",
    " virgule ",
    " espace ",
    " et ",
    " puis ",
    " dot ",
    " dash ",
    " étoile ",
  ),
  "word-glued": joined("point", "tiret", "etoile", "POINT"),
  connectives: (d) => {
    const [a, b, c, e, f] = pairsOf(d);
    return `${a} puis ${b} ${c} et ${e} ${f}`;
  },
  triples: (d) => grouped(d, [4, 3, 3], " "),
  "triples-3-3-4": (d, chance) => grouped(d, [3, 3, 4], chance.one([" ", "-", "."])),
  "4-2-2-2": (d, chance) => grouped(d, [4, 2, 2, 2], chance.one([" ", "-", ".", "/"])),
  "2-4-4": (d, chance) => grouped(d, [2, 4, 4], chance.one([" ", "-", "."])),
  "4-6": (d) => grouped(d, [4, 6], " "),
  "5-5": (d, chance) => grouped(d, [5, 5], chance.one([" ", "-", "."])),
  "2-8": (d, chance) => grouped(d, [2, 8], chance.one([" ", "-", "."])),
  "2-3-3-2": (d) => grouped(d, [2, 3, 3, 2], " "),
  "1-9": (d) => grouped(d, [1, 9], " "),
  "2-2-3-3": (d) => grouped(d, [2, 2, 3, 3], " "),
  "odd-groups": (d, chance) => {
    let text = d[0] ?? "";
    for (const digit of d.slice(1)) text += (chance.below(3) === 0 ? " " : "") + digit;
    return text;
  },
  ones: (d, chance) => [...d].join(chance.one([" ", ".", "-", "/", ",", "_", ", ", " - ", "\n", "*"])),
  parens: (d) => `(${d.slice(0, 2)}) ${pairsOf(d).slice(1).join(" ")}`,
  wrapped: (d, chance) => {
    const [open, close] = chance.one(
      ["()", "[]", "{}", "<>", "«»", '""', "**", "__", "“”"].map((w) => [...w]),
    );
    return `${open}${pairsOf(d).join(chance.one([" ", ".", ""]))}${close}`;
  },
  "each-wrapped": (d, chance) => {
    const [open, close] = chance.one(["()", "[]", "{}"].map((w) => [...w]));
    return pairsOf(d)
      .map((pair) => `${open}${pair}${close}`)
      .join(chance.one(["", " "]));
  },
  plus33: international("+33", ""),
  "plus33-spaced": international("+33 ", " "),
  "plus33-dots": international("+33.", "."),
  "plus33-dashes": international("+33-", "-"),
  "plus33-(0)": (d, chance) =>
    `${chance.one(["+33(0)", "+33 (0)", "+33 (0) ", "+33(0) "])}${international("", chance.one([" ", "", "."]))(d, chance)}`,
  "plus33-0": (d, chance) => `+33 ${pairsOf(d).join(chance.one([" ", ""]))}`,
  "plus33-odd": (d, chance) =>
    international(
      chance.one([
        "(+33)",
        "(+33) ",
        "+ 33 ",
        "[+33] ",
        "++33 ",
        "+33/",
        "＋33",
        "(33) ",
        "plus 33 ",
        "+33 - ",
      ]),
      chance.one([" ", ""]),
    )(d, chance),
  "0033": international("0033", ""),
  "0033-spaced": international("00 33 ", " "),
  "0033-odd": (d, chance) =>
    international(
      chance.one(["0033 ", "0033-", "0033.", "(0033) ", "0033(0)", "00.33.", "00-33-"]),
      chance.one([" ", ""]),
    )(d, chance),
  "33-bare": international("33", ""),
  "33-spaced": international("33 ", " "),
  words: (d) => words(d).join(" "),
  "words-plain": (d) => withoutAccents(words(d).join(" ")),
  "words-spaced": (d) => withoutAccents(words(d).join(" ")).replace(/-/g, " "),
  "words-hyphens": (d) => words(d).join(" ").replace(/ /g, "-"),
  "words-upper": (d) => words(d).join(" ").toUpperCase(),
  "words-commas": (d, chance) =>
    words(d).join(chance.one([", ", " - ", " / ", ". ", " . ", "\n", "... ", " puis "])),
  "words-glued": (d) => withoutAccents(words(d).join(" ")).replace(/[ -]/g, ""),
  "words-glued-pairs": (d) =>
    words(d)
      .map((w) => w.replace(/[ -]/g, ""))
      .join(" "),
  "words-et-hyphen": (d) =>
    words(d)
      .map((w) => w.replace(/ et /g, "-et-"))
      .join(" "),
  "words-belgian": (d) => words(d, "belgium").join(" "),
  "words-swiss": (d) => words(d, "switzerland").join(" "),
  "words-typo": (d, chance) => withTypo(words(d).join(" "), chance),
  "words-digits": (d, chance) => [...d].map(digitInFrench).join(chance.one([" ", "-", ", ", " "])),
  "words-digits-glued": (d) => withoutAccents([...d].map(digitInFrench).join("")),
  "zero-word": (d, chance) => {
    const [, ...rest] = pairsOf(d);
    return `${chance.one(["zéro", "zero", "Zero", "ZERO"])} ${chance.one([digitInFrench(d[1] ?? ""), d[1] ?? ""])} ${rest.join(chance.one([" ", ".", "", "-"]))}`;
  },
  "mixed-words": (d, chance) =>
    pairsOf(d)
      .map((pair) => (chance.below(2) === 0 ? pair : pairInFrench(pair)))
      .join(chance.one([" ", " ", "-", ", ", "."])),
  "mixed-digit-words": (d, chance) =>
    [...d].map((digit) => (chance.below(2) === 0 ? digit : digitInFrench(digit))).join(" "),
  "mixed-glued": (d, chance) =>
    pairsOf(d)
      .map((pair, at) =>
        at % 2 === chance.below(2) ? pair : withoutAccents(pairInFrench(pair)).replace(/[ -]/g, ""),
      )
      .join(""),
  "plus33-words": (d, chance) =>
    `${chance.one(["+33 ", "plus trente-trois ", "+ trente trois "])}${digitInFrench(d[1] ?? "")} ${words(d).slice(1).join(" ")}`,
  english: (d, chance) => digitsInEnglish(d, chance, false),
  "english-double": (d, chance) => digitsInEnglish(d, chance, true),
  "letter-O": (d, chance) =>
    pairsOf(d)
      .join(chance.one([" ", ".", "-", ""]))
      .replace(/0/g, chance.one(["O", "o"])),
  "letter-O-some": (d, chance) => `${chance.one(["O", "o", "Ø", "О"])}${pairsOf(d).join(" ").slice(1)}`,
  "letter-l": (d, chance) =>
    pairsOf(d)
      .join(chance.one([" ", "."]))
      .replace(/1/g, chance.one(["l", "I", "|", "i", "!"])),
  "letters-Ol": (d, chance) =>
    pairsOf(d)
      .join(" ")
      .replace(/0/g, "o")
      .replace(/1/g, chance.one(["l", "I"])),
  "letters-SB": (d, chance) =>
    `${d.slice(0, 2)} ${pairsOf(d)
      .slice(1)
      .join(" ")
      .replace(/5/g, chance.one(["S", "5"]))
      .replace(/8/g, chance.one(["B", "8"]))}`,
  keycaps: (d) => [...d].map((digit) => `${digit}\ufe0f\u20e3`).join(""),
  "keycaps-spaced": (d, chance) =>
    [...d].map((digit) => `${digit}${chance.one(["\ufe0f", ""])}\u20e3`).join(" "),
  "keycaps-pairs": (d) =>
    pairsOf(d)
      .map((pair) => [...pair].map((c) => `${c}\ufe0f\u20e3`).join(""))
      .join(" "),
  "keycaps-mixed": (d, chance) =>
    [...d].map((c) => (chance.below(2) === 0 ? c : `${c}\ufe0f\u20e3`)).join(""),
  fullwidth: mapped(0xff10, ["", " ", "．", "－"]),
  arabic: mapped(0x0660, ["", " ", "-"]),
  persian: mapped(0x06f0, ["", " "]),
  mathematical: (d, chance) =>
    mapped(chance.one([0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6]), ["", " "])(d, chance),
  superscript: mapped("⁰¹²³⁴⁵⁶⁷⁸⁹", ["", " "]),
  subscript: mapped(0x2080, ["", " "]),
  circled: (d, chance) =>
    mapped(chance.one(["⓪①②③④⑤⑥⑦⑧⑨", "⓿❶❷❸❹❺❻❼❽❾", "🄋➀➁➂➃➄➅➆➇➈"]), ["", " "])(d, chance),
  devanagari: mapped(0x0966, ["", " "]),
  leet: (d) => {
    const rest = pairsOf(d).slice(1).join(" ");
    return `${d[1] === "6" ? "0s1x" : `zer0 ${d[1]}`} ${rest}`;
  },
  "wa-me": (d, chance) =>
    `${chance.one(["wa.me/33", "https://wa.me/33", "http://wa.me/+33", "https://wa.me/+33", "www.wa.me/33", "HTTPS://WA.ME/33"])}${d.slice(1)}${chance.one(["", "?text=bonjour", "/"])}`,
  "whatsapp-link": (d, chance) =>
    `${chance.one(["https://api.whatsapp.com/send?phone=33", "api.whatsapp.com/send/?phone=%2B33", "whatsapp://send?phone=+33", "https://web.whatsapp.com/send?phone=33"])}${d.slice(1)}${chance.one(["", "&text=salut"])}`,
  "tel-link": (d, chance) =>
    `${chance.one(["tel:", "tel://", "TEL:", "sms:", "callto:"])}${chance.one([d, `+33${d.slice(1)}`, pairsOf(d).join("-")])}`,
  "chat-link": (d, chance) =>
    `${chance.one(["https://t.me/+33", "t.me/+33", "https://signal.me/#p/+33", "viber://chat?number=%2B33"])}${d.slice(1)}`,
};
