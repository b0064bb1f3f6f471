import fc from "fast-check";
import { expect, test } from "vitest";
import { ALERT_KINDS } from "./alert-contract.ts";
import { alertId, alertIdFrom } from "./alert-id.ts";

const AT = Date.UTC(2026, 10, 18, 10);
const subject = fc.stringMatching(/^[0-9a-f]{32}$/).map((hex) => `int_${hex}`);

test("the same occasion has the same id, another kind, moment or subject another one", () => {
  const id = alertId("phone-received", AT, "int_019a94f2c7e0714c8000aaaabbbbcccc");
  expect(alertId("phone-received", AT, "int_019a94f2c7e0714c8000aaaabbbbcccc")).toBe(id);
  const others = [
    alertId("human-asked", AT, "int_019a94f2c7e0714c8000aaaabbbbcccc"),
    alertId("phone-received", AT + 1, "int_019a94f2c7e0714c8000aaaabbbbcccc"),
    alertId("phone-received", AT, "int_019a94f2c7e0714c8000aaaabbbbcccd"),
  ];
  expect(new Set([id, ...others]).size).toBe(4);
});

test("ids sort by time, whatever they are about", () => {
  fc.assert(
    fc.property(
      fc.nat(2 ** 42),
      fc.integer({ min: 1, max: 2 ** 30 }),
      fc.constantFrom(...ALERT_KINDS),
      fc.constantFrom(...ALERT_KINDS),
      subject,
      subject,
      (at, later, one, other, a, b) =>
        alertId(one, at, a) < alertId(other, at + later, b) &&
        alertIdFrom(at + later) <= alertId(other, at + later, b) &&
        alertId(one, at, a) < alertIdFrom(at + later),
    ),
  );
});
