import { expect, test } from 'vitest'
import { failedInVitest, namesInPlaywright } from '#bin/failed-tests.mjs'

test('names what failed in Vitest, also a file without a test', () => {
  const report = {
    testResults: [
      { name: 'lib/a.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'adds' }] },
      {
        ...{ name: 'lib/b.test.ts', status: 'failed' },
        assertionResults: [
          { status: 'failed', fullName: 'tokens are deleted' },
          { status: 'passed', fullName: 'tokens are made' },
        ],
      },
      { name: 'lib/c.test.ts', status: 'failed', assertionResults: [] },
    ],
  }
  expect(failedInVitest(report)).toEqual(['lib/b.test.ts › tokens are deleted', 'lib/c.test.ts'])
})

test('names what failed in Playwright, and what passed on a retry', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
  const report = {
    suites: [
      {
        title: 'security-list.spec.ts',
        specs: [spec('pages', 'unexpected'), spec('sorts', 'expected')],
        suites: [{ title: 'on a phone', specs: [spec('filters', 'flaky')] }],
      },
    ],
  }
  expect(namesInPlaywright(report, 'unexpected')).toEqual(['security-list.spec.ts › pages'])
  expect(namesInPlaywright(report, 'flaky')).toEqual(['security-list.spec.ts › on a phone › filters'])
})

test('a report that was never written names nothing', () => {
  expect(failedInVitest(null)).toEqual([])
  expect(namesInPlaywright(null, 'unexpected')).toEqual([])
})
