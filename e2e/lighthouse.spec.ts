import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import { addOrganizationToken } from '#e2e/fixtures/organization-tokens.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'
import { addSession } from '#e2e/fixtures/person.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken } from '#e2e/fixtures/tokens.ts'
import { freePort } from '#lib/testing/server-process.ts'

const categories = ['performance', 'accessibility', 'best-practices'] as const
const least = { performance: 95, accessibility: 100, 'best-practices': 100 }

/**
 * The phone that is simulated, by Lighthouse's BenchmarkIndex: a mid-tier one, whose range is 125 to 800. Its default of
 * 4 times slower is right for a machine of 2,800, as two idle cores are; a busy one would be counted against a page.
 */
const phoneIndex = 700

/** The best is the nearest to the truth: nothing that a machine does counts for a page. */
const tries = 8

test('Lighthouse has nothing against the pages that people open most', async ({ baseURL, person }) => {
  test.setTimeout(900_000)
  const organization = await addOrganization([[person, 'owner']])
  const { id } = await addToken(person)
  await addOrganizationToken(organization)
  const port = await freePort()
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {}
  const context = await chromium.launchPersistentContext('', {
    ...(executablePath && { executablePath }),
    args: [...args, `--remote-debugging-port=${port}`],
  })

  let machineIndex = 4 * phoneIndex

  /** With Lighthouse's own defaults but for the processor, whose speed it measures before each page. */
  async function audit(path: string) {
    const run = await lighthouse(`${baseURL}${path}`, {
      ...{ port, output: 'json', logLevel: 'error' },
      onlyCategories: [...categories],
      throttling: { cpuSlowdownMultiplier: machineIndex / phoneIndex },
    })
    const { lhr } = run!
    machineIndex = lhr.environment.benchmarkIndex
    expect(new URL(lhr.finalDisplayedUrl).pathname).toBe(path)
    const scores = categories.map((name) => [name, Math.round((lhr.categories[name]!.score ?? 0) * 100)])
    const failed = Object.values(lhr.audits)
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ id, displayValue }) => (displayValue ? `${id} (${displayValue})` : id))
    return { scores: Object.fromEntries(scores) as Record<keyof typeof least, number>, failed, machineIndex }
  }

  const signedOut = '/sign-in'
  const paths = [
    signedOut,
    '/account/security',
    '/account/security/new',
    `/account/security/${id}`,
    `/organizations/${organization.name}/access-tokens`,
  ]
  const best = new Map<string, Awaited<ReturnType<typeof audit>>>()
  const isBelow = (path: string) => categories.some((name) => best.get(path)!.scores[name] < least[name])

  // All pages before any of them again: what keeps the machine busy ends meanwhile.
  let asked = paths
  for (let round = 0; round < tries && asked.length > 0; round++) {
    for (const path of asked) {
      await context.clearCookies()
      if (path !== signedOut) await context.addCookies((await addSession(person)).cookies)
      const found = await audit(path)
      const before = best.get(path)
      if (!before || found.scores.performance > before.scores.performance) best.set(path, found)
    }
    asked = paths.filter(isBelow)
  }
  for (const [path, { scores, failed, ...measured }] of best) {
    test.info().annotations.push({ type: path, description: JSON.stringify({ ...scores, ...measured }) })
    for (const name of categories)
      expect
        .soft(scores[name], `${name} of ${path}: ${failed.join(', ')}`)
        .toBeGreaterThanOrEqual(least[name])
  }
  await context.close()
})
