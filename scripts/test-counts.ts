/** The parts of vitest's JSON report that are counted here. */
export type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: unknown[] }[];
};

export type Counts = { passed: number; failed: number; skipped: number };

/**
 * Adds up what several suites report. A suite that left no report failed; so did one that ended badly with no
 * failed test, and a file that broke before its first test.
 *
 * @param suites  one per suite: its report, and whether its program ended well
 */
export function addUp(suites: { report: Report | null; endedWell: boolean }[]): Counts {
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { report, endedWell } of suites) {
    if (!report) {
      total.failed += 1;
      continue;
    }
    const brokenFiles = report.testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    ).length;
    const failed = report.numFailedTests + brokenFiles;
    total.passed += report.numPassedTests;
    total.failed += failed === 0 && !endedWell ? 1 : failed;
    total.skipped += report.numPendingTests + report.numTodoTests;
  }
  return total;
}
