import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { openForm } from '#e2e/fixtures/new-token.ts'
import { addOrganization, addOrganizationRepository } from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepositories, addRepository } from '#e2e/fixtures/tokens.ts'

const picker = (page: Page) => page.getByRole('combobox', { name: 'Add repositories' })
const listbox = (page: Page) => page.getByRole('listbox', { name: 'Repositories' })
const options = (page: Page) => listbox(page).getByRole('option')
const selected = (page: Page) =>
  page.getByRole('list', { name: 'Selected repositories' }).getByRole('listitem')

async function openPicker(page: Page, permission = 'Read & Write'): Promise<void> {
  await openForm(page, 'Selected')
  await page.getByText(permission, { exact: true }).click()
  await page.getByText('Selected repositories', { exact: true }).click()
  await picker(page).click()
}

test('repositories stand under their namespaces, with what is public marked', async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']])
  await addOrganizationRepository(acme, 'api')
  await addRepository(person, 'site', 'public')
  await openPicker(page)
  const own = listbox(page).getByRole('group', { name: person.username })
  await expect(own.getByRole('option')).toHaveText([`${person.username}/site Public`])
  await expect(listbox(page).getByRole('group', { name: acme.name }).getByRole('option')).toHaveText([
    `${acme.name}/api Private`,
  ])
  await expectSilence(page)
})

test('several words are looked for in any order', async ({ page, person }) => {
  for (const name of ['web-api', 'web-site', 'api-docs']) await addRepository(person, name)
  await openPicker(page)
  await picker(page).fill(`api ${person.username} web`)
  await expect(options(page)).toHaveText([new RegExp(`^${person.username}/web-api`)])
})

test('it says how many there are, and adds all of a namespace that match', async ({ page, person }) => {
  await addRepositories(person, 60)
  await openPicker(page)
  await picker(page).fill(person.username)
  await expect(page.getByText('20 of 60: type to find more')).toBeVisible()
  const all = page.getByRole('option', { name: 'Add all' })
  await expect(all).toHaveText(`Add all 60 of ${person.username}`)
  await expect(all).toBeDisabled()
  await picker(page).fill(`${person.username}/repo-1`)
  await expect(all).toHaveText(`Add all 10 of ${person.username}`)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByText('10 of 50', { exact: true })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: `10 of ${person.username} added` })).toHaveText(
    `10 of ${person.username} added, 10 of 50`,
  )
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(selected(page)).toHaveCount(10)
})

test('the keyboard reaches why something can’t be chosen', async ({ page, person, other }) => {
  await addRepository(person, 'closed')
  const open = await addRepository(other, 'open', 'public')
  await openPicker(page, 'Public Repo Read-only')
  await picker(page).fill(person.username)
  const option = page.getByRole('option', { name: `${person.username}/closed` })
  await expect(option).toHaveAccessibleDescription(/only covers public repositories/)
  await page.keyboard.press('ArrowDown')
  const reason = page
    .getByRole('status')
    .filter({ hasText: 'This permission only covers public repositories.' })
  await expect(reason.first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(selected(page)).toHaveCount(0)
  await picker(page).fill(open.fullName)
  await page.getByRole('option', { name: open.fullName }).click()
  await page.keyboard.press('Escape')
  const push = page.getByRole('group', { name: `Rights on ${open.fullName}` }).getByLabel('push')
  await push.focus()
  await expect(push).toBeFocused()
  await expect(push).toHaveAccessibleDescription('Public Repo Read-only does not include push.')
  await expect(page.getByRole('tooltip')).toHaveText('Public Repo Read-only does not include push.')
  await page.keyboard.press('Space')
  await expect(push).not.toBeChecked()
  await page.getByText('Read & Write', { exact: true }).click()
  await expect(push).toHaveAccessibleDescription("You can't push there yourself.")
})

test('the list opens above the field where there is no room below, and inside the window', async ({
  page,
  person,
}) => {
  await addRepositories(person, 30)
  await page.setViewportSize({ width: 1440, height: 900 })
  await openForm(page)
  await page.getByText('Selected repositories', { exact: true }).click()
  const places = async () => {
    await picker(page).click()
    await expect(options(page)).not.toHaveCount(0)
    await expect(listbox(page)).toBeInViewport({ ratio: 1 })
    const [field, list] = [await picker(page).boundingBox(), await listbox(page).boundingBox()]
    await page.keyboard.press('Escape')
    return list!.y < field!.y ? 'above' : 'below'
  }
  await page.evaluate(() => scrollTo(0, 0))
  await picker(page).evaluate((field) => field.scrollIntoView({ block: 'end' }))
  expect(await places()).toBe('above')
  await page.setViewportSize({ width: 1440, height: 1800 })
  await page.evaluate(() => scrollTo(0, 0))
  expect(await places()).toBe('below')
})

test('all of a namespace leaves out what the permission does not reach', async ({ page, person }) => {
  for (const name of ['one', 'two']) await addRepository(person, name)
  await addRepository(person, 'site', 'public')
  await openPicker(page, 'Public Repo Read-only')
  await picker(page).fill(person.username)
  await page.getByRole('option', { name: `Add all 3 of ${person.username}` }).click()
  await expect(selected(page)).toHaveText([new RegExp(`${person.username}/site`)])
  expect(await query('SELECT 1 FROM token WHERE account_id = $1', [person.id])).toEqual([])
})

test('an organization’s form adds all that match at once, for an owner of its company, too', async ({
  page,
  person,
}) => {
  const acme = await addOrganization([])
  await query(
    `WITH made AS (INSERT INTO company (id, name) VALUES (gen_random_uuid(), $1) RETURNING id),
       owned AS (INSERT INTO company_owner (company_id, account_id) SELECT id, $2::uuid FROM made)
     UPDATE organization SET company_id = made.id FROM made WHERE organization.id = $3::uuid`,
    [acme.name, person.id, acme.id],
  )
  for (const name of ['api', 'web-1', 'web-2']) await addOrganizationRepository(acme, name)
  await page.goto(`/organizations/${acme.name}/access-tokens/new`)
  await page.getByRole('combobox', { name: 'Add repository' }).fill('web')
  const all = page.getByRole('option', { name: 'Add all' })
  await expect(all).toHaveText(`Add all 2 of ${acme.name}`)
  await all.click()
  await expect(selected(page)).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Add repository' }).fill('api')
  await expect(options(page)).toHaveText([`${acme.name}/api Private`])
})
