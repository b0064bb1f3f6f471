import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileTurns } from "./turns.ts";

describe("a turn of phrase", () => {
  test.each([
    ["a/b c", " a c ", true],
    ["a/b c", " b c d ", true],
    ["a/b c", " a x c ", false],
    ["a (b) c", " a c ", true],
    ["a (b) c", " a b c ", true],
    ["pas+du+tout/rien vu", " x pas du tout vu ", true],
    ["livr* en", " on livrera en ", true],
    ["livr* en", " livres ens ", false],
    ["a _ c", " a quoi c ", true],
    ["# €", " c est 12 € ", true],
    ["combien de #", " combien de 3 ", true],
    ["a .. z", " a b c d z ", true],
    ["a .. z", " a b c d e z ", false],
    ["^ bof", " bonjour bof ", true],
    ["^ bof", " c est bof ", false],
    ["^ bisou*", " bisous ", true],
    ["lien $", " le lien svp 🙏 ", true],
    ["lien $", " le lien rouge ", false],
    ["lien svp/$", " le lien ", true],
    ["cher ?", " c est cher la robe ? ", true],
    ["cher !?", " c est cher la robe ? ", false],
    ["x | y", " y ", true],
  ] as const)("%s in %j: %s", (turn, line, expected) => expect(compileTurns(turn)(line)).toBe(expected));
});

test("no line breaks it", () => {
  const holds = compileTurns("a/b (c) .. d | ^ e* $ | # _ f ? | g h/$");
  const words = fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h", "1", "?", "😍", "svp"));
  fc.assert(fc.property(words, (said) => typeof holds(` ${said.join(" ")} `) === "boolean"));
  fc.assert(fc.property(fc.string({ unit: "binary" }), (line) => typeof holds(line) === "boolean"));
});
