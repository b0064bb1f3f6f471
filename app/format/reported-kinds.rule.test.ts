import { expect, test } from "vitest";
import type { InteractionKind } from "../../worker/platforms/contract.ts";
import { silentKinds } from "./reported-kinds.ts";

const KINDS: InteractionKind[] = ["like", "follow", "comment", "message"];
const PLATFORMS = [
  { id: "instagram", name: "Instagram", capabilities: { reportedKinds: ["comment", "message"] as const } },
  { id: "x", name: "X", capabilities: { reportedKinds: ["like", "message"] as const } },
];

test.each<[string, string[], InteractionKind[], string[]]>([
  ["with one platform, what it never tells", ["instagram"], ["like", "follow"], ["Instagram"]],
  ["with two, what neither tells", ["instagram", "x"], ["follow"], ["Instagram", "X"]],
  ["with none, nothing is said to be silent", [], [], []],
])("%s", (_, connected, silent, names) => {
  const found = silentKinds(PLATFORMS, connected, KINDS);
  expect([...found.silent]).toEqual(silent);
  expect(found.names).toEqual(names);
});
