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
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  await Promise.all(reading)
  return scripts
}

const hasSchema = ({ text }: { text: string }) => text.includes('~standard')

/** KiB as they are sent. */
const sizeOf = (scripts: { bytes: number }[]) => scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1024

test('the Security page sends at most 150 KiB of scripts, and no schemas', async ({ page, person }) => {
  await addToken(person)
  const scripts = await scriptsOf(page, '/account/security')
  await expect(page.getByRole('table', { name: 'Access tokens' })).toBeVisible()
  expect(scripts.filter(hasSchema).map(({ url }) => url)).toEqual([])
  expect(sizeOf(scripts)).toBeLessThanOrEqual(150)
})

test('the form for a new token sends at most 165 KiB, and no schemas before somebody fills it in', async ({
  page,
  person: _,
}) => {
  const scripts = await scriptsOf(page, '/account/security/new')
  expect(scripts.filter(hasSchema).map(({ url }) => url)).toEqual([])
  expect(sizeOf(scripts)).toBeLessThanOrEqual(165)
  const fetched = page.waitForResponse(async (response) => hasSchema({ text: await response.text() }))
  await page.getByLabel('Description').fill('CI')
  await fetched
})
