import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { toast } from '#e2e/fixtures/list.ts'
import {
  addGroup,
  addOrganization,
  addOrganizationRepository,
  addOrganizationToken,
} from '#e2e/fixtures/organizations.ts'
import { addSession } from '#e2e/fixtures/person.ts'
import { failActions, watchActions } from '#e2e/fixtures/requests.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepositories, addRepository, addToken } from '#e2e/fixtures/tokens.ts'

const list = (page: Page) => page.getByRole('region', { name: 'Repositories' })
const rows = (page: Page) =>
  list(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })

async function make(page: Page, name: string, description = ''): Promise<void> {
  await page.goto('/repositories/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Description').fill(description)
  await page.getByRole('button', { name: 'Create repository' }).click()
}

test('the list shows one’s own and the public ones of others, and nothing else', async ({
  page,
  person,
  other,
}) => {
  const mine = await addRepository(person, 'api')
  const open = await addRepository(other, 'open', 'public')
  await addRepository(other, 'closed')
  await page.goto(`/repositories?q=${person.username}`)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText(mine.fullName)
  await expect(rows(page)).toContainText('Private')
  await page.getByRole('searchbox').fill(other.username)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText(open.fullName)
  await expect(rows(page)).toContainText('Public')
})

test('owner, visibility, search and page are in the address', async ({ page, person }) => {
  await addRepositories(person, 21)
  await addRepository(person, 'zebra', 'public')
  await page.goto('/repositories')
  await page.getByRole('link', { name: /^22\s*Mine/ }).click()
  await expect(page.getByText('1–20 of 22', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(rows(page)).toHaveCount(2)
  await page.reload()
  await expect(rows(page).last()).toContainText('zebra')
  await page.getByRole('combobox', { name: 'Visibility' }).selectOption('Public')
  await expect(rows(page)).toHaveCount(1)
  await page.goBack()
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('searchbox').fill('no such name')
  await expect(page.getByText('No repository of yours matches “no such name”.')).toBeVisible()
})

test('a repository is made in one’s own namespace, private at first', async ({ page, person }) => {
  await page.goto('/repositories')
  await page.getByRole('link', { name: 'New repository' }).click()
  await expect(page.getByRole('radio', { name: /Private/ })).toBeChecked()
  await page.getByLabel('Name', { exact: true }).fill('my.app_2')
  await page.getByLabel('Description').fill('Orders and stock')
  await page.getByRole('button', { name: 'Create repository' }).click()
  await expect(page).toHaveURL(`/repositories/${person.username}/my.app_2`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${person.username}/my.app_2`)
  const made = await query('SELECT visibility, description FROM repository WHERE namespace = $1', [
    person.username,
  ])
  expect(made).toEqual([{ visibility: 'private', description: 'Orders and stock' }])
})

for (const name of [
  '',
  'Upper',
  '-begins',
  'ends-',
  'two..dots',
  '/begins',
  'two//slashes',
  'with space',
  '___',
  'é',
]) {
  test(`the name ${JSON.stringify(name)} is refused, and what was typed stays`, async ({
    page,
    person: _,
  }) => {
    const actions = watchActions(page)
    await make(page, name, 'Kept')
    await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(
      /Enter a name|Use lower-case/,
    )
    await expect(page.getByLabel('Description')).toHaveValue('Kept')
    expect(actions).toEqual([])
  })
}

test('a name may have any depth, in the form, the list, the address and the dialog', async ({
  page,
  person,
}) => {
  const fullName = `${person.username}/team/app/cache`
  await page.goto('/repositories/new')
  await page.getByLabel('Name', { exact: true }).fill('team/app/cache')
  await expect(page.getByText(new RegExp(`Images are pushed to .*/${fullName}$`))).toBeVisible()
  await page.getByRole('button', { name: 'Create repository' }).click()
  await expect(page).toHaveURL(`/repositories/${fullName}`)
  await expect(page).toHaveTitle(new RegExp(fullName))
  await expect(page.getByText(new RegExp(`docker pull .*/${fullName}`))).toBeVisible()
  await addRepository(person, 'team')
  await page.goto('/repositories?q=team')
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('link', { name: fullName }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(fullName)
  await page.reload()
  await page.getByRole('button', { name: 'Delete repository' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill(fullName)
  await page.getByRole('dialog').getByRole('button', { name: 'Delete repository' }).click()
  await expect(page).toHaveURL('/repositories?q=team')
  await expect(rows(page).filter({ hasText: `${person.username}/team` })).toHaveCount(1)
})

test('a name that one has already is said to be taken', async ({ page, person }) => {
  await addRepository(person, 'api')
  await make(page, 'api')
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/already/)
})

test('a call that fails says so and keeps what was typed', async ({ page, person }) => {
  await page.goto('/repositories/new')
  const mend = await failActions(page, 'lost')
  await page.getByLabel('Name', { exact: true }).fill('api')
  await page.getByRole('button', { name: 'Create repository' }).click()
  await expect(page.getByRole('alert').filter({ hasText: "can't be reached" })).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('api')
  await mend()
  await page.getByRole('button', { name: 'Create repository' }).dblclick()
  await expect(page).toHaveURL(`/repositories/${person.username}/api`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${person.username}/api`)
})

test('description and visibility can be edited', async ({ page, person, other, browser }) => {
  const { fullName, id } = await addRepository(person, 'api')
  await page.goto(`/repositories/${fullName}`)
  await page.getByLabel('Description').fill('For everybody')
  await page.getByText('Public', { exact: true }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, /[Ss]aved/)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('radio', { name: /Public/ })).toBeChecked()
  expect(await query('SELECT description, visibility FROM repository WHERE id = $1', [id])).toEqual([
    { description: 'For everybody', visibility: 'public' },
  ])
  const visitor = await browser.newContext({ storageState: await addSession(other) })
  const theirs = await visitor.newPage()
  await theirs.goto(`/repositories/${fullName}`)
  await expect(theirs.getByText('For everybody')).toBeVisible()
  await expect(theirs.getByRole('button', { name: /Save|Delete/ })).toHaveCount(0)
  await visitor.close()
})

test('deleting asks for the name, typed', async ({ page, person }) => {
  const { fullName, id } = await addRepository(person, 'api')
  const other = await addRepository(person, 'web')
  const token = await addToken(person, { description: 'Narrow', repositories: [id, other.id] })
  await page.goto(`/repositories/${fullName}`)
  await page.getByRole('button', { name: 'Delete repository' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('api')
  await dialog.getByRole('button', { name: 'Delete repository' }).click()
  await expect(dialog.getByRole('textbox')).toHaveAccessibleDescription(`Type ${fullName} to delete it.`)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await query('SELECT 1 FROM repository WHERE id = $1', [id])).toHaveLength(1)
  await page.getByRole('button', { name: 'Delete repository' }).click()
  await dialog.getByRole('textbox').fill(fullName)
  await dialog.getByRole('button', { name: 'Delete repository' }).click()
  await expect(page).toHaveURL('/repositories')
  await expect(toast(page, `Deleted ${fullName}.`)).toBeVisible()
  await expect(page.getByText(fullName, { exact: true })).toHaveCount(0)
  // A token that was given it does not reach everything in exchange.
  await page.goto('/account/security')
  await expect(page.getByRole('row', { name: /Narrow/ })).toContainText('1 repository')
  expect(await query('SELECT 1 FROM token WHERE id = $1 AND NOT all_repositories', [token.id])).toHaveLength(
    1,
  )
})

test('a private repository of others and one that is not there are the same page, a 404', async ({
  page,
  person,
  other,
}) => {
  const hidden = await addRepository(other, 'closed')
  const answers = []
  for (const path of [hidden.fullName, `${other.username}/nothing`, `${person.username}/nothing`]) {
    const answer = await page.goto(`/repositories/${path}`)
    await expect(page.getByText('There is nothing here.')).toBeVisible()
    const text = await page.getByRole('main').textContent()
    answers.push([answer!.status(), text!.replace(/Request ID: [0-9a-f-]{36}/, '')])
  }
  expect(answers).toEqual([answers[0], answers[0], answers[0]])
  expect(answers[0]![0]).toBe(404)
  expect((await page.goto(`/repositories/${other.username}/closed/more`))!.status()).toBe(404)
})

test('the page of a repository tells its tags, the tokens that reach it, and its groups', async ({
  page,
  person,
  other,
}) => {
  const acme = await addOrganization([[person, 'owner']])
  const { id, fullName } = await addOrganizationRepository(acme, 'api')
  await addGroup(acme, 'builders', [person], { [id]: 'write' })
  const deploy = await addOrganizationToken(acme, { label: 'Deploy', all: 'push' })
  await addToken(person, { description: 'Laptop' })
  await addToken(other, { description: 'Foreign' })
  await query(
    `INSERT INTO tag (repository_id, name, digest, media_type, pushed_at, pushed_by, token_id)
     SELECT $1, 'v' || n, 'sha256:' || repeat('0', 64), '', now() - n * interval '1 hour', $2, $3
     FROM generate_series(1, 11) AS n`,
    [id, acme.name, deploy.id],
  )
  await page.goto(`/repositories/${fullName}`)
  await expect(page).toHaveTitle(`${fullName} · Repositories · Gatehouse`)
  const tags = page.getByRole('table', { name: 'Tags', exact: true })
  const first = tags.getByRole('row').filter({ hasText: 'v1sha256:000000000000' })
  await expect(first).toContainText(`1 hour agoby ${acme.name}withDeploy`)
  await expect(first.getByRole('button', { name: 'Copy the digest of v1' })).toBeVisible()
  const tokens = page.getByRole('table', { name: 'Tokens that reach this' })
  await expect(tokens.getByRole('row').filter({ hasText: 'Deploy' })).toContainText('pull, push')
  await expect(tokens.getByRole('row').filter({ hasText: 'Laptop' })).toContainText('You')
  await expect(tokens.getByText('Foreign')).toHaveCount(0)
  await expect(page.getByRole('listitem').filter({ hasText: 'builders' })).toContainText('Write')
  await expectSilence(page)
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page.getByText('11 of 11', { exact: true })).toBeVisible()
  await expect(tags.getByRole('row')).toHaveCount(2)
  await tags.getByRole('link', { name: 'Deploy' }).click()
  await expect(page).toHaveURL(`/organizations/${acme.name}/access-tokens/${deploy.id}`)
})
