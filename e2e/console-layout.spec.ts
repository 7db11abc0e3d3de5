import type { Locator, Page } from '@playwright/test'
import { addEntries } from '#e2e/fixtures/activity.ts'
import { query } from '#e2e/fixtures/database.ts'
import {
  addGroup,
  addInvite,
  addOrganization,
  addOrganizationRepository,
  addOrganizationToken,
} from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

declare global {
  interface Window {
    next: { router: { push: (href: string) => void } }
  }
}

/** Goes to a page whose shape is here already, and keeps its rows back until `letGo`. */
async function open(page: Page, href: string): Promise<() => void> {
  let letGo = () => {}
  const held = new Promise<void>((go) => (letGo = go))
  await page.route('**/*_rsc=*', async (route) => {
    if (!route.request().headers()['next-router-prefetch']) await held
    await route.continue()
  })
  await page.evaluate((href) => window.next.router.push(href), href)
  return letGo
}

/** Where a card begins, and how high the first of its rows is. */
async function placeOf(card: Locator) {
  const row = card.locator('tbody > tr').first()
  const [{ y }, { height }] = [(await card.boundingBox())!, (await row.boundingBox())!]
  return { top: Math.round(y), row: Math.round(height) }
}

for (const width of [1280, 390]) {
  test(`at ${width} px nothing moves as rows come into the lists of the console and the site`, async ({
    page,
    person,
    other,
  }) => {
    test.slow()
    await query('UPDATE account SET is_site_administrator = true WHERE id = $1', [person.id])
    const organization = await addOrganization([[person, 'owner']])
    const { id } = await addOrganizationRepository(organization, 'api')
    await query(`UPDATE repository SET description = 'The API.' WHERE id = $1`, [id])
    await addInvite(organization, other)
    await addGroup(organization, 'builders', [person])
    await query(`UPDATE member_group SET description = 'They build.' WHERE organization_id = $1`, [
      organization.id,
    ])
    await query('INSERT INTO company (id, name) VALUES (gen_random_uuid(), $1)', [organization.name])
    await addOrganizationToken(organization, { all: 'pull' })
    const entry = {
      actor: person.username,
      action: 'member.leave',
      target: ['member', 'bob'] as [string, string],
    }
    await addEntries({ organizationId: organization.id }, [entry])
    const home = `/organizations/${organization.name}`
    for (const [from, to] of [
      ...['members', 'invites', 'groups', 'repositories', 'access-tokens', 'activity'].map((to) => [
        ...[`${home}/settings`, `${home}/${to}`],
      ]),
      ['/site/companies', '/site/organizations'],
      ['/site/organizations', '/site/companies'],
    ] as [string, string][]) {
      const shape = page
        .getByRole('status')
        .filter({ hasText: /^Loading/ })
        .locator('.rounded-card')
      let letGo = () => {}
      await expect(async () => {
        letGo()
        // Wide, the navigation stands beside the page, and its links bring the shapes.
        await page.setViewportSize({ width: 1280, height: 900 })
        await page.goto(from, { waitUntil: 'networkidle' })
        await page.setViewportSize({ width, height: 900 })
        letGo = await open(page, to)
        await expect(shape).toBeVisible({ timeout: 1_000 })
      }).toPass()
      const before = await placeOf(shape)
      letGo()
      const table = page.locator('.rounded-card').filter({ has: page.getByRole('table') })
      await expect(table).toBeVisible()
      const after = await placeOf(table)
      expect.soft(after.top, to).toBe(before.top)
      // The last row has no line below it.
      expect.soft(Math.abs(after.row - before.row), to).toBeLessThanOrEqual(1)
      await page.unroute('**/*_rsc=*')
    }
  })
}
