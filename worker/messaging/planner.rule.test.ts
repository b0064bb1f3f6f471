import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlannableMessage, planMessages } from "./planner.ts";

const message = (
  id: string,
  score: number,
  deadlineAt: number | null,
  notBeforeAt?: number,
): PlannableMessage => ({
  id,
  score,
  deadlineAt,
  notBeforeAt,
});
const sent = (messages: PlannableMessage[], slots: number[]) =>
  Object.fromEntries(planMessages(messages, slots).send);

describe("which messages get the slots", () => {
  test("the best ones, when there are too few slots", () => {
    const plan = planMessages([message("a", 10, 100), message("b", 90, 100), message("c", 50, 100)], [1, 2]);
    expect(Object.fromEntries(plan.send)).toEqual({ b: 1, c: 2 });
    expect(plan.expire).toEqual(["a"]);
  });

  test("all of them, when the less good one is in a hurry and the better one can wait", () => {
    expect(sent([message("low", 10, 2), message("high", 90, 100)], [1, 5])).toEqual({ low: 1, high: 5 });
  });

  test("two good ones rather than one better: the sum counts", () => {
    const messages = [message("best", 90, 2), message("good", 60, 2), message("fair", 50, 100)];
    expect(sent(messages, [1, 5])).toEqual({ best: 1, fair: 5 });
  });

  test("a message with score 0 too, if there is room", () => {
    expect(sent([message("a", 0, 10)], [1])).toEqual({ a: 1 });
  });

  test("none at or after its deadline", () => {
    expect(planMessages([message("a", 50, 5)], [5, 6])).toEqual({ send: new Map(), expire: ["a"] });
    expect(sent([message("a", 50, 5)], [4])).toEqual({ a: 4 });
  });

  test("none before its start", () => {
    expect(sent([message("a", 50, 10, 4), message("b", 10, 10)], [3, 4])).toEqual({ a: 4, b: 3 });
    expect(sent([message("a", 50, 10, 7)], [3, 4])).toEqual({});
  });

  test("one without deadline waits and does not expire", () => {
    const plan = planMessages(
      [message("a", 10, null), message("b", 20, Number.POSITIVE_INFINITY), message("c", 30, 9)],
      [1],
    );
    expect(Object.fromEntries(plan.send)).toEqual({ c: 1 });
    expect(plan.expire).toEqual([]);
  });

  test("of equal scores the one whose window closes first, then the smaller id", () => {
    expect(sent([message("b", 50, 9), message("a", 50, 9), message("z", 50, 3)], [1, 2])).toEqual({
      z: 1,
      a: 2,
    });
  });

  test("each of several at one time, when several may leave at one time", () => {
    expect(sent([message("a", 10, 9), message("b", 20, 9)], [1, 1])).toEqual({ a: 1, b: 1 });
  });

  test("nothing comes of no messages or no slots", () => {
    expect(planMessages([], [1])).toEqual({ send: new Map(), expire: [] });
    expect(planMessages([message("a", 1, 9)], [])).toEqual({ send: new Map(), expire: ["a"] });
  });
});

test("the best are written to first, as far as the deadlines of the others allow", () => {
  const messages = [message("d", 95, 50), message("c", 80, 50), message("b", 40, 3), message("a", 20, 50)];
  expect(sent(messages, [1, 2, 3, 4])).toEqual({ d: 1, b: 2, c: 3, a: 4 });
});

/** Ids in the planner's order, with small numbers so that every assignment can be tried. */
const small = (withStarts: boolean) =>
  fc.record({
    messages: fc
      .array(
        fc.record({
          score: fc.integer({ min: 0, max: 4 }),
          deadlineAt: fc.option(fc.integer({ min: 0, max: 9 })),
          notBeforeAt: withStarts ? fc.option(fc.integer({ min: 0, max: 8 })) : fc.constant(null),
        }),
        { maxLength: 6 },
      )
      .map((list) => list.map((one, index) => ({ ...one, id: `m${index}` }))),
    slots: fc
      .array(fc.integer({ min: 0, max: 9 }), { maxLength: 5 })
      .map((slots) => slots.sort((a, b) => a - b)),
  });

const inOrder = (messages: readonly PlannableMessage[]): PlannableMessage[] =>
  [...messages].sort(
    (a, b) =>
      b.score - a.score || Math.sign((a.deadlineAt ?? 1e9) - (b.deadlineAt ?? 1e9)) || (a.id < b.id ? -1 : 1),
  );

/** Every way to give messages slots; an entry is the index of the slot, or Infinity for none. */
function everyPlan(messages: readonly PlannableMessage[], slots: readonly number[]): number[][] {
  if (messages.length === 0) return [[]];
  const [first, ...rest] = messages as [PlannableMessage, ...PlannableMessage[]];
  return everyPlan(rest, slots).flatMap((others) => {
    const options = slots.flatMap((slot, index) => {
      const fits = slot < (first.deadlineAt ?? Number.POSITIVE_INFINITY) && slot >= (first.notBeforeAt ?? 0);
      return fits && !others.includes(index) ? [[index, ...others]] : [];
    });
    return [[Number.POSITIVE_INFINITY, ...others], ...options];
  });
}

const isEarlier = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((index, position) => index !== b[position]);
  return at >= 0 && a[at]! < b[at]!;
};

describe.each([
  ["when all may leave at once", false],
  ["when some must wait for a start", true],
])("%s", (_, withStarts) => {
  test("no other choice is worth more, and no other order puts better ones earlier", () => {
    fc.assert(
      fc.property(small(withStarts), ({ messages, slots }) => {
        const sorted = inOrder(messages);
        const { send } = planMessages(messages, slots);
        const worth = (plan: readonly number[]) =>
          sorted.reduce(
            (sum, one, index) => sum + (plan[index] === Number.POSITIVE_INFINITY ? 0 : one.score + 1),
            0,
          );
        const plans = everyPlan(sorted, slots);
        const ours = sorted.map((one) =>
          send.has(one.id) ? slots.indexOf(send.get(one.id)!) : Number.POSITIVE_INFINITY,
        );
        expect(worth(ours)).toBe(Math.max(...plans.map(worth)));
        // Same choice, every order: ours gives the best its earliest possible time, then the next, and so on.
        const chosen = sorted.map((one) => send.has(one.id));
        const timeOf = (plan: readonly number[]) =>
          plan.map((index) => (index === Number.POSITIVE_INFINITY ? index : slots[index]!));
        const sameChoice = plans.filter((plan) =>
          plan.every((index, position) => Number.isFinite(index) === chosen[position]),
        );
        const ourTimes = sorted.map((one) => send.get(one.id) ?? Number.POSITIVE_INFINITY);
        expect(sameChoice.map(timeOf).some((times) => isEarlier(times, ourTimes))).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test("no slot is used twice, no window missed, and every message is accounted for once", () => {
    const any = fc.record({
      messages: fc
        .array(
          fc.record({
            score: fc.integer({ min: 0, max: 100 }),
            deadlineAt: fc.option(fc.integer({ min: 0, max: 300 })),
            notBeforeAt: withStarts ? fc.option(fc.integer({ min: 0, max: 300 })) : fc.constant(null),
          }),
          { maxLength: 120 },
        )
        .map((list) => list.map((one, index) => ({ ...one, id: `m${index}` }))),
      slots: fc
        .uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 60 })
        .map((slots) => slots.sort((a, b) => a - b)),
    });
    fc.assert(
      fc.property(any, ({ messages, slots }) => {
        const { send, expire } = planMessages(messages, slots);
        expect(new Set(send.values()).size).toBe(send.size);
        for (const one of messages) {
          const slot = send.get(one.id);
          if (slot === undefined) expect(expire.includes(one.id)).toBe(one.deadlineAt !== null);
          else {
            expect(slots).toContain(slot);
            expect(expire).not.toContain(one.id);
            expect(
              slot >= (one.notBeforeAt ?? 0) && slot < (one.deadlineAt ?? Number.POSITIVE_INFINITY),
            ).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ["that may all leave at once", 0],
  ["of which many wait for a start", 3000],
])("plans 5,000 messages over a week of 50 a day %s", (_, latestStart) => {
  const messages = Array.from({ length: 5000 }, (_, index) =>
    message(
      `m${index}`,
      (index * 37) % 101,
      4000 + ((index * 7919) % 6000),
      (index * 31) % (latestStart + 1),
    ),
  );
  const slots = Array.from({ length: 350 }, (_, index) => index * 28);
  expect(planMessages(messages, slots).send.size).toBe(350);
});
