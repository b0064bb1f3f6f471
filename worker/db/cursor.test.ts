import { expect, test } from "vitest";
import { createCursors } from "./cursor.ts";

const cursors = createCursors("a-secret-of-at-least-thirty-two-characters");

test("a cursor comes back as it was written", async () => {
  const cursor = await cursors.write("leads:score", "ws_1", [1234.5, "lead_é"]);
  expect(await cursors.read("leads:score", "ws_1", cursor)).toEqual([1234.5, "lead_é"]);
});

test.each([
  ["another workspace", "leads:score", "ws_2", (c: string) => c],
  ["another list", "leads:recent", "ws_1", (c: string) => c],
  ["a changed position", "leads:score", "ws_1", (c: string) => `A${c.slice(1)}`],
  ["a changed signature", "leads:score", "ws_1", (c: string) => `${c.slice(0, -2)}AA`],
  ["no signature", "leads:score", "ws_1", (c: string) => c.split(".")[0]!],
  ["nonsense", "leads:score", "ws_1", () => "%%%"],
])("refuses a cursor of %s", async (_, list, workspaceId, change) => {
  const cursor = await cursors.write("leads:score", "ws_1", [1, "lead_a"]);
  await expect(cursors.read(list, workspaceId, change(cursor))).rejects.toMatchObject({ code: "bad-cursor" });
});
