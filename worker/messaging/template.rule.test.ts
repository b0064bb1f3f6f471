import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkTemplate, pickVariant, renderTemplate, utf8Bytes } from "./template.ts";

const marie = { username: "marie.l_92", platform: "Instagram", firstName: "Marie" };
const nobody = { username: null, platform: null, firstName: null };

describe("a template is refused", () => {
  test.each<[string, string[], boolean]>([
    ["Bonjour", [], false],
    ["Bonjour {{username}}, {{ first_name | toi }} sur {{platform}}", [], false],
    ["{{ username }}{{username}}", [], false],
    ["{{first_name|}}", [], false],
    ["un {accolade} seule", [], false],
    ["{{{username}}}", [], false],
    ["Bonjour {{nom}} et {{prix|10 €}} et {{nom}}", ["nom", "prix"], false],
    ["{{}}", [""], false],
    ["{{Username}}", ["Username"], false],
    ["Bonjour {{username", [], true],
    ["Bonjour {{username}", [], true],
    ["Bonjour username}}", [], true],
    ["{{first_name|{{username}}}}", [], true],
    ["{{ {{username}} }}", [], true],
    ["{{a|b|c}}", ["a"], false],
  ])("%s: unknown %j, unclosed %s", (body, unknown, unclosed) => {
    expect(checkTemplate(body)).toEqual({ unknown, unclosed });
  });
});

describe("a template is filled", () => {
  test.each([
    ["Bonjour {{username}} !", marie, "Bonjour marie.l_92 !", []],
    ["{{  first_name  }}, vu sur {{platform}}", marie, "Marie, vu sur Instagram", []],
    ["Salut {{first_name|toi}} !", marie, "Salut Marie !", []],
    ["Salut {{first_name|toi}} !", nobody, "Salut toi !", []],
    ["Salut {{first_name | mon ami }} !", nobody, "Salut mon ami !", []],
    ["Bonjour {{first_name}} !", nobody, "Bonjour !", ["first_name"]],
    ["Bonjour {{first_name}}, merci", nobody, "Bonjour, merci", ["first_name"]],
    ["Merci {{first_name}}.", nobody, "Merci.", ["first_name"]],
    ["{{first_name}}, merci !", nobody, "merci !", ["first_name"]],
    ["Bonjour {{first_name|}} !", nobody, "Bonjour !", []],
    ["Ligne 1\n{{first_name}}, ligne 2", nobody, "Ligne 1\nligne 2", ["first_name"]],
    ["{{username}} {{username}}", nobody, "", ["username"]],
    ["{{nom}} ici", marie, "ici", ["nom"]],
    ["Rien à remplir {ici}", marie, "Rien à remplir {ici}", []],
  ])("%j", (body, values, text, missing) => {
    expect(renderTemplate(body, values)).toEqual({ text, missing });
  });

  test.each([
    ["{{username}}", "{{username}}"],
    ["{{first_name|x}}", "{{first_name|x}}"],
    ["$& $1 $$", "$& $1 $$"],
    ["a\u0000b\u0007c\u009Fd", "abcd"],
    ["ligne\r\nsuivante\u2028fin", "ligne suivante fin"],
    ["\u202Eegnevni\u202C", "egnevni"],
    ["moitié \uD83D d'emoji", "moitié d'emoji"],
    ["famille 👨‍👩‍👧", "famille 👨‍👩‍👧"],
  ])("a value %j is only ever text", (value, shown) => {
    expect(renderTemplate("{{username}}", { ...marie, username: value }).text).toBe(shown);
  });

  test("no value, however made, brings in a template, a line break or a control character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const { text } = renderTemplate("<{{username|-}}>", { ...marie, username: value });
        expect(text).toMatch(/^<.*>$/u);
        expect(/[\p{Cc}\p{Cs}]/u.test(text)).toBe(false);
      }),
      { numRuns: 1000 },
    );
    const text = renderTemplate("{{username}}", { ...marie, username: "{{platform}}" }).text;
    expect(text).toBe("{{platform}}");
  });

  test("answers a hostile template; quadratic work would meet the runner's own timeout", () => {
    const braces = "{{".repeat(50_000) + "}".repeat(50_000);
    expect(renderTemplate(braces, marie).text).toContain("{{{{");
    expect(checkTemplate(`{{${" ".repeat(100_000)}`)).toEqual({ unknown: [], unclosed: true });
    expect(renderTemplate(`${" ".repeat(50_000)}{{first_name}}`.repeat(2), nobody).missing).toEqual([
      "first_name",
    ]);
  });
});

test.each([
  ["", 0],
  ["abc", 3],
  ["été", 5],
  ["€", 3],
  ["👋", 4],
  ["👨‍👩‍👧", 18],
])("%j is %i bytes on the wire", (text, bytes) => {
  expect(utf8Bytes(text)).toBe(bytes);
});

describe("variants", () => {
  const template = { body: "A", variants: ["B", "C"] };

  test("a lead always gets the same wording, and another automation may pick another", () => {
    const picks = Array.from(
      { length: 20 },
      (_, index) => pickVariant(template, "lead_1", `aut_${index}`).index,
    );
    expect(pickVariant(template, "lead_1", "aut_0")).toEqual(pickVariant(template, "lead_1", "aut_0"));
    expect(new Set(picks).size).toBe(3);
  });

  test("over many leads each wording is used equally often", () => {
    const counts = [0, 0, 0];
    for (let lead = 0; lead < 30_000; lead++) counts[pickVariant(template, `lead_${lead}`, "aut_1").index]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400); // five standard deviations
  });

  test("a template without variants is its body", () => {
    expect(pickVariant({ body: "A", variants: [] }, "lead_1", "aut_1")).toEqual({ index: 0, body: "A" });
  });
});
