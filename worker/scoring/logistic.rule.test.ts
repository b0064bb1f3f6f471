import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contributions, gradientOf, lossOf, predict, probabilityOf, standardise, train } from "./logistic.ts";

const anySet = fc.integer({ min: 1, max: 5 }).chain((columns) =>
  fc.array(
    fc.record({
      x: fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: columns, maxLength: columns }),
      won: fc.boolean(),
    }),
    { minLength: 2, maxLength: 40 },
  ),
);
const withBias = (rows: readonly (readonly number[])[]) => rows.map((row) => [1, ...row]);

describe("learning from examples", () => {
  test("follows the slope that the loss truly has", () => {
    fc.assert(
      fc.property(
        anySet,
        fc.infiniteStream(fc.double({ min: -2, max: 2, noNaN: true })),
        (examples, stream) => {
          const rows = withBias(examples.map(({ x }) => x.map((value) => value / 50)));
          const won = examples.map((one) => one.won);
          const theta = rows[0]!.map(() => stream.next().value as number);
          const slope = gradientOf(theta, rows, won);
          const step = 1e-5;
          theta.forEach((_, index) => {
            const moved = (by: number) => theta.map((value, n) => (n === index ? value + by : value));
            const measured = (lossOf(moved(step), rows, won) - lossOf(moved(-step), rows, won)) / (2 * step);
            expect(Math.abs(measured - slope[index]!)).toBeLessThan(1e-5 * Math.max(1, Math.abs(measured)));
          });
        },
      ),
    );
  });

  test("ends where the slope is flat, and the same each time", () => {
    fc.assert(
      fc.property(anySet, (examples) => {
        fc.pre(examples.some(({ won }) => won) && examples.some(({ won }) => !won));
        const model = train(examples);
        expect(train(examples)).toEqual(model);
        const rows = withBias(examples.map(({ x }) => standardise(x, model)));
        const slope = gradientOf(
          [model.bias, ...model.weights],
          rows,
          examples.map(({ won }) => won),
        );
        for (const value of slope) expect(Math.abs(value)).toBeLessThan(1e-3);
      }),
    );
  });

  test("explains each prediction by parts that add up to it", () => {
    fc.assert(
      fc.property(anySet, (examples) => {
        const model = train(examples);
        for (const { x } of examples) {
          const sum = contributions(model, x).reduce((total, value) => total + value, model.bias);
          expect(predict(model, x)).toBe(probabilityOf(sum));
        }
      }),
    );
  });

  test("gives no weight to what never varied, and stays finite where everybody won", () => {
    const model = train([
      { x: [3, 1], won: true },
      { x: [3, 2], won: false },
      { x: [3, 4], won: true },
    ]);
    expect(model.weights[0]).toBe(0);
    expect(Number.isFinite(predict(model, [1e9, 1e9]))).toBe(true);
    const all = train([1, 2, 3].map((value) => ({ x: [value], won: true })));
    expect(predict(all, [2])).toBeGreaterThan(0.9);
    expect(() => train([])).toThrow(RangeError);
  });

  test("keeps weights finite where one input tells everything apart", () => {
    const model = train(Array.from({ length: 100 }, (_, index) => ({ x: [index], won: index >= 50 })));
    expect(model.weights[0]).toBeGreaterThan(1);
    expect(model.weights[0]).toBeLessThan(20);
    expect(predict(model, [99])).toBeGreaterThan(0.95);
    expect(predict(model, [0])).toBeLessThan(0.05);
  });

  test("knows the ends of its curve", () => {
    expect([probabilityOf(0), probabilityOf(800), probabilityOf(-800)]).toEqual([0.5, 1, 0]);
  });
});
