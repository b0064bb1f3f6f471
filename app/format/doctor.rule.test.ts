import { expect, test } from "vitest";
import { CHECK_IDS, type Check, type CheckState } from "../../worker/accounts/doctor-contract.ts";
import { checksBy, doctorHeadline, remedyOf } from "./doctor.ts";

const check = (state: CheckState, id: Check["id"] = "token"): Check => ({
  id,
  state,
  title: "Autorisation",
  detail: "Instagram la reconnaît.",
  next: null,
});

test.each<[string, CheckState[], ReturnType<typeof doctorHeadline>]>([
  ["nothing wrong is said plainly", ["ok", "ok"], { key: "doctor.allWell" }],
  ["what could not be checked is not called well", ["ok", "unknown"], { key: "doctor.allWellUnknown" }],
  [
    "warnings are counted when nothing failed",
    ["warning", "ok", "warning"],
    { key: "doctor.toWatch", count: 2 },
  ],
  [
    "what failed comes before what warns",
    ["warning", "failed", "unknown"],
    { key: "doctor.toMend", count: 1 },
  ],
])("%s", (_promise, states, headline) => {
  expect(doctorHeadline({ checks: states.map((state) => check(state)) })).toEqual(headline);
});

test("every check is shown once, in the order it was made", () => {
  const checks = (["ok", "failed", "ok", "warning", "unknown", "failed"] as const).map((state, index) =>
    check(state, CHECK_IDS[index]),
  );
  const groups = checksBy(checks);
  expect(groups.failed.map(({ id }) => id)).toEqual(["scopes", "webhook-signature"]);
  const shown = Object.values(groups).flat();
  expect(shown.map(({ id }) => id).toSorted()).toEqual(checks.map(({ id }) => id).toSorted());
});

test("a check in order asks nothing of anybody", () => {
  for (const id of CHECK_IDS) expect(remedyOf(check("ok", id), true)).toBe("none");
});

test.each([
  ["token", "reconnect"],
  ["scopes", "reconnect"],
  ["webhook-subscribed", "subscribe"],
  ["collection", "collect"],
  ["sending", "settings"],
  ["encryption-key", "none"],
] as const)("a failed %s is mended by: %s", (id, remedy) => {
  expect(remedyOf(check("failed", id), true)).toBe(remedy);
});

test("while the account is disconnected, only connecting again is offered", () => {
  const offered = CHECK_IDS.map((id) => remedyOf(check("failed", id), false));
  expect(new Set(offered)).toEqual(new Set(["reconnect", "none"]));
});
