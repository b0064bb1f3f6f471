import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frenchSpaces, frenchWords } from "./french-spaces.ts";

/** Cases are written with ~ for the no-break space and ^ for the narrow one. */
const written = (text: string) => text.replaceAll("\u00a0", "~").replaceAll("\u202f", "^");

describe("no French line begins with a mark or a unit", () => {
  test.each([
    ["Une question ?", "Une question^?"],
    ["Quoi ?! Non !", "Quoi^?! Non^!"],
    ["attendent ; le premier", "attendent^; le premier"],
    ["Voici : rien", "Voici~: rien"],
    ["Que faire :", "Que faire~:"],
    ["le modèle « {{name}} » ?", "le modèle «~{{name}}~»^?"],
    ["« oui, appelez-moi » : il", "«~oui, appelez-moi~»~: il"],
    ["À 75 % de ce budget", "À 75~% de ce budget"],
    ["0,005 $ par publication, 89 €", "0,005~$ par publication, 89~€"],
    ["en 24 h, {{n}} min, 3 s et 2 j", "en 24~h, {{n}}~min, 3~s et 2~j"],
    ["à 16 h 20", "à 16~h~20"],
    ["1 440 par jour, 1 000 octets", "1~440 par jour, 1~000 octets"],
    ["{{name}} : {{status}}", "{{name}}~: {{status}}"],
    ["déjà\u00a0; juste\u202f!", "déjà^; juste^!"],
  ])("%s", (text, expected) => {
    expect(written(frenchSpaces(text))).toBe(expected);
  });
});

test.each([
  "https://api.example/webhooks?hub.mode=subscribe&a=1",
  'curl "https://api.example/a?b=c;d"',
  "à 16:20",
  "{{first_name}}",
  "`npx wrangler secret put NOM ; echo ? !`",
  "06 39 98 12 34",
  "prix, combien, tarif, coûte, €",
  "docs/setup-meta.fr.md",
  "{{count}} s'abonne",
  "2027-01-31T09:30:00Z",
  "META :id ?page=2",
])("what is no sentence stays as it is: %s", (text) => {
  expect(frenchSpaces(text)).toBe(text);
});

test("a dictionary is mended in its branches, lists and functions, and keeps its keys", () => {
  const words = frenchWords({
    title: "Quoi ?",
    branch: { list: ["Un :", "Deux !"], made: (name: string) => `${name} : oui`, none: null, size: 3 },
  });
  expect(written(words.title)).toBe("Quoi^?");
  expect(words.branch.list.map(written)).toEqual(["Un~:", "Deux^!"]);
  expect(written(words.branch.made("Inès"))).toBe("Inès~: oui");
  expect(words.branch).toMatchObject({ none: null, size: 3 });
});

const sentence = fc
  .array(
    fc.constantFrom(
      "mot",
      " ",
      "  ",
      ":",
      ";",
      "?",
      "!",
      "«",
      "»",
      "%",
      "€",
      "3",
      "h",
      "`",
      "{{n}}",
      "\u00a0",
    ),
  )
  .map((parts) => parts.join(""));

test("whatever is said, only spaces change, and mending twice is mending once", () => {
  fc.assert(
    fc.property(sentence, (text) => {
      const once = frenchSpaces(text);
      expect(frenchSpaces(once)).toBe(once);
      expect(once.replace(/\s+/g, "")).toBe(text.replace(/\s+/g, ""));
    }),
  );
});
