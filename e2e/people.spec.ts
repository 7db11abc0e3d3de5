import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { toast } from '#e2e/fixtures/list.ts'
import { linkTo } from '#e2e/fixtures/mail.ts'
import {
  addCompany,
  addGroup,
  addInvite,
  addOrganization,
  addOrganizationRepository,
} from '#e2e/fixtures/organizations.ts'
import { addSession } from '#e2e/fixtures/person.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })

async function choose(page: Page, name: string, action: string) {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('somebody is invited by e-mail, joins by the link, gets another role and is removed', async ({
  page,
  person,
  other,
  browser,
}) => {
  const { name } = await addOrganization([[person, 'owner']])
  await page.goto(`/organizations/${name}/invites`)
  await expect(page.getByText(/No mail server is set/)).toBeVisible()
  await page
    .getByLabel('E-mail addresses or usernames')
    .fill(`${other.email}, nobody-of-that-name, ${person.username}`)
  await page.getByRole('button', { name: 'Create invites' }).click()
  await expect(page.getByText(`Invited ${other.email}.`)).toBeVisible()
  await expect(page.getByText('nobody-of-that-name is not a known username.')).toBeVisible()
  await expect(page.getByText(`${person.username} is already a member.`)).toBeVisible()
  await expect(row(page, other.email)).toContainText('Open')
  await expectSilence(page)

  const link = linkTo(other.email)
  noteSecret(new URL(link).hash.slice(1))
  const stolen = await browser.newContext({ storageState: await addSession(person) })
  const thief = await stolen.newPage()
  await thief.goto(link)
  await expect(thief.getByRole('button', { name: 'Accept' })).toBeHidden()
  await stolen.close()

  const context = await browser.newContext({ storageState: await addSession(other) })
  const joining = await context.newPage()
  await joining.goto(link.split('#')[0]!)
  await expect(joining.getByText('Ask for a new one.')).toBeVisible()
  await joining.goto(link)
  await expectSilence(joining)
  await joining.getByRole('button', { name: 'Accept' }).click()
  await expect(joining).toHaveURL(`/organizations/${name}/members`)
  await expect(row(joining, other.username)).toContainText('Member')

  await page.goto(`/organizations/${name}/members`)
  await choose(page, other.username, 'Make an editor')
  await expect(row(page, other.username)).toContainText('Editor')
  await choose(page, other.username, 'Remove')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(toast(page, `Removed ${other.username}.`)).toBeVisible()
  await expect(row(page, other.username)).toHaveCount(0)
  await joining.reload()
  await expect(joining.getByRole('heading', { name: 'There is nothing here.' })).toBeVisible()
  await context.close()
})

test('an invite by username waits on the account’s pages, and can be declined', async ({
  page,
  person,
  other,
}) => {
  const { id } = await addOrganization([[other, 'owner']])
  await addInvite({ id, name: '' }, person)
  await page.goto('/account/profile')
  await page.getByRole('link', { name: /Answer/ }).click()
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(toast(page, /Declined the invite/)).toBeVisible()
  await page.goto('/account/profile')
  await expect(page.getByRole('link', { name: /Answer/ })).toBeHidden()
})

test('the last owner can neither leave nor step down; a member sees who can change things', async ({
  page,
  person,
  other,
}) => {
  const { name } = await addOrganization([
    [person, 'owner'],
    [other, 'member'],
  ])
  await page.goto(`/organizations/${name}/members`)
  await expectSilence(page)
  await choose(page, person.username, 'Make a member')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Become a member' }).click()
  await expect(page.getByText(/is the only owner of/)).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await choose(page, person.username, 'Leave the organization')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByText(/is the only owner of/)).toBeVisible()

  const mine = await addOrganization([
    [person, 'member'],
    [other, 'owner'],
  ])
  await page.goto(`/organizations/${mine.name}/members`)
  await expect(
    page.getByText(`Only owners of ${mine.name} can invite people and change members.`),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: `Actions for ${other.username}` })).toBeHidden()
  await addCompany(mine, other)
  await page.goto(`/organizations/${mine.name}/groups`)
  const able = `owners of ${mine.name} and owners of its company`
  await expect(page.getByText(`Only ${able} can create and change groups.`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'New group' })).toBeHidden()
  await page.goto(`/organizations/${mine.name}/invites`)
  await expect(page.getByText(`Only ${able} can do this.`)).toBeVisible()
  await page.goto(`/organizations/${mine.name}/members`)
  await choose(page, person.username, 'Leave the organization')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click()
  await expect(toast(page, `You left ${mine.name}.`)).toBeVisible()
  expect((await page.goto(`/organizations/${mine.name}/members`))!.status()).toBe(404)
})

test('members are found by name and by role, in the address', async ({ page, person, other }) => {
  const { name } = await addOrganization([
    [person, 'owner'],
    [other, 'editor'],
  ])
  const members = page.getByRole('region', { name: 'Members' })
  const rows = members.getByRole('row').filter({ has: page.getByRole('cell') })
  await page.goto(`/organizations/${name}/members`)
  await expect(rows).toHaveCount(2)
  await page.getByRole('searchbox').fill(other.username)
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('Editor')
  await members.getByRole('link', { name: /^1\s*Owner/ }).click()
  await expect(page.getByText(`No owner matches “${other.username}”.`)).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`q=${other.username}.*role=owner`))
  await page.getByRole('link', { name: 'Clear search and filters' }).click()
  await expect(rows).toHaveCount(2)
})

test('a group is made, filled, given a repository and deleted', async ({ page, person, other }) => {
  const organization = await addOrganization([
    [person, 'owner'],
    [other, 'member'],
  ])
  await addOrganizationRepository(organization, 'api')
  await page.goto(`/organizations/${organization.name}/groups`)
  await page.getByRole('button', { name: 'New group' }).first().click()
  await page.getByLabel('Name').fill('builders')
  await page.getByRole('button', { name: 'Create group' }).click()
  await expect(page).toHaveURL(`/organizations/${organization.name}/groups/builders`)
  await expect(page).toHaveTitle(`builders · Groups · ${organization.name} · Gatehouse`)
  await page.getByLabel('Username of a member').fill(other.username)
  await expect(page.locator(`datalist option[value="${other.username}"]`)).toBeAttached()
  await page.getByRole('button', { name: 'Add member' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: other.username })).toBeVisible()
  await page.getByLabel('Name of a repository').fill('api')
  await expect(page.locator('datalist option[value="api"]')).toBeAttached()
  await page.getByLabel('Access', { exact: true }).selectOption('Write: pull and push')
  await page.getByRole('button', { name: 'Add repository' }).click()
  await expect(page.getByLabel('Access to api')).toHaveValue('write')
  await page.getByLabel('Name of a repository').fill('api')
  await page.getByRole('button', { name: 'Add repository' }).click()
  await expect(page.getByText(`The group has ${organization.name}/api already.`)).toBeVisible()
  await expectSilence(page)
  // What another owner has changed shows with the next answer.
  await query(
    `UPDATE group_repository SET access = 'read' FROM repository WHERE id = repository_id AND namespace = $1`,
    [organization.name],
  )
  await page.getByLabel('Description').fill('Who build')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Access to api')).toHaveValue('read')
  await page.getByRole('button', { name: 'Delete group' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete group' }).click()
  await expect(toast(page, 'Deleted the group builders.')).toBeVisible()
  await expect(page).toHaveURL(`/organizations/${organization.name}/groups`)
})

test('what a group gives ends for its members at their next request', async ({
  page,
  person,
  other,
  browser,
}) => {
  const organization = await addOrganization([
    [person, 'owner'],
    [other, 'member'],
  ])
  const { id, fullName } = await addOrganizationRepository(organization, 'api')
  await addGroup(organization, 'builders', [other], { [id]: 'admin' })
  await page.goto(`/organizations/${organization.name}/groups/builders`)
  await page.getByLabel('Name', { exact: true }).fill('makers')
  await page.getByLabel('Description').fill('Who make images')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(`/organizations/${organization.name}/groups/makers`)

  const context = await browser.newContext({ storageState: await addSession(other) })
  const theirs = await context.newPage()
  await theirs.goto(`/repositories/${fullName}`)
  await expect(theirs.getByRole('button', { name: 'Delete repository' })).toBeVisible()
  await page.getByLabel('Access to api').selectOption('Read: pull')
  await expect(toast(page, 'Saved access to api.')).toBeVisible()
  await theirs.reload()
  await expect(theirs.getByRole('heading', { name: fullName })).toBeVisible()
  await expect(theirs.getByRole('button', { name: 'Delete repository' })).toBeHidden()
  await page.getByRole('button', { name: 'Remove api from the group' }).click()
  await expect(page.getByText('There are no repositories yet.')).toBeVisible()
  expect((await theirs.reload())!.status()).toBe(404)
  await context.close()
  await page.getByRole('button', { name: `Remove ${other.username} from the group` }).click()
  await expect(page.getByText('There are no members yet.')).toBeVisible()
})
