import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { toast } from '#e2e/fixtures/list.ts'
import { addOrganization, type Organization } from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const newName = () => `acme-${randomBytes(5).toString('hex')}`
const switcher = (page: Page) => page.getByRole('button', { name: /: switch organization$/ })
const settings = ({ name }: { name: string }) => `/organizations/${name}/settings`
const repositories = ({ name }: { name: string }) => `/organizations/${name}/repositories`

async function fillNew(page: Page, name: string, displayName: string): Promise<void> {
  await page.goto('/organizations/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Display name').fill(displayName)
  await page.getByRole('button', { name: 'Create organization' }).click()
}

async function addRepositoryOf({ name }: Organization, repository: string, visibility = 'private') {
  await query(
    `INSERT INTO repository (id, namespace, name, visibility) VALUES (gen_random_uuid(), $1, $2, $3::visibility)`,
    [name, repository, visibility],
  )
}

test('an organization is made, found in the switcher, and its name is nobody else’s', async ({
  page,
  person,
}) => {
  const name = newName()
  await page.goto('/account/security')
  await expect(page.getByRole('link', { name: 'Admin Console' })).toHaveCount(0)
  await switcher(page).click()
  await page.getByRole('menuitem', { name: 'New organization' }).click()
  await expect(page).toHaveURL('/organizations/new')
  await page.getByRole('button', { name: 'Create organization' }).click()
  await expect(page.getByText('Use at least 3 characters.')).toBeVisible()
  await expect(page.getByText('Enter a display name.')).toBeVisible()
  await fillNew(page, person.username, 'Acme Works')
  await expect(page.getByText('This name is taken. Choose another.')).toBeVisible()
  await expect(page.getByLabel('Display name')).toHaveValue('Acme Works')
  await fillNew(page, name, 'Acme Works')
  await expect(page).toHaveURL(`/organizations/${name}`)
  await page.goto(settings({ name }))
  await expect(switcher(page)).toHaveText('Acme Works')
  await expect(page.getByText('Free', { exact: true })).toBeVisible()
})

test('the switcher leads to one’s account and organizations, by keyboard too', async ({
  page,
  person,
  other,
}) => {
  const mine = await addOrganization([[person, 'owner']])
  await addOrganization([[other, 'owner']])
  await page.goto('/account/security')
  await switcher(page).focus()
  await page.keyboard.press('ArrowDown')
  const items = page.getByRole('menuitem')
  await expect(items).toHaveCount(3)
  await expect(items.nth(0)).toBeFocused()
  await expect(items.nth(0)).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(items.nth(1)).toContainText(mine.name)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/organizations/${mine.name}`)
  await page.goto(repositories(mine))
  await switcher(page).click()
  await page.getByRole('menuitem', { name: person.username }).click()
  await expect(page).toHaveURL('/account/security')
  await page.getByRole('link', { name: 'Admin Console' }).click()
  await expect(page).toHaveURL(`/organizations/${mine.name}`)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('the sheet holds the console’s pages and the way to other organizations', async ({ page, person }) => {
    const [first, second] = [
      await addOrganization([[person, 'owner']]),
      await addOrganization([[person, 'member']]),
    ]
    await page.goto(repositories(first))
    await page.getByRole('button', { name: 'Navigation' }).tap()
    const sheet = page.getByRole('dialog', { name: 'Navigation' })
    await expect(sheet.getByRole('link', { name: 'Settings' })).toBeVisible()
    await sheet.getByRole('navigation', { name: 'Switch to' }).getByRole('link', { name: second.name }).tap()
    await expect(page).toHaveURL(`/organizations/${second.name}`)
  })
})

test('settings are saved, wrong ones are named, and what was typed stays', async ({ page, person }) => {
  const organization = await addOrganization([[person, 'owner']], { plan: 'team' })
  await page.goto(settings(organization))
  const days = page.getByLabel(/^Maximum lifetime/)
  await expect(page.getByText(/^10 access tokens/)).toBeVisible()
  for (const [typed, message] of [
    ['soon', 'Enter a number of days.'],
    ['0', 'Enter 1 day or more.'],
    ['3651', 'Enter 3,650 days or fewer.'],
  ] as const) {
    await days.fill(typed)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText(message)).toBeVisible()
  }
  await days.fill('90')
  await page.getByLabel('Display name').fill('Acme Works')
  await page.getByLabel('Inactive tokens can be activated again').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, 'Saved the settings.')).toBeVisible()
  await expect(switcher(page)).toHaveText('Acme Works')
  await page.reload()
  await expect(days).toHaveValue('90')
  await expect(page.getByLabel('Inactive tokens can be activated again')).toBeChecked()
  await days.fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, 'Saved the settings.')).toBeVisible()
  await page.reload()
  await expect(days).toHaveValue('')
  await expectSilence(page)
})

test('an organization is deleted by its typed name, which stays taken', async ({ page, person }) => {
  const organization = await addOrganization([[person, 'owner']])
  await page.goto(settings(organization))
  await page.getByRole('button', { name: 'Delete organization' }).click()
  const dialog = page.getByRole('dialog', { name: /^Delete/ })
  await dialog.getByRole('button', { name: 'Delete organization' }).click()
  await expect(dialog.getByText(`Type ${organization.name} to delete it.`)).toBeVisible()
  await dialog.getByRole('textbox').fill(organization.name)
  await dialog.getByRole('button', { name: 'Delete organization' }).click()
  await expect(toast(page, `Deleted ${organization.name}.`)).toBeVisible()
  await expect(page).toHaveURL('/account/security')
  await expect(page.getByRole('link', { name: 'Admin Console' })).toHaveCount(0)
  expect((await page.goto(settings(organization)))!.status()).toBe(404)
  await fillNew(page, organization.name, 'Again')
  await expect(page.getByText('This name is taken. Choose another.')).toBeVisible()
})

test('editors make repositories for the organization, or for themselves', async ({ page, person, other }) => {
  const organization = await addOrganization([
    [other, 'owner'],
    [person, 'editor'],
  ])
  await page.goto(repositories(organization))
  await expect(page.getByText('There are no repositories yet.')).toBeVisible()
  await page.getByRole('link', { name: 'New repository' }).click()
  const owner = page.getByLabel('Owner', { exact: true })
  await expect(owner).toHaveValue(organization.name)
  await expect(page.getByText('Only owners, editors and groups')).toBeVisible()
  await owner.selectOption(person.username)
  await expect(page.getByText('Only you and your tokens')).toBeVisible()
  await owner.selectOption(organization.name)
  await page.getByLabel('Name', { exact: true }).fill('api')
  await page.getByRole('button', { name: 'Create repository' }).click()
  await expect(page.getByRole('heading', { name: `${organization.name}/api` })).toBeVisible()
  await expect(
    page.getByText(`Only owners of ${organization.name} and groups with admin access`),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete repository' })).toHaveCount(0)
})

test('a member sees what is open to members, who can do the rest, and no links to it', async ({
  page,
  person,
  other,
}) => {
  const organization = await addOrganization([
    [other, 'owner'],
    [person, 'member'],
  ])
  await addRepositoryOf(organization, 'closed')
  await addRepositoryOf(organization, 'open', 'public')
  await page.goto(repositories(organization))
  const list = page.getByRole('region', { name: 'Repositories' })
  await expect(list.getByRole('link', { name: `${organization.name}/open` })).toBeVisible()
  await expect(list.getByText('1 of 1', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'New repository' })).toHaveCount(0)
  const side = page.getByRole('complementary')
  await expect(side.getByRole('link')).toHaveText(['Overview', 'Members', 'Groups', 'Repositories'])
  const answer = await page.goto(settings(organization))
  expect(answer!.status()).toBe(200)
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(page.getByText(`Only owners of ${organization.name} can do this.`)).toBeVisible()
  await expect(page.getByLabel('Display name')).toHaveCount(0)
  await expectSilence(page)
})

test('for a stranger an organization is as one that there is not', async ({ page, person, other }) => {
  const organization = await addOrganization([[other, 'owner']])
  const answers = []
  for (const name of [organization.name, 'nobody-has-this', person.username]) {
    for (const path of ['', '/settings', '/repositories']) {
      const answer = await page.goto(`/organizations/${name}${path}`)
      await expect(page.getByText('There is nothing here.')).toBeVisible()
      const text = await page.getByRole('main').textContent()
      answers.push([answer!.status(), text!.replace(/Request ID: [0-9a-f-]{36}/, '')])
    }
  }
  expect(answers).toEqual(Array(9).fill(answers[0]))
  expect(answers[0]![0]).toBe(404)
})

test('who is demoted or removed meanwhile has nothing left at the next click', async ({
  page,
  person,
  other,
}) => {
  const organization = await addOrganization([
    [other, 'owner'],
    [person, 'owner'],
  ])
  await page.goto(settings(organization))
  const own = 'WHERE organization_id = $1 AND account_id = $2'
  const membership = [organization.id, person.id]
  await query(`UPDATE membership SET role = 'editor' ${own}`, membership)
  await page.getByLabel('Display name').fill('Mine')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(`Only owners of ${organization.name} can do this.`)).toBeVisible()
  await query(`DELETE FROM membership ${own}`, membership)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Organization not found.')).toBeVisible()
  await page.goto(repositories(organization))
  await expect(page.getByText('There is nothing here.')).toBeVisible()
})
