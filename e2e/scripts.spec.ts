import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken } from '#e2e/fixtures/tokens.ts'

/** Opens a page with an empty cache, and gives the scripts that come until nothing more does. */
async function scriptsOf(page: Page, path: string) {
  const scripts: { url: string; text: string; bytes: number }[] = []
  const reading: Promise<unknown>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    const read = async () => {
      const [body, { responseBodySize }] = [await response.text(), await response.request().sizes()]
      scripts.push({ url: response.url(), text: body, bytes: responseBodySize })
    }
    reading.push(read())
  })
  // Not what is fetched ahead for the pages that links lead to.
  await page.route('**/*', (route) =>
    route.request().headers()['next-router-prefetch'] ? route.abort() : route.continue(),
  )
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  await Promise.all(reading)
  return scripts
}

/** KiB as they are sent. */
const sizeOf = (scripts: { bytes: number }[]) => scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1024

test('the Security page sends at most 150 KiB of scripts, and no schemas', async ({ page, person }) => {
  await addToken(person)
  const scripts = await scriptsOf(page, '/account/security')
  await expect(page.getByRole('table', { name: 'Access tokens' })).toBeVisible()
  expect(scripts.filter(({ text }) => text.includes('~standard')).map(({ url }) => url)).toEqual([])
  expect(sizeOf(scripts)).toBeLessThanOrEqual(150)
})

test('a form sends what it uses of zod, and no more', async ({ page, person: _ }) => {
  const scripts = await scriptsOf(page, '/account/security/new')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(sizeOf(scripts)).toBeLessThanOrEqual(200)
})
