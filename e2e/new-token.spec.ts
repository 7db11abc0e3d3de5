import { query } from '#e2e/fixtures/database.ts'
import { row, security } from '#e2e/fixtures/list.ts'
import {
  copyAndClose,
  generate,
  generateButton,
  requestRegistryToken,
  newToken,
  openForm,
  reveal,
} from '#e2e/fixtures/new-token.ts'
import { addSession } from '#e2e/fixtures/person.ts'
import { failActions, loseAnswers, pauseActions, watchActions } from '#e2e/fixtures/requests.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken } from '#e2e/fixtures/tokens.ts'

const levels = [
  ['Public Repo Read-only', /public repositories/, [true, false, false, false]],
  ['Read-only', /repositor.* you can read/, [true, true, false, false]],
  ['Read & Write', /push/, [true, true, true, false]],
  ['Read, Write, Delete', /delete/, [true, true, true, true]],
] as const

const tokensOf = (id: string) =>
  query<{ description: string }>('SELECT description FROM token WHERE account_id = $1', [id])

test('the way there: avatar, Account settings, Security, New Access Token', async ({ page, person }) => {
  await addToken(person)
  await page.goto('/')
  await page.getByRole('button', { name: new RegExp(`menu of ${person.username}`) }).click()
  await page.getByRole('menuitem', { name: 'Account settings' }).click()
  await page.getByRole('navigation', { name: 'Account' }).getByRole('link', { name: 'Security' }).click()
  await expect(page.getByRole('heading', { name: 'Security', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'New Access Token' }).click()
  await expect(page).toHaveURL(newToken)
  await expect(page.getByRole('heading', { name: 'New access token', level: 1 })).toBeVisible()
})

test('after a lost answer, sending the form again makes no second token, and says where the first is', async ({
  page,
  person,
}) => {
  await openForm(page, 'Sent twice')
  const stopLosing = await loseAnswers(page)
  await generateButton(page).click()
  await expect(page.getByText("Gatehouse can't be reached.")).toBeVisible()
  await stopLosing()
  await generateButton(page).click()
  const dialog = page.getByRole('dialog', { name: 'This token exists already' })
  await dialog.getByRole('button', { name: 'Show tokens' }).click()
  await expect(page).toHaveURL(security)
  await expect(row(page, 'Sent twice')).toBeVisible()
  expect(await tokensOf(person.id)).toEqual([{ description: 'Sent twice' }])
})

test('where its code cannot be fetched, the form says so, makes nothing and keeps what was typed', async ({
  page,
  person,
}) => {
  const description = page.getByLabel('Description')
  const unreachable = page.getByRole('alert').filter({ hasText: "can't be reached" })
  const chunks = '**/_next/static/chunks/**'
  const block = () => page.route(chunks, (route) => route.abort())
  await page.goto(newToken, { waitUntil: 'networkidle' })

  // What checks the form.
  await block()
  await description.fill('Laptop')
  await generateButton(page).click()
  await expect(unreachable).toBeVisible()
  await expect(description).toHaveValue('Laptop')
  await page.unroute(chunks)
  await description.fill('')
  await generateButton(page).click()
  await expect(description).toHaveAccessibleDescription(/Enter a description\./)
  await expect(description).toBeFocused()
  await expect(unreachable).toBeHidden()

  // What shows the secret.
  await block()
  await description.fill('Laptop')
  await generateButton(page).click()
  await expect(unreachable).toBeVisible()
  await expect(description).toHaveValue('Laptop')
  expect(await tokensOf(person.id)).toEqual([])
  await page.unroute(chunks)
  await generate(page)
  expect(await tokensOf(person.id)).toEqual([{ description: 'Laptop' }])
})

test('there are four levels, each with a sentence and a row of marks on what it allows', async ({
  page,
  person: _,
}) => {
  await page.goto(newToken)
  const group = page.getByRole('group', { name: 'Access permissions' })
  await expect(group.getByRole('radio')).toHaveCount(4)
  for (const [place, [label, meaning, marks]] of levels.entries()) {
    const level = group.getByRole('radio').nth(place)
    await expect(level).toHaveAccessibleName(label)
    await expect(level).toHaveAccessibleDescription(meaning)
    const shown = group.locator('label').nth(place).locator('svg')
    await expect(shown).toHaveClass(marks.map((included) => (included ? /text-accent/ : /text-line-control/)))
    const shapes = await shown
      .locator('path')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')))
    expect(shapes).toEqual(marks.map((included) => (included ? 'M20 6 9 17l-5-5' : 'M5 12h14')))
  }
  await group.getByRole('radio').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(group.getByRole('radio', { name: 'Read-only', exact: true })).toBeChecked()
})

for (const [label] of levels) {
  test(`Generate makes an active token with ${label}`, async ({ page, person }) => {
    await openForm(page, `For ${label}`)
    await page.getByRole('radio', { name: label, exact: true }).and(page.locator('[name=permission]')).check()
    const secret = await generate(page)
    expect((await requestRegistryToken(page.request, person, secret)).status).toBe(200)
    await copyAndClose(page)
    const made = row(page, `For ${label}`)
    for (const words of [label, 'All repositories', 'Manual', 'Active', secret.slice(-4), 'just now']) {
      await expect(made).toContainText(words)
    }
  })
}

test('using the token shows in its row', async ({ page, person }) => {
  await openForm(page, 'To be used')
  const secret = await generate(page)
  await copyAndClose(page)
  await expect(row(page, 'To be used')).toContainText('Never used')
  await requestRegistryToken(page.request, person, secret)
  await expect(async () => {
    await page.reload()
    await expect(row(page, 'To be used')).not.toContainText('Never used', { timeout: 500 })
  }).toPass()
})

test('a description has 1 to 100 characters, and what was typed stays', async ({ page, person }) => {
  await page.goto(newToken)
  const actions = watchActions(page)
  const description = page.getByLabel('Description')
  for (const [typed, remedy] of [
    ['', /Enter a description\./],
    ['   ', /Enter a description\./],
    ['x'.repeat(101), /100/],
  ] as const) {
    await description.fill(typed)
    await generateButton(page).click()
    await expect(description).toHaveAccessibleDescription(remedy)
    await expect(description).toHaveValue(typed)
    await expect(description).toBeFocused()
  }
  expect(actions).toEqual([])
  await description.fill('x'.repeat(100))
  await generate(page)
  expect(await tokensOf(person.id)).toEqual([{ description: 'x'.repeat(100) }])
})

test('the summary says in one sentence what the token will be able to do', async ({ page, person: _ }) => {
  await page.goto(newToken)
  const summary = page.getByRole('complementary', { name: 'Summary' })
  await expect(summary).toContainText(
    /pull every public repository, and nothing else, until \d+ \w+ \d{4}, \d\d:\d\d UTC\./,
  )
  await page.getByText('Read & Write', { exact: true }).click()
  await page.getByLabel('Expiration').selectOption('No expiration')
  await expect(summary).toContainText(/pull .*push .*no expiration/)
})

test('a double click makes one token', async ({ page, person }) => {
  await openForm(page)
  const actions = watchActions(page)
  const letGo = await pauseActions(page)
  await generateButton(page).dblclick()
  await page.getByLabel('Description').press('Enter')
  letGo()
  await expect(reveal(page)).toBeVisible()
  expect(actions).toHaveLength(1)
  expect(await tokensOf(person.id)).toHaveLength(1)
})

for (const how of ['lost', 500] as const) {
  test(`a call that fails (${how}) says so, keeps what was typed, and can be made again`, async ({
    page,
    person,
  }) => {
    await openForm(page, 'Typed with care')
    await page.getByText('Read, Write, Delete', { exact: true }).click()
    await page.getByLabel('Expiration').selectOption('1 year')
    const mend = await failActions(page, how)
    await generateButton(page).click()
    await expect(page.getByRole('alert').filter({ hasText: 'ry again' })).toBeVisible()
    await expect(page.getByLabel('Description')).toHaveValue('Typed with care')
    await expect(page.getByRole('radio', { name: /Read, Write, Delete/ })).toBeChecked()
    await expect(page.getByLabel('Expiration')).toHaveValue('365')
    await mend()
    await generate(page)
    expect(await tokensOf(person.id)).toHaveLength(1)
  })
}

test('a session that ended elsewhere costs nothing that was typed', async ({ page, person, context }) => {
  await openForm(page, 'Typed with care')
  await query('DELETE FROM session WHERE account_id = $1', [person.id])
  await generateButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Sign in' })).toBeVisible()
  await expect(page.getByLabel('Description')).toHaveValue('Typed with care')
  expect(await tokensOf(person.id)).toEqual([])
  await context.addCookies((await addSession(person)).cookies)
  await generate(page)
  expect(await tokensOf(person.id)).toEqual([{ description: 'Typed with care' }])
})

test('Cancel makes nothing', async ({ page, person }) => {
  await openForm(page)
  await page.getByRole('main').getByRole('link', { name: 'Cancel' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL(security)
  expect(await tokensOf(person.id)).toEqual([])
})
