import { expect, test } from "vitest";
import { readDelivery } from "./delivery.ts";
import { splitDelivery } from "./split.ts";
import { ACCOUNT } from "./testing/scripted-fetch.ts";

const RECEIVED = 1_795_000_002_000;
const parts = (body: unknown) => splitDelivery(JSON.stringify(body)).map((part) => JSON.parse(part));
const comment = (id: string) => ({ id, from: { id: "9100000000000001" }, text: "Prix ?" });

test("every update becomes a delivery of its own, in order, whatever list it was in", () => {
  const body = [
    {
      object: "instagram",
      entry: [
        {
          id: ACCOUNT,
          time: 1_795_000_000,
          field: "comments",
          value: comment("1"),
          changes: [{ field: "comments", value: comment("2") }],
          messaging: [{ sender: { id: "9" }, recipient: { id: ACCOUNT }, message: { mid: "m3" } }],
          standby: [{ sender: { id: "9" }, recipient: { id: ACCOUNT }, message: { mid: "m4" } }],
        },
      ],
    },
    { entry: [{ id: "17841400000000002", changes: [{ field: "comments", value: comment("5") }] }] },
  ];
  const split = parts(body);
  expect(split).toHaveLength(5);
  expect(split[0]).toEqual({
    object: "instagram",
    entry: [{ id: ACCOUNT, time: 1_795_000_000, field: "comments", value: comment("1") }],
  });
  expect(split.flatMap((part) => readDelivery(JSON.stringify(part), RECEIVED))).toEqual(
    readDelivery(JSON.stringify(body), RECEIVED),
  );
});

test("ids keep their last digit", () => {
  const raw = `{"entry":[{"id":17841400000000001,"changes":[{"field":"comments","value":{"id":18000000000000001}}]}]}`;
  expect(splitDelivery(raw)).toEqual([
    `{"entry":[{"id":"17841400000000001","changes":[{"field":"comments","value":{"id":"18000000000000001"}}]}]}`,
  ]);
});

test.each<[string, unknown]>([
  ["another product's", { object: "page", entry: [{ id: ACCOUNT, changes: [{}] }] }],
  ["an entry without id", { entry: [{ changes: [{ field: "comments" }] }] }],
  ["an entry without updates", { entry: [{ id: ACCOUNT }] }],
  ["nothing", null],
])("%s has no parts", (_, body) => expect(parts(body)).toEqual([]));

test("what surrounds many updates is not repeated with each of them", () => {
  const entry = {
    id: ACCOUNT,
    time: "9".repeat(10_000),
    mood: "x".repeat(10_000),
    changes: Array.from({ length: 1000 }, (_, i) => ({ field: "comments", value: comment(String(i + 1)) })),
  };
  const raw = JSON.stringify({ object: "instagram", note: "y".repeat(10_000), entry: [entry] });
  expect(splitDelivery(raw).join("").length).toBeLessThan(2 * raw.length);
});

test("text that is not JSON throws", () => {
  expect(() => splitDelivery("{")).toThrow(SyntaxError);
});
