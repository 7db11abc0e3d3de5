import type { Locator } from '@playwright/test'
import { addEntries } from '#e2e/fixtures/activity.ts'
import { query } from '#e2e/fixtures/database.ts'
import {
  addGroup,
  addInvite,
  addOrganization,
  addOrganizationRepository,
  addOrganizationToken,
} from '#e2e/fixtures/organizations.ts'
import { coveredHeight } from '#e2e/fixtures/covered-height.ts'
import { openPlaceholder } from '#e2e/fixtures/open-placeholder.ts'
import { list, security, toast } from '#e2e/fixtures/list.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addTokens } from '#e2e/fixtures/tokens.ts'

/** Where a card begins. */
const topOf = async (card: Locator) => Math.round((await card.boundingBox())!.y)

/** The height of the rows that a placeholder draws, which is that of most rows. */
const drawnRow = 60

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
      await page.setViewportSize({ width, height: 900 })
      const { placeholder, letGo } = await openPlaceholder(page, from, to)
      const shape = placeholder.locator('.skeleton-table')
      const before = await topOf(shape)
      letGo()
      const table = page.locator('.rounded-card').filter({ has: page.getByRole('table') })
      await expect(table).toBeVisible()
      expect.soft(await topOf(table), to).toBe(before)
      const row = table
        .getByRole('row')
        .filter({ has: page.getByRole('cell') })
        .first()
      const { height } = (await row.boundingBox())!
      // A card may have one line more, such as a member's groups, and one of an organization has two.
      const lines = width > 400 ? 0 : to === '/site/organizations' ? 2 : 1
      expect.soft(height, to).toBeGreaterThanOrEqual(drawnRow - 3)
      expect.soft(height, to).toBeLessThanOrEqual(drawnRow + 3 + lines * 20)
      await page.unroute('**/*_rsc=*')
    }
  })
}

test('at 400 % zoom the bar of selected rows covers nothing, and a toast leaves half of the view free', async ({
  page,
  person,
}) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await addTokens(person, 25)
  await page.goto(security)
  await page.getByRole('checkbox', { name: 'Select Token 025' }).check()
  await expect(list(page).getByText('1 selected')).toBeVisible()
  expect(await coveredHeight(page)).toBe(0)
  await list(page).getByRole('button', { name: 'Deactivate' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Deactivate' }).click()
  await expect(toast(page, /^Deactivated/)).toBeVisible()
  expect(await coveredHeight(page)).toBeLessThanOrEqual(128)
})
