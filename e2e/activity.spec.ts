import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { addEntries } from '#e2e/fixtures/activity.ts'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { copyAndClose, generate, openForm } from '#e2e/fixtures/new-token.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken } from '#e2e/fixtures/tokens.ts'

const log = (page: Page) => page.getByRole('region', { name: 'Activity' })
const rows = (page: Page) =>
  log(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })

const inMarch = [
  { at: '2026-03-01T23:59:59Z', actor: 'ada', action: 'member.remove', target: ['member', 'bob'] },
  {
    ...{
      at: '2026-03-02T00:00:00Z',
      actor: 'ada',
      action: 'member.change_role',
      target: ['member', 'carol'],
    },
    details: { role: { from: 'member', to: 'owner' } },
  },
  {
    at: '2026-03-03T10:00:00Z',
    actor: 'CI (gate_oat_…aB0x)',
    action: 'group.create',
    target: ['group', '=cmd()'],
  },
] satisfies Parameters<typeof addEntries>[1]

test('what was done to a token is in the log, with what changed, and leads to it', async ({
  page,
  person,
}) => {
  await openForm(page, 'CI for api')
  const secret = await generate(page)
  await copyAndClose(page)
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Created an access token')
  await expect(rows(page)).toContainText(`${person.username}from 127.0.0.1`)
  await expect(rows(page).getByRole('listitem').first()).toHaveText('Permission: Public Repo Read-only')
  await rows(page)
    .getByText(/^\d more$/)
    .click()
  await expect(rows(page).getByRole('listitem').filter({ hasText: 'Description: CI for api' })).toBeVisible()
  expect(await page.content()).not.toContain(secret)
  await rows(page).getByRole('link', { name: 'CI for api' }).click()
  await expect(page.getByRole('heading', { name: 'CI for api' })).toBeVisible()
})

test('owners find what was done in their organization by action, who and day, all in the address', async ({
  page,
  person,
}) => {
  const organization = await addOrganization([[person, 'owner']])
  await addEntries({ organizationId: organization.id }, inMarch)
  await page.goto(`/organizations/${organization.name}/activity`)
  await expect(rows(page)).toHaveCount(3)
  await expect(rows(page).nth(1)).toContainText('Role: memberowner')
  await expectSilence(page)

  await page.getByRole('searchbox', { name: 'Who' }).fill('ADA')
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Action' }).selectOption('Removed a member')
  await expect(rows(page)).toHaveCount(1)
  await page.getByLabel('From').fill('2026-03-02')
  await expect(
    page.getByText('Nothing in the log “Removed a member” by “ADA” from 2026-03-02.'),
  ).toBeVisible()
  await page.reload()
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await expect(rows(page)).toHaveCount(3)
  await page.getByLabel('Until').fill('2026-03-02')
  await expect(rows(page)).toHaveCount(2)
  await expect(page).toHaveURL(/activity\?to=2026-03-02$/)
})

test('a new organization is told by two logs, and its group is a link as long as there is one', async ({
  page,
  person,
}) => {
  await page.goto('/organizations/new')
  const name = `log-${person.username}`
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Display name').fill('Log')
  await page.getByRole('button', { name: 'Create organization' }).click()
  await expect(page).toHaveURL(`/organizations/${name}`)
  await page.goto(`/organizations/${name}/groups`)
  await page.getByRole('button', { name: 'New group' }).click()
  await page.getByLabel('Name').fill('builders')
  await page.getByRole('button', { name: 'Create group' }).click()
  await expect(page).toHaveURL(`/organizations/${name}/groups/builders`)
  await page.goto(`/organizations/${name}/activity`)
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).nth(0)).toContainText(`${person.username}from 127.0.0.1`)
  await expect(rows(page).nth(1)).toContainText('Created the organization')
  await rows(page).getByRole('link', { name: 'builders' }).click()
  await expect(page).toHaveURL(`/organizations/${name}/groups/builders`)
  await page.goto('/account/activity')
  await page.getByRole('combobox', { name: 'Action' }).selectOption('Created the organization')
  await expect(page).toHaveURL(/action=organization\.create/)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText(name)
})

test('what the filters find is a file for a spreadsheet', async ({ page, person }) => {
  const organization = await addOrganization([[person, 'owner']])
  await addEntries({ organizationId: organization.id }, inMarch)
  await page.goto(`/organizations/${organization.name}/activity?from=2026-03-02`)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe(`activity-of-${organization.name}.csv`)
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
  expect(lines).toEqual([
    '"Time (UTC)","Who","Kind","Address","Action","What","On","Name","Details"',
    `"2026-03-03T10:00:00.000Z","CI (gate_oat_…aB0x)","token","192.0.2.7","group.create","Created a group","group","'=cmd()",""`,
    '"2026-03-02T00:00:00.000Z","ada","account","192.0.2.7","member.change_role","Changed the role of a member","member","carol","Role: member → owner"',
    '',
  ])
})

test('others see who can read it, or nothing at all', async ({ page, person, other }) => {
  const [own, foreign] = [
    await addOrganization([
      [other, 'owner'],
      [person, 'editor'],
    ]),
    await addOrganization([[other, 'owner']]),
  ]
  await page.goto(`/organizations/${own.name}/activity`)
  await expect(page.getByText(`Only owners of ${own.name} can do this.`)).toBeVisible()
  await page.goto(`/organizations/${foreign.name}/activity`)
  await expect(page.getByText('There is nothing here.')).toBeVisible()
  const statusOf = async (name: string) =>
    (await page.request.get(`/organizations/${name}/activity/csv`)).status()
  expect([await statusOf(own.name), await statusOf(foreign.name)]).toEqual([403, 404])
})

test('on a phone it is a list of cards, in pages', async ({ page, person }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const { fullName, id } = await addRepository(person, 'api')
  const entry = {
    ...{ actor: person.username, action: 'repository.update' },
    details: { visibility: { from: 'private', to: 'public' } },
  }
  await addEntries(
    { accountId: person.id },
    Array.from({ length: 21 }, () => ({
      ...entry,
      target: ['repository', fullName, id] as [string, string, string],
    })),
  )
  await page.goto('/account/activity')
  await expect(page.getByText('1–20 of 21', { exact: true })).toBeVisible()
  await expect(rows(page).first().getByRole('link', { name: fullName })).toBeVisible()
  await expect(rows(page).first().getByRole('listitem')).toHaveText('Visibility: privatepublic')
  await expectSilence(page)
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(rows(page)).toHaveCount(1)
})

test.describe('in another time zone', () => {
  test.use({ timezoneId: 'Asia/Tokyo' })

  test('entries stand below the days of the viewer, at the hours of the viewer', async ({ page, person }) => {
    const organization = await addOrganization([[person, 'owner']])
    await addEntries({ organizationId: organization.id }, inMarch)
    await page.goto(`/organizations/${organization.name}/activity`)
    const days = log(page).getByRole('heading', { level: 2 })
    await expect(days).toHaveText(['Tuesday 3 March', 'Monday 2 March'])
    await expect(rows(page).nth(2)).toContainText('08:59')
    await page.goto(`/organizations/${organization.name}/activity?from=2026-03-02&to=2026-03-02`)
    await expect(rows(page)).toHaveCount(2)
    const html = await (await page.request.get(`/organizations/${organization.name}/activity`)).text()
    expect(html).toContain('08:59')
  })
})

test('presets narrow the log to a period and a kind, and a refusal is in it', async ({ page, person }) => {
  const token = await addToken(person, { description: 'CI for api' })
  await query(
    `INSERT INTO token_exchange (token_id, at, address, door, action, outcome, reason)
     VALUES ($1, now(), '192.0.2.7', 'registry', 'asked to push demo/web', 'refused', 'push to demo/web')`,
    [token.id],
  )
  const entry = { actor: person.username, action: 'account.update' }
  await addEntries({ accountId: person.id }, [
    { ...entry, target: ['account', person.username] },
    { ...entry, at: '2026-03-02T10:00:00Z', target: ['account', person.username] },
  ])
  await page.goto('/account/activity')
  await expect(rows(page)).toHaveCount(3)
  await page.getByRole('link', { name: 'Last 7 days' }).click()
  await expect(rows(page)).toHaveCount(2)
  await expect(log(page).getByRole('heading', { level: 2 })).toHaveText(['Today'])
  await page.getByRole('link', { name: 'Refusals' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Refused what an access token asked for')
  await expect(rows(page).getByRole('listitem')).toHaveText([
    'Request: asked to push demo/web',
    'Refused: push to demo/web',
  ])
  await expectSilence(page)
  await page.getByRole('link', { name: 'Last 7 days' }).click()
  await expect(page).not.toHaveURL(/from=/)
  await page.getByRole('link', { name: 'Refusals' }).click()
  await expect(rows(page)).toHaveCount(3)
})

test('failed sign-ins are in it', async ({ page, person }) => {
  const target = ['account', person.username] as [string, string]
  await addEntries({ accountId: person.id }, [
    { actor: person.username, action: 'account.update', target },
    { actor: 'Anonymous', action: 'account.fail_sign_in', target, details: { attempts: 3 } },
  ])
  await page.goto('/account/activity')
  await page.getByRole('link', { name: 'Failed sign-ins' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Failed to sign in')
  await expect(rows(page).getByRole('listitem')).toHaveText('Attempts: 3')
})
