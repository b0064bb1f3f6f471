import { expect, test } from "vitest";
import { addUp, type Report } from "./test-counts.ts";

const report = (change: Partial<Report>): Report => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...change,
});

test("adds the suites up", () => {
  const suites = [
    { report: report({ numPassedTests: 5 }), endedWell: true },
    { report: report({ numPassedTests: 2, numFailedTests: 1, numPendingTests: 3 }), endedWell: false },
  ];
  expect(addUp(suites)).toEqual({ passed: 7, failed: 1, skipped: 3 });
});

test("a suite without a report has failed", () => {
  expect(addUp([{ report: null, endedWell: true }])).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("a file that broke before its first test has failed", () => {
  const broken = report({
    numPassedTests: 4,
    testResults: [{ name: "a", status: "failed", assertionResults: [] }],
  });
  expect(addUp([{ report: broken, endedWell: false }])).toEqual({ passed: 4, failed: 1, skipped: 0 });
});

test("a suite that ends badly although every test passed has failed", () => {
  expect(addUp([{ report: report({ numPassedTests: 4 }), endedWell: false }])).toMatchObject({ failed: 1 });
});
