import type { Page } from '@playwright/test'
import { callAction } from '#e2e/fixtures/actions.ts'
import { query } from '#e2e/fixtures/database.ts'
import { choose, row } from '#e2e/fixtures/list.ts'
import {
  copyAndClose,
  generate,
  generateButton,
  requestRegistryToken,
  openForm,
} from '#e2e/fixtures/new-token.ts'
import { failActions } from '#e2e/fixtures/requests.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepositories, addRepository, addToken } from '#e2e/fixtures/tokens.ts'
import { ownAccount } from '#lib/owners.ts'

const picker = (page: Page) => page.getByRole('combobox', { name: 'Add repositories' })
const options = (page: Page) => page.getByRole('listbox', { name: 'Repositories' }).getByRole('option')
const option = (page: Page, name: string) => options(page).filter({ hasText: name })
const selected = (page: Page) =>
  page.getByRole('list', { name: 'Selected repositories' }).getByRole('listitem')
const rights = (page: Page, name: string) => page.getByRole('group', { name: `Rights on ${name}` })

async function selectSome(page: Page, permission = 'Read, Write, Delete'): Promise<void> {
  await openForm(page, 'Selected')
  await page.getByText(permission, { exact: true }).click()
  await page.getByText('Selected repositories', { exact: true }).click()
}

test('all repositories is what it begins with', async ({ page, person: _ }) => {
  await openForm(page)
  await expect(page.getByRole('radio', { name: /All repositories/ })).toBeChecked()
  await expect(picker(page)).toBeHidden()
})

test('repositories are searched and picked by keyboard', async ({ page, person }) => {
  for (const name of ['api', 'api-docs', 'web']) await addRepository(person, name)
  await selectSome(page)
  await picker(page).focus()
  await page.keyboard.type(`${person.username}/api`)
  await expect(options(page)).toHaveText([/api/, /api-docs/, `Add all 2 of ${person.username}`])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(selected(page)).toHaveText([new RegExp(`${person.username}/api-docs`)])
  await expect(page.getByText('1 of 50', { exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(selected(page)).toHaveCount(0)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(selected(page)).toHaveText([new RegExp(`${person.username}/api`)])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox')).toBeHidden()
  await expect(page.getByLabel('Description')).toHaveValue('Selected')
})

test('what nobody may know of is not offered', async ({ page, person: _, other }) => {
  await addRepository(other, 'hidden-one')
  const shown = await addRepository(other, 'shown-one', 'public')
  await selectSome(page)
  await picker(page).fill(other.username)
  await expect(options(page)).toHaveText([new RegExp(shown.fullName)])
  await picker(page).fill('no-such-repository')
  await expect(page.getByText('No repository matches “no-such-repository”.')).toBeVisible()
})

test('pull, push and delete are chosen for each, and that is what is granted', async ({ page, person }) => {
  const [api, web, docs] = [
    ...[
      await addRepository(person, 'api'),
      await addRepository(person, 'web'),
      await addRepository(person, 'docs'),
    ],
  ]
  await selectSome(page)
  await picker(page).click()
  for (const { fullName } of [api!, web!]) await option(page, fullName).click()
  await expect(page.getByText('2 of 50', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await rights(page, api!.fullName).getByLabel('delete').uncheck()
  await rights(page, web!.fullName).getByLabel('push').uncheck()
  await rights(page, web!.fullName).getByLabel('delete').uncheck()
  await expect(page.getByRole('complementary', { name: 'Summary' })).toContainText(
    `pull and push ${api!.fullName}, and pull ${web!.fullName}`,
  )
  const secret = await generate(page)
  const asked = (name: string) =>
    requestRegistryToken(page.request, person, secret, `repository:${name}:pull,push,delete`)
  expect((await asked(api!.fullName)).granted).toEqual([
    { type: 'repository', name: api!.fullName, actions: ['pull', 'push'] },
  ])
  expect((await asked(web!.fullName)).granted).toEqual([
    { type: 'repository', name: web!.fullName, actions: ['pull'] },
  ])
  expect((await asked(docs!.fullName)).granted).toEqual([])
  await copyAndClose(page)
  await expect(row(page, 'Selected')).toContainText('2 repositories')
})

test('public ones are pulled beside those selected, where that is ticked', async ({
  page,
  person,
  other,
}) => {
  const { fullName } = await addRepository(person, 'api')
  const open = await addRepository(other, 'open', 'public')
  const box = page.getByLabel('Read public repositories')
  await openForm(page, 'Build')
  await page.getByText('Read & Write', { exact: true }).click()
  await expect(box).toBeHidden()
  await page.getByText('Selected repositories', { exact: true }).click()
  await picker(page).click()
  await option(page, fullName).click()
  await page.keyboard.press('Escape')
  await box.check()
  const summary = page.getByRole('complementary', { name: 'Summary' })
  await expect(summary).toContainText(
    `pull and push ${fullName}, and pull every public repository, and nothing else`,
  )
  await page.getByText('All repositories', { exact: true }).click()
  await expect(summary).not.toContainText('public')
  await page.getByText('Selected repositories', { exact: true }).click()
  await expect(box).toBeChecked()
  const secret = await generate(page)
  const scope = [fullName, open.fullName].map((name) => `repository:${name}:pull,push`).join(' ')
  expect((await requestRegistryToken(page.request, person, secret, scope)).granted).toEqual([
    { type: 'repository', name: fullName, actions: ['pull', 'push'] },
    { type: 'repository', name: open.fullName, actions: ['pull'] },
  ])
  await copyAndClose(page)
  await expect(row(page, 'Build')).toContainText('1 repository and public ones')
  await choose(page, 'Build', 'Edit')
  await box.uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, 'Build')).not.toContainText('public ones')
  expect((await requestRegistryToken(page.request, person, secret, scope)).granted).toHaveLength(1)
})

test('a level offers no more than it includes', async ({ page, person }) => {
  const { fullName } = await addRepository(person, 'api')
  await selectSome(page, 'Read-only')
  await picker(page).click()
  await option(page, fullName).click()
  await page.keyboard.press('Escape')
  const may = rights(page, fullName)
  await expect(may.getByLabel('pull')).toBeChecked()
  for (const action of ['push', 'delete']) await expect(may.getByLabel(action)).toBeDisabled()
  await page.getByText('Read & Write', { exact: true }).click()
  await expect(may.getByLabel('push')).toBeEnabled()
  await expect(may.getByLabel('delete')).toBeDisabled()
})

test('public read-only takes no private repository', async ({ page, person }) => {
  const { fullName } = await addRepository(person, 'private-one')
  await selectSome(page, 'Public Repo Read-only')
  await picker(page).click()
  await option(page, fullName).click({ force: true })
  await expect(selected(page)).toHaveCount(0)
  await expect(option(page, fullName)).toBeDisabled()
  await expect(
    page
      .getByText('This permission only covers public repositories. Choose a higher one', { exact: false })
      .first(),
  ).toBeVisible()
})

test('at least one repository, and one right on each, or nothing is made', async ({ page, person }) => {
  const { fullName } = await addRepository(person, 'api')
  const web = await addRepository(person, 'web')
  await selectSome(page)
  const button = generateButton(page)
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription('Choose the repositories it can access.')
  await button.focus()
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByLabel('Description').press('Enter')
  await picker(page).click()
  for (const name of [fullName, web.fullName]) await option(page, name).click()
  await page.keyboard.press('Escape')
  for (const action of ['pull', 'push', 'delete']) await rights(page, fullName).getByLabel(action).uncheck()
  await button.click()
  await expect(page.getByText('Choose pull, push or delete.', { exact: true })).toBeVisible()
  for (const action of ['pull', 'push', 'delete'])
    await rights(page, web.fullName).getByLabel(action).uncheck()
  await expect(button).toHaveAccessibleDescription('Can do nothing yet: choose pull, push or delete.')
  expect(await query('SELECT 1 FROM token WHERE account_id = $1', [person.id])).toEqual([])
})

test('what was chosen comes back after a look at all', async ({ page, person }) => {
  for (const name of ['a', 'b', 'c']) await addRepository(person, name)
  await selectSome(page)
  await picker(page).click()
  for (const name of ['a', 'b', 'c']) await option(page, `${person.username}/${name}`).click()
  await page.keyboard.press('Escape')
  await page.getByText('All repositories', { exact: true }).click()
  await page.getByText('Selected repositories', { exact: true }).click()
  await expect(page.getByText('3 of 50', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: `Remove ${person.username}/b` }).click()
  await expect(page.getByText('2 of 50', { exact: true })).toBeVisible()
  await expect(picker(page)).toBeFocused()
})

test('a fifty-first is refused, in the picker and by the server', async ({ page, person }) => {
  await addRepositories(person, 51)
  const all = await query<{ id: string }>('SELECT id FROM repository WHERE namespace = $1 ORDER BY name', [
    person.username,
  ])
  const ids = all.map(({ id }) => id)
  const token = await addToken(person, { description: 'Nearly full', repositories: ids.slice(0, 49) })
  await page.goto(`/account/security/${token.id}/access`)
  await expect(page.getByText('49 of 50', { exact: true })).toBeVisible()
  await picker(page).fill('repo-50')
  await option(page, 'repo-50').click()
  await expect(page.getByText('50 of 50', { exact: true })).toBeVisible()
  await picker(page).fill('repo-51')
  await expect(option(page, 'repo-51')).toBeDisabled()
  await option(page, 'repo-51').click({ force: true })
  await expect(page.getByText('50 of 50', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, 'Nearly full')).toContainText('50 repositories')
  const repositories = ids.map((id) => ({ id, pull: true, push: false, delete: false }))
  const input = {
    description: 'Too many',
    permission: 'read',
    expiresAt: null,
    repositories,
    publicRead: false,
  }
  expect(await callAction(page.request, 'createTokenAction', ownAccount, input, 'one')).toMatchObject({
    error: { code: 'invalid' },
  })
})

test('a search that fails says so, and the next one works', async ({ page, person }) => {
  const { fullName } = await addRepository(person, 'api')
  await selectSome(page)
  const mend = await failActions(page, 'lost')
  await picker(page).click()
  await expect(page.getByText(/can't be reached/)).toBeVisible()
  await mend()
  await picker(page).fill('api')
  await expect(option(page, fullName)).toBeVisible()
})
