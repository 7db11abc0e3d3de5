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
import { administer, type Person } from '#e2e/fixtures/person.ts'
import { addLongWorkload } from '#e2e/fixtures/workloads.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken, day } from '#e2e/fixtures/tokens.ts'

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

/** Every page that somebody sees who administers all of it, filled with what is long. */
async function everyPage(person: Person, other: Person): Promise<string[]> {
  await administer(person)
  const organization = await addOrganization([
    [person, 'owner'],
    [other, 'member'],
  ])
  const home = `/organizations/${organization.name}`
  const long = 'a-name-that-goes-on-'.repeat(5)
  const { id, description } = await addToken(person, { description: long, expires: day, used: { ago: day } })
  const ofOrganization = await addOrganizationToken(organization, { label: long, all: 'pull' })
  const { fullName } = await addRepository(person, `${long}x`)
  await addOrganizationRepository(organization, `${long}x`)
  await addInvite(organization, other)
  await addGroup(organization, 'builders', [person])
  const { id: trusted } = await addLongWorkload(organization)
  await query('INSERT INTO company (id, name) VALUES (gen_random_uuid(), $1)', [organization.name])
  await addEntries({ accountId: person.id }, [
    {
      actor: person.username,
      action: 'token.create',
      target: ['token', description],
      details: { level: long },
    },
  ])
  const tokens = [
    [`/account/security`, id],
    [`${home}/access-tokens`, ofOrganization.id],
  ].flatMap(([list, id]) => [
    ...[list!, `${list}/new`, `${list}/deleted`, `${list}/rotate?id=${id}`],
    ...[`${list}/${id}`, `${list}/${id}/access`, `${list}/${id}/activity`],
  ])
  return [
    ...tokens,
    ...['profile', 'sessions', 'activity', 'security/how-tokens-work'].map((name) => `/account/${name}`),
    ...['/repositories', '/repositories/new', `/repositories/${fullName}`, '/organizations/new', home],
    ...['members', 'invites', 'groups', 'groups/builders', 'repositories', 'activity', 'settings'].map(
      (name) => `${home}/${name}`,
    ),
    ...[
      '',
      '/new',
      '/new?kind=circleci',
      ...['', '/attempts', '/try', '/edit'].map((tab) => `/${trusted}${tab}`),
    ].map((page) => `${home}/workloads${page}`),
    ...['/site/organizations', '/site/companies', '/site/accounts', '/site/jobs', '/docs/api'],
  ]
}

test('at 320 px, as at 400 % zoom of 1280, no page has to be scrolled sideways', async ({
  page,
  person,
  other,
}) => {
  test.slow()
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of await everyPage(person, other)) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect.soft(wider, path).toBeLessThanOrEqual(0)
  }
})
