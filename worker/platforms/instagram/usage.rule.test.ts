import { expect, test } from "vitest";
import { readUsage } from "./usage.ts";

const MINUTE = 60_000;
const accountUsage = (minutes: unknown, share = 12) =>
  JSON.stringify({
    "17841400000000001": [
      {
        type: "instagram",
        call_count: share,
        total_cputime: 3,
        total_time: 5,
        estimated_time_to_regain_access: minutes,
      },
    ],
  });

test.each<[string, Record<string, string>, number | null, number | null]>([
  ["nothing said is not 0 %", {}, null, null],
  [
    "the highest share counts",
    { "x-app-usage": '{"call_count":28,"total_time":25,"total_cputime":91}' },
    91,
    null,
  ],
  [
    "of both headers",
    { "x-app-usage": '{"call_count":28}', "x-business-use-case-usage": accountUsage(0, 80) },
    80,
    null,
  ],
  ["0 % is said", { "x-app-usage": '{"call_count":0}' }, 0, null],
  ["minutes to regain access", { "x-business-use-case-usage": accountUsage(7) }, 12, 7 * MINUTE],
  ["Retry-After in seconds", { "retry-after": "120" }, null, 2 * MINUTE],
  ["Retry-After of zero says nothing", { "retry-after": "0" }, null, null],
  [
    "Retry-After as a date, from the answer's own clock",
    { "retry-after": "Sun, 22 Nov 2026 19:05:00 GMT", date: "Sun, 22 Nov 2026 19:00:00 GMT" },
    null,
    5 * MINUTE,
  ],
  ["Retry-After as a date without a clock", { "retry-after": "Sun, 22 Nov 2026 19:05:00 GMT" }, null, null],
  [
    "the longer wait wins",
    { "retry-after": "60", "x-business-use-case-usage": accountUsage(9) },
    12,
    9 * MINUTE,
  ],
  ["a week is cut to a day", { "retry-after": "604800" }, null, 24 * 60 * MINUTE],
  ["broken JSON", { "x-app-usage": "{call_count", "x-business-use-case-usage": "[[[" }, null, null],
  [
    "wrong types",
    { "x-app-usage": '{"call_count":"28"}', "x-business-use-case-usage": accountUsage("soon") },
    12,
    null,
  ],
  [
    "not a record at all",
    { "x-app-usage": "5", "x-business-use-case-usage": '{"a":5,"b":[null]}' },
    null,
    null,
  ],
])("%s", (_, headers, percent, waitMs) => {
  expect(readUsage(new Headers(headers))).toEqual({ percent, waitMs });
});
