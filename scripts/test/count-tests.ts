export type Count = { passed: number; failed: number; skipped: number }

/** The part of Vitest's JSON report that is counted. */
export type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/**
 * Counts a run of Vitest. A file that could not even be loaded is one failure; so is a run that ended badly without
 * a failed test (an error outside of any test, no report at all) and a run in which no test ran.
 */
export function countTests(report: VitestReport | undefined, exitCode: number | null): Count {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const isBroken = ({ status, assertionResults }: VitestReport['testResults'][number]) =>
    status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
  const passed = report.numPassedTests
  const failed = report.numFailedTests + report.testResults.filter(isBroken).length
  const isBad = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: isBad ? 1 : failed, skipped: report.numPendingTests + report.numTodoTests }
}
