import fc from "fast-check";
import { expect, test } from "vitest";
import { isNamedOnly, toNamedId } from "./named-person.ts";

test.each([
  ["marie.l", "@marie.l"],
  [" Marie.L ", "@marie.l"],
  ["m".repeat(500), `@${"m".repeat(200)}`],
])("%s is known as %s", (username, id) => expect(toNamedId(username)).toBe(id));

test("a name never passes for an id, nor an id for a name", () => {
  fc.assert(fc.property(fc.string(), (username) => isNamedOnly(toNamedId(username))));
  for (const id of ["9100000000000001", "aWdfZAG06", ""]) expect(isNamedOnly(id)).toBe(false);
});
