import { expect, test } from 'vitest'
import { countTests, type VitestReport } from './count-tests.ts'

const report = (passed: number, failed: number, files: VitestReport['testResults'] = []): VitestReport => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: files,
})
const broken = { status: 'failed', assertionResults: [] }
const failing = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] }

test.each([
  ['all passed', report(7, 0), 0, { passed: 7, failed: 0, skipped: 3 }],
  ['one failed', report(6, 1, [failing]), 1, { passed: 6, failed: 1, skipped: 3 }],
  ['a file that does not load is one more', report(6, 1, [failing, broken]), 1, { passed: 6, failed: 2, skipped: 3 }],
  ['an error outside of any test', report(7, 0), 1, { passed: 7, failed: 1, skipped: 3 }],
  ['killed', report(7, 0), null, { passed: 7, failed: 1, skipped: 3 }],
  ['no test ran', report(0, 0), 0, { passed: 0, failed: 1, skipped: 3 }],
  ['no report', undefined, 0, { passed: 0, failed: 1, skipped: 0 }],
])('%s', (_, given, exitCode, expected) => {
  expect(countTests(given, exitCode)).toEqual(expected)
})
