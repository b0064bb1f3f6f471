import { expect, test } from "vitest";
import { judgeMetaSettings } from "./doctor-settings.ts";

const ALL = {
  META_APP_ID: "990000000000001",
  META_APP_SECRET: ["s3cret-of-meta"],
  INSTAGRAM_APP_ID: "990000000000002",
  INSTAGRAM_APP_SECRET: "s3cret-of-instagram",
  META_WEBHOOK_VERIFY_TOKEN: "s3cret-of-webhook",
};

test.each([
  ["everything", {}, [], []],
  ["no verify token", { META_WEBHOOK_VERIFY_TOKEN: undefined }, ["META_WEBHOOK_VERIFY_TOKEN"], []],
  [
    "nothing of Instagram: the Meta pair is used",
    { INSTAGRAM_APP_ID: undefined, INSTAGRAM_APP_SECRET: undefined },
    [],
    ["meta-pair-used"],
  ],
  ["neither id", { INSTAGRAM_APP_ID: undefined, META_APP_ID: undefined }, ["INSTAGRAM_APP_ID"], []],
  ["neither secret", { INSTAGRAM_APP_SECRET: undefined, META_APP_SECRET: [] }, ["INSTAGRAM_APP_SECRET"], []],
  ["one id in both places", { INSTAGRAM_APP_ID: ALL.META_APP_ID }, [], ["same-id"]],
  ["one secret in both places", { INSTAGRAM_APP_SECRET: "s3cret-of-meta" }, [], ["same-secret"]],
  ["an id that is a name", { INSTAGRAM_APP_ID: "my-app" }, [], ["id-not-digits"]],
  ["no Meta secret", { META_APP_SECRET: [] }, [], ["no-meta-secret"]],
])("%s", (_, change, missing, doubts) => {
  const finding = judgeMetaSettings({ ...ALL, ...change });
  expect([finding.missing, finding.doubts]).toEqual([missing, doubts]);
  expect(JSON.stringify(finding)).not.toContain("s3cret");
});
