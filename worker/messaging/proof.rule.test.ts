import { expect, test } from "vitest";
import { type LostSend, provenBy } from "./proof.ts";

const lost = (id: string, text: string, sendingAt: number | null): LostSend => ({ id, text, sendingAt });
const AT = 1_795_000_000_000;

test.each<[string, LostSend[], { text: string | null; at: number }, string | undefined]>([
  [
    "the only one with these words",
    [lost("a", "Bonjour", AT), lost("b", "Bonsoir", AT)],
    { text: "Bonjour", at: AT + 900 },
    "a",
  ],
  [
    "none when two have the same words",
    [lost("a", "Bonjour", AT), lost("b", "Bonjour", AT + 1)],
    { text: "Bonjour", at: AT },
    undefined,
  ],
  [
    "the one whose call was then",
    [lost("a", "Bonjour", AT), lost("b", "Bonjour", AT - 3_600_000)],
    { text: "Bonjour", at: AT },
    "a",
  ],
  ["none before its call", [lost("a", "Bonjour", AT)], { text: "Bonjour", at: AT - 180_000 }, undefined],
  ["none long after it", [lost("a", "Bonjour", AT)], { text: "Bonjour", at: AT + 1_000_000 }, undefined],
  ["none without words", [lost("a", "", AT)], { text: null, at: AT }, undefined],
  ["none that was never called", [lost("a", "Bonjour", null)], { text: "Bonjour", at: AT }, undefined],
])("a trace proves %s", (_, sends, trace, id) => {
  expect(provenBy(trace, sends)?.id).toBe(id);
});
