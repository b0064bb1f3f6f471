import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { D1_LIMITS, SqliteD1 } from "./d1.ts";
import { ObjectStorage } from "./object-storage.ts";
import expected from "./parity.json" with { type: "json" };
import { askD1, askObject } from "./parity.ts";

test("the stand-in for D1 answers as D1 does", async () => {
  const db = new DatabaseSync(":memory:");
  Object.assign(db.limits, D1_LIMITS);
  const answers = await askD1(new SqliteD1(db).binding);
  db.close();
  expect(JSON.parse(JSON.stringify(answers))).toEqual(expected.d1);
});

test("the stand-in for an object's storage answers as an object's does", async () => {
  const storage = new ObjectStorage();
  const answers = await askObject(storage as unknown as DurableObjectStorage);
  storage.close();
  expect(JSON.parse(JSON.stringify(answers))).toEqual(expected.object);
});
