import type { Page } from '@playwright/test'
import { addEntries } from '#e2e/fixtures/activity.ts'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { addInvite, addOrganization, addOrganizationToken } from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { day } from '#e2e/fixtures/tokens.ts'

const section = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name }) })

test('the first page of an organization tells its figures, and each leads to its list', async ({
  page,
  person,
  other,
}) => {
  const acme = await addOrganization([[person, 'owner']], { plan: 'team' })
  const path = `/organizations/${acme.name}`
  await addInvite(acme, other)
  await addOrganizationToken(acme, { label: 'Deploy', all: 'pull', expires: 3 * day })
  await addEntries({ organizationId: acme.id }, [
    { actor: 'ada', action: 'group.create', target: ['group', 'builders'] },
  ])
  await page.goto(path)
  await expect(page).toHaveTitle(`${acme.name} · Gatehouse`)
  for (const [figure, value, list] of [
    ['Access tokens', '1 of 10', 'access-tokens'],
    ['Members', '1', 'members'],
    ['Open invites', '1', 'invites?state=open'],
    ['Groups', '0', 'groups'],
    ['Repositories', '0', 'repositories'],
  ] as const) {
    const link = page.getByRole('main').getByRole('link', { name: new RegExp(`^${figure}`) })
    await expect(link).toContainText(value)
    await expect(link).toHaveAttribute('href', `${path}/${list}`)
  }
  await expect(page.getByRole('link', { name: '1 token expires this week' })).toBeVisible()
  const soon = section(page, 'Ends soon')
  await expect(soon.getByRole('listitem')).toHaveText(/^Deployin 3 days$/)
  await expect(section(page, 'Last activity')).toContainText('Created a group')
  await expect(section(page, 'Policy')).toContainText('Team: 10 access tokens')
  const side = page.getByRole('complementary')
  await expect(side.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page')
  await expectSilence(page)
  await side.getByRole('link', { name: 'Members' }).click()
  await expect(page).toHaveTitle(`Members · ${acme.name} · Gatehouse`)
  await expect(side.getByRole('link', { name: 'Overview' })).not.toHaveAttribute('aria-current')
})

test('members see what they may, below “Organization”, which is the one they looked at last', async ({
  page,
  person,
  other,
}) => {
  const [first, second] = [
    await addOrganization([
      [other, 'owner'],
      [person, 'member'],
    ]),
    await addOrganization([
      [other, 'owner'],
      [person, 'owner'],
    ]),
  ]
  const main = page.getByRole('navigation', { name: 'Main' })
  await page.goto(`/organizations/${first.name}`)
  await expect(page.getByRole('main').getByRole('link', { name: /^Members/ })).toContainText('2')
  for (const hidden of [/^Access tokens/, /^Open invites/, 'All activity', 'Change the settings']) {
    await expect(page.getByRole('main').getByRole('link', { name: hidden })).toHaveCount(0)
  }
  await expectSilence(page)
  await page.goto('/account/security')
  await expect(main.getByRole('link')).toHaveText(['Repositories', 'Organization', 'API docs', 'Help'])
  await main.getByRole('link', { name: 'Organization' }).click()
  await expect(page).toHaveURL(`/organizations/${first.name}`)
  await page.goto(`/organizations/${second.name}/members`)
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible()
  await page.goto('/repositories')
  await main.getByRole('link', { name: 'Admin Console' }).click()
  await expect(page).toHaveURL(`/organizations/${second.name}`)
})
