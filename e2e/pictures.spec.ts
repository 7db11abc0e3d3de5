import { join } from 'node:path'
import type { Page, TestInfo } from '@playwright/test'
import { accountStates } from '#e2e/fixtures/account-states.ts'
import { query } from '#e2e/fixtures/database.ts'
import { everyPage } from '#e2e/fixtures/every-page.ts'
import { security } from '#e2e/fixtures/list.ts'
import { organizationStates } from '#e2e/fixtures/organization-states.ts'
import { addSession, type Person } from '#e2e/fixtures/person.ts'
import { settle } from '#e2e/fixtures/settle.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

/** The pictures of the README and docs/, of the demonstration data. `PICTURES=docs` renews them. */
async function take(page: Page, info: TestInfo, name: string, height = 900): Promise<void> {
  await page.setViewportSize({ width: 1280, height })
  await page.evaluate(() => scrollTo(0, 0))
  await settle(page)
  await page.evaluate(() => document.fonts.ready)
  const path = join(process.env.PICTURES ?? info.outputDir, `${name}.png`)
  expect((await page.screenshot({ path, animations: 'disabled' })).length).toBeGreaterThan(20_000)
}

test.describe('of the demonstration', () => {
  test.beforeEach(async ({ page, context }) => {
    const [demo] = await query<{ id: string }>(`SELECT id FROM account WHERE username = 'demo'`)
    await context.addCookies((await addSession(demo as Person)).cookies)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    // A font that comes late is not shown before the next page.
    await page.goto(security, { waitUntil: 'networkidle' })
  })

  test('the Security tab', async ({ page }, info) => {
    await page.goto(security)
    await expect(page.getByText('CI for web').first()).toBeVisible()
    await take(page, info, 'security-tab', 1180)
  })

  test('a token’s page', async ({ page }, info) => {
    const [token] = await query<{ id: string }>(
      `SELECT token.id FROM token JOIN account ON account_id = account.id
       WHERE username = 'demo' AND description = 'CI for api'`,
    )
    await page.goto(`${security}/${token!.id}`)
    await expect(page.getByRole('heading', { name: 'CI for api' })).toBeVisible()
    await take(page, info, 'token-page')
  })

  test('the form of a new token', async ({ page }, info) => {
    await page.goto(`${security}/new?description=CI+for+web&permission=write&expires=30`)
    await expect(page.getByLabel('Description')).toHaveValue('CI for web')
    await take(page, info, 'new-token')
  })

  test('the command palette', async ({ page }, info) => {
    await page.goto(security)
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: /^Search pages/ })).toBeFocused()
    await page.keyboard.type('ga')
    await expect(page.getByRole('group', { name: 'Repositories' })).toBeVisible()
    await take(page, info, 'command-palette', 720)
  })

  test('the form of a new service', async ({ page }, info) => {
    await page.goto('/organizations/tidewater/services/new')
    await page.getByLabel('Name', { exact: true }).fill('packages')
    await page.getByLabel('Kind').selectOption('npm registry')
    await page.getByLabel('Host 1', { exact: true }).fill('npm.tidewater.example')
    await take(page, info, 'new-service', 1180)
  })

  test('the form of a new trusted workload', async ({ page }, info) => {
    await page.goto('/organizations/tidewater/workloads/new?kind=github')
    await page.getByLabel('Name', { exact: true }).fill('Releases of gateway')
    await page.getByLabel('Audience').fill('https://gatehouse.tidewater.example')
    await page.getByLabel('Value of repository_id').fill('627340191')
    await page.getByLabel('Value of repository_owner_id').fill('9919014')
    await page.getByLabel('All repositories of tidewater').check()
    await expect(page.getByLabel('Summary')).toContainText('repository_id is 627340191')
    await take(page, info, 'new-workload', 1180)
  })
})

const { LOOK } = process.env
const sizes = [
  ...[
    { width: 1440, height: 900 },
    { width: 768, height: 1024 },
    { width: 390, height: 844 },
  ],
  // The last is 1280 × 1024 at 400 % zoom.
  ...[
    { width: 320, height: 640 },
    { width: 320, height: 256 },
  ],
]
const themes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const
const names = {
  short: { text: 'CI for web', slug: 'web' },
  long: {},
  'right to left': { text: 'מפתח הבנייה של api (v2) – للنشر', slug: 'web' },
}

/** Takes what is in view in each theme: all of the page, unless it is zoomed in. */
async function look(page: Page, height: number, name: string): Promise<void> {
  await settle(page)
  for (const [theme, media] of Object.entries(themes)) {
    await page.emulateMedia(media)
    const path = join(LOOK!, `${name.replaceAll(/[^\w]+/g, '-')}-${theme}.png`)
    await page.screenshot({ path, animations: 'disabled', fullPage: height !== 256 })
  }
}

/** `LOOK=folder` takes every page and state in all sizes and themes, for somebody to look at; `-g` says which. */
for (const { width, height } of LOOK ? sizes : []) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } })
    for (const [kind, given] of Object.entries(names)) {
      test(`every page with ${kind} names`, async ({ page, person, other }) => {
        test.setTimeout(1_200_000)
        const paths = await everyPage(person, other, given)
        for (const [place, path] of paths.entries()) {
          await page.goto(path)
          await look(
            page,
            height,
            `${kind} ${width} ${height} ${place} ${path.replace(/^.organizations.[^/]*/, 'o')}`,
          )
        }
      })
    }
    test('pages before signing in', async ({ page }) => {
      for (const path of ['/sign-in', '/register', '/forgot-password', '/reset-password', '/verify-email']) {
        await page.goto(path)
        await look(page, height, `signed out ${width} ${height} ${path}`)
      }
    })
    for (const [state, reach] of Object.entries({ ...accountStates, ...organizationStates })) {
      test(state, async ({ page, person }) => {
        await reach(page, person)
        await look(page, height, `state ${width} ${height} ${state}`)
      })
    }
  })
}
