import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameOccasion, occasionKey, stepKey, stepOf } from "./occasion.ts";

test.each([
  ["auto:aut_1:m1", { first: "auto:aut_1:m1", followUp: 0, isPicture: false }],
  ["auto:aut_1:m1#2", { first: "auto:aut_1:m1", followUp: 2, isPicture: false }],
  ["auto:aut_1:m1#picture", { first: "auto:aut_1:m1", followUp: 0, isPicture: true }],
  ["hand:msg_1#picture", { first: "hand:msg_1", followUp: 0, isPicture: true }],
  ["auto:aut_1:-#3#picture", { first: "auto:aut_1:-", followUp: 3, isPicture: true }],
])("%s is read as the step it is", (key, step) => {
  expect(stepOf(key)).toEqual(step);
  expect(stepKey(step)).toBe(key);
});

test("a step written is read the same again", () => {
  const step = fc.record({
    first: fc.stringMatching(/^(auto|hand):[a-z0-9_:-]{1,20}$/),
    followUp: fc.integer({ min: 0, max: 3 }),
    isPicture: fc.boolean(),
  });
  fc.assert(
    fc.property(step, (one) => {
      expect(stepOf(stepKey(one))).toEqual(one);
    }),
  );
});

test("comments are one occasion per post, anything else one per person", () => {
  const comments = { id: "aut_1", trigger: { kind: "comment" as const } };
  const messages = { id: "aut_1", trigger: { kind: "message" as const } };
  expect(occasionKey(comments, "m1")).not.toBe(occasionKey(comments, "m2"));
  expect(occasionKey(messages, "m1")).toBe(occasionKey(messages, "m2"));
  expect(isSameOccasion("auto:aut_2:m1", comments, "m1")).toBe(true);
  expect(isSameOccasion("auto:aut_2:m2", comments, "m1")).toBe(false);
  expect(isSameOccasion("auto:aut_2:-", messages, null)).toBe(false);
});
