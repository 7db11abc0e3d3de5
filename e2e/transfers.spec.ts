import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/fixtures/test.ts'

/** The files that a page fetches, with what they are encoded in. */
async function filesOf(page: Page, path: string) {
  const files: { name: string; coding: string | undefined }[] = []
  page.on('response', (response) => {
    if (!response.url().includes('/_next/static/')) return
    files.push({ name: response.url(), coding: response.headers()['content-encoding'] })
  })
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  return files
}

test('scripts come compressed, and no policy is broken to parse a form', async ({ page, person }) => {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      document.documentElement.dataset.violated = violatedDirective
    })
  })
  const scripts = (await filesOf(page, '/account/security/new')).filter(({ name }) => name.endsWith('.js'))
  expect(new Set(scripts.map(({ coding }) => coding))).toEqual(new Set(['br']))
  await expect(page.locator('html'), person.username).not.toHaveAttribute('data-violated')
})

test('the sign-in page fetches one font', async ({ page }) => {
  const fonts = (await filesOf(page, '/sign-in')).filter(({ name }) => name.endsWith('.woff2'))
  expect(fonts.map(({ name }) => /(GeistMono|Geist)_/.exec(name)?.[1])).toEqual(['Geist'])
})
