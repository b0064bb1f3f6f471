import { expect, test } from "vitest";
import { type LineTurn, readLine } from "./timeline-lines.ts";

test.each<[string, Record<string, unknown>, LineTurn | null]>([
  [
    "status",
    { status: "converted", previous: "new", by: "usr_1", reason: "chosen", amount: 45 },
    {
      type: "status",
      from: "new",
      to: "converted",
      byEvidence: false,
      by: "usr_1",
      reason: "chosen",
      amount: 45,
    },
  ],
  [
    "status",
    { status: "contacted", by: "evidence" },
    { type: "status", from: null, to: "contacted", byEvidence: true, by: null, reason: null, amount: null },
  ],
  ["status", {}, null],
  ["phone", { e164: "+33639981234", national: "06 39 98 12 34" }, { type: "phone", value: "06 39 98 12 34" }],
  ["email", { email: "marie@example.fr" }, { type: "email", value: "marie@example.fr" }],
  ["phone", { e164: 12 }, null],
  ["opt_out", {}, { type: "optOut" }],
  [
    "score",
    { from: 40, to: 63, band: "hot", interactionId: "int_1" },
    { type: "score", from: 40, to: 63, band: "hot", interactionId: "int_1" },
  ],
  [
    "score",
    { from: 15, to: 14, band: "cold", interactionId: null },
    { type: "score", from: 15, to: 14, band: "cold", interactionId: null },
  ],
  ["score", { to: Number.NaN }, null],
  [
    "consent",
    { kind: "phone", value: "+33639981234", state: "given", by: "usr_1" },
    { type: "consent", state: "recorded", value: "+33639981234", by: "usr_1" },
  ],
  [
    "consent",
    { value: "+33639981234", state: "withdrawn", by: "evidence" },
    { type: "consent", state: "withdrawn", value: "+33639981234", by: null },
  ],
  [
    "consent",
    { value: "+33639981234", state: "given", by: "evidence" },
    { type: "consent", state: "asked", value: "+33639981234", by: null },
  ],
  ["consent", { state: "given" }, null],
  ["merge", { username: "marie", by: "usr_1" }, { type: "merge", name: "@marie", by: "usr_1" }],
  ["merge", {}, { type: "merge", name: null, by: null }],
  ["export", { format: "csv", by: "usr_1" }, { type: "export", by: "usr_1" }],
  ["something-new", { text: "?" }, null],
])("%s %j is told in a line, or not at all", (type, data, line) => {
  expect(readLine(type, data)).toEqual(line);
});
