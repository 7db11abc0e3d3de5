import { relative } from 'node:path'

/** Of a Vitest report in JSON, the names of failed tests, and of files that failed to run at all. */
export function failedInVitest(report) {
  return (report?.testResults ?? []).flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    const file = relative('', name)
    if (failed.length) return failed.map(({ fullName }) => `${file} › ${fullName}`)
    return status === 'failed' ? [file] : []
  })
}

/** Of a Playwright report in JSON, the names of tests with this outcome: `unexpected` for failed, `flaky` for passed on a retry. */
export function namesInPlaywright(report, outcome) {
  const namesIn = ({ specs = [], suites = [] }, inside = []) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === outcome))
      .map(({ title }) => [...inside, title].join(' › ')),
    ...suites.flatMap((suite) => namesIn(suite, [...inside, suite.title])),
  ]
  return report ? namesIn(report) : []
}
