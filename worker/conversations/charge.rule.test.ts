import { expect, test } from "vitest";
import { type ChargeFacts, chargeOf } from "./charge.ts";

const NOW = Date.UTC(2026, 10, 18, 10);
const nobodyYet: ChargeFacts = {
  takenOverBy: null,
  takenOverUntil: null,
  handWaitingBy: null,
  optedOut: false,
  blocked: false,
  refused: false,
};
const LATER = { takenOverUntil: NOW + 1000 };

test.each<[string, Partial<ChargeFacts>, boolean, object]>([
  ["an automation that is on", {}, true, { by: "automation", until: null }],
  ["no automation", {}, false, { by: "nobody" }],
  ["who said stop is nobody's", { optedOut: true }, true, { by: "nobody" }],
  ["who is blocked is nobody's", { blocked: true }, true, { by: "nobody" }],
  ["who refused is nobody's", { refused: true }, true, { by: "nobody" }],
  [
    "who is taken over is that person's",
    { ...LATER, takenOverBy: "person:usr_1" },
    true,
    { by: "person", personId: "usr_1", via: "dashboard", until: "2026-11-18T10:00:01.000Z" },
  ],
  [
    "in the app, by whom is not known",
    { ...LATER, takenOverBy: "app" },
    true,
    { by: "person", personId: null, via: "app" },
  ],
  [
    "by a program",
    { ...LATER, takenOverBy: "key:key_1" },
    true,
    { by: "person", personId: null, via: "dashboard" },
  ],
  ["a take-over that is over", { takenOverBy: "app", takenOverUntil: NOW }, true, { by: "automation" }],
  [
    "something by hand waits",
    { handWaitingBy: "usr_2" },
    true,
    { by: "person", personId: "usr_2", until: null },
  ],
  [
    "a person stays in charge of who said stop",
    { ...LATER, takenOverBy: "app", optedOut: true },
    true,
    { by: "person", via: "app" },
  ],
])("%s", (_name, facts, machinesWrite, charge) => {
  expect(chargeOf({ ...nobodyYet, ...facts }, machinesWrite, NOW)).toMatchObject(charge);
});
