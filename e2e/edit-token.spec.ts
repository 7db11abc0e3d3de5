import { query } from '#e2e/fixtures/database.ts'
import { choose, row, security, toast } from '#e2e/fixtures/list.ts'
import { requestRegistryToken } from '#e2e/fixtures/new-token.ts'
import { failActions, pauseActions, watchActions } from '#e2e/fixtures/requests.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken, day } from '#e2e/fixtures/tokens.ts'

const kept = async (id: string) =>
  (
    await query('SELECT secret_hash, hint, expires_at, created_at, is_active FROM token WHERE id = $1', [id])
  )[0]

test('description, permission and repositories change; secret and expiration stay', async ({
  page,
  person,
}) => {
  const { fullName } = await addRepository(person, 'api')
  const { id, secret } = await addToken(person, {
    description: 'Before',
    permission: 'read',
    expires: 12 * day,
  })
  const before = await kept(id)
  await page.goto(security)
  await choose(page, 'Before', 'Edit')
  await expect(page.getByLabel('Description')).toHaveValue('Before')
  await expect(page.getByRole('radio', { name: /^Read-only/ })).toBeChecked()
  await expect(page.getByLabel('Expiration')).toHaveValue('kept')
  await page.getByLabel('Description').fill('After')
  await page.getByText('Read & Write', { exact: true }).click()
  await page.getByText('Selected repositories', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Add repositories' }).click()
  await page.getByRole('option', { name: fullName }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(security)
  await expect(toast(page, 'Saved “After”.')).toBeVisible()
  await expect(row(page, 'After')).toContainText('Read & Write')
  await expect(row(page, 'After')).toContainText('1 repository')
  await expect(row(page, 'After')).toContainText('in 12 days')
  expect(await kept(id)).toEqual(before)
  const { granted } = await requestRegistryToken(
    page.request,
    person,
    secret,
    `repository:${fullName}:pull,push`,
  )
  expect(granted).toEqual([{ type: 'repository', name: fullName, actions: ['pull', 'push'] }])
})

test('what was chosen is shown, and stays where only the description changes', async ({ page, person }) => {
  const api = await addRepository(person, 'api')
  const { id } = await addToken(person, { description: 'Narrow', repositories: [api.id] })
  const grants = () => query('SELECT * FROM token_repository WHERE token_id = $1', [id])
  const before = await grants()
  await page.goto(`${security}/${id}/access`)
  await expect(page.getByRole('list', { name: 'Selected repositories' })).toContainText(api.fullName)
  await page.getByLabel('Description').fill('Renamed')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, 'Renamed')).toContainText('1 repository')
  expect(await grants()).toEqual(before)
})

test('a double click saves once', async ({ page, person }) => {
  const { id } = await addToken(person, { description: 'Once' })
  await page.goto(`${security}/${id}/access`)
  await page.getByLabel('Description').fill('Once more')
  const actions = watchActions(page)
  const letGo = await pauseActions(page)
  await page.getByRole('button', { name: 'Save' }).dblclick()
  letGo()
  await expect(row(page, 'Once more')).toBeVisible()
  expect(actions).toHaveLength(1)
})

for (const how of ['lost', 500] as const) {
  test(`a call that fails (${how}) says so and keeps what was typed`, async ({ page, person }) => {
    const { id } = await addToken(person, { description: 'As it was' })
    await page.goto(`${security}/${id}/access`)
    await page.getByLabel('Description').fill('As it will be')
    const mend = await failActions(page, how)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'ry again' })).toBeVisible()
    await expect(page.getByLabel('Description')).toHaveValue('As it will be')
    await mend()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(row(page, 'As it will be')).toBeVisible()
  })
}

test('an empty description is refused, and Cancel saves nothing', async ({ page, person }) => {
  const { id } = await addToken(person, { description: 'As it was' })
  await page.goto(`${security}/${id}/access`)
  await page.getByLabel('Description').fill(' ')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Description')).toHaveAccessibleDescription(/Enter a description\./)
  await page.getByLabel('Description').fill('Never saved')
  await page.getByRole('main').getByRole('link', { name: 'Cancel' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click()
  await expect(row(page, 'As it was')).toBeVisible()
})

test('a token deleted meanwhile is said to be gone', async ({ page, person }) => {
  const { id } = await addToken(person)
  await page.goto(`${security}/${id}/access`)
  await query('DELETE FROM token WHERE id = $1', [id])
  await page.getByLabel('Description').fill('Too late')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Token not found.' })).toBeVisible()
  await expect(page.getByLabel('Description')).toHaveValue('Too late')
})

test('an expired token can only be rotated or deleted', async ({ page, person }) => {
  const { id } = await addToken(person, { description: 'Over', expires: -day })
  await page.goto(`${security}/${id}/access`)
  await expect(page.getByText(/Rotate it to use it again, or delete it/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete token' }).click()
  await expect(toast(page, 'Deleted “Over”.')).toBeVisible()
  await expect(page).toHaveURL(security)
  expect(await kept(id)).toBeUndefined()
})

test('another person’s token and one that is not there are the same: nothing here', async ({
  page,
  person: _,
  other,
}) => {
  const { id } = await addToken(other)
  const answers = []
  for (const path of [id, '0199f5a4-0000-7000-8000-000000000000', 'nonsense']) {
    const answer = await page.goto(`${security}/${path}`)
    const text = await page.getByRole('main').textContent()
    answers.push([answer!.status(), text!.replace(/Request ID: [0-9a-f-]{36}/, '')])
    await expect(page.getByText('There is nothing here.')).toBeVisible()
  }
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]).toEqual(answers[2])
  expect(answers[0]![0]).toBe(404)
})

test('a lowered level stays lowered when the page is edited again after Back', async ({ page, person }) => {
  const { id } = await addToken(person, { description: 'Deploys', permission: 'write' })
  await page.goto(security)
  await choose(page, 'Deploys', 'Edit')
  await page.getByText('Read-only', { exact: true }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(security)
  await page.goBack()
  await expect(page.getByRole('radio', { name: /^Read-only/ })).toBeChecked()
  await page.getByLabel('Description').fill('Deploys the site')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, 'Saved “Deploys the site”.')).toBeVisible()
  expect(await query('SELECT description, permission FROM token WHERE id = $1', [id])).toEqual([
    { description: 'Deploys the site', permission: 'read' },
  ])
})

test('two edits of one level: the second is told of the first', async ({ page, person, otherBrowser }) => {
  const { id } = await addToken(person, { description: 'Deploys', permission: 'admin' })
  const second = await otherBrowser.newPage()
  for (const tab of [page, second]) await tab.goto(`${security}/${id}/access`)
  await page.getByText('Read-only', { exact: true }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(security)
  await second.getByText('Read & Write', { exact: true }).click()
  await second.getByRole('button', { name: 'Save' }).click()
  await expect(second.getByText(/It is now Permission: Read-only\. Save again/)).toBeVisible()
  // Until the page has come again with what it is now, the same is told again.
  await expect(async () => {
    await second.getByRole('button', { name: 'Save' }).click()
    await expect(second).toHaveURL(security, { timeout: 2_000 })
  }).toPass()
  expect(await query('SELECT permission FROM token WHERE id = $1', [id])).toEqual([{ permission: 'write' }])
})

test('a chosen repository out of reach is shown and kept', async ({ page, person, other }) => {
  const [own, foreign] = [await addRepository(person, 'api'), await addRepository(other, 'base')]
  const { id } = await addToken(person, { description: 'Builds', repositories: [own.id, foreign.id] })
  await page.goto(`${security}/${id}/access`)
  const chosen = page.getByRole('listitem').filter({ hasText: foreign.fullName })
  await expect(chosen).toContainText('You can’t access it now.')
  await page.getByRole('button', { name: `Remove ${own.fullName}` }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(security)
  const left = await query('SELECT repository_id FROM token_repository WHERE token_id = $1', [id])
  expect(left).toEqual([{ repository_id: foreign.id }])
})
