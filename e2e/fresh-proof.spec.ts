import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { descriptions, list, row, security, toast } from '#e2e/fixtures/list.ts'
import { generateButton, openForm, reveal, showSecret } from '#e2e/fixtures/new-token.ts'
import type { Person } from '#e2e/fixtures/person.ts'
import { watchActions } from '#e2e/fixtures/requests.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken } from '#e2e/fixtures/tokens.ts'

const proof = (page: Page) => page.getByRole('dialog', { name: "Confirm it's you" })
const password = (page: Page) => proof(page).getByLabel('Password', { exact: true })
const confirm = (page: Page) => proof(page).getByRole('button', { name: 'Confirm' })

/** As if the person had last given the password sixteen minutes ago. */
const age = ({ id }: Person) =>
  query(`UPDATE session SET proved_at = now() - interval '16 minutes' WHERE account_id = $1`, [id])

const tokensOf = ({ id }: Person) => query('SELECT 1 FROM token WHERE account_id = $1', [id])

async function prove(page: Page, person: Person): Promise<void> {
  await expect(password(page)).toBeFocused()
  await password(page).fill(person.password)
  await confirm(page).click()
  await expect(proof(page)).toBeHidden()
}

test('a token that was filled in is made after the password, in one go', async ({ page, person }) => {
  await openForm(page, 'Kept')
  await page.getByText('Read & Write', { exact: true }).click()
  await age(person)
  await generateButton(page).click()
  await expect(proof(page)).toBeVisible()
  expect(await tokensOf(person)).toHaveLength(0)
  await prove(page, person)
  await showSecret(page)
  await expect(reveal(page)).toBeVisible()
  expect(await query('SELECT description, permission FROM token WHERE account_id = $1', [person.id])).toEqual(
    [{ description: 'Kept', permission: 'write' }],
  )
})

test('from then on, nothing is asked', async ({ page, person }) => {
  await addToken(person, { description: 'One' })
  await addToken(person, { description: 'Two' })
  await page.goto(security)
  await age(person)
  for (const description of ['One', 'Two']) {
    await row(page, description).getByRole('checkbox').check()
    await list(page).getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete token' }).click()
    if (description === 'One') await prove(page, person)
    await expect(row(page, description)).toHaveCount(0)
  }
})

test('several are deleted where they were chosen', async ({ page, person }) => {
  for (const description of ['One', 'Two', 'Three']) await addToken(person, { description })
  await page.goto(security)
  await age(person)
  for (const description of ['One', 'Two']) await row(page, description).getByRole('checkbox').check()
  await list(page).getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete 2 tokens' }).click()
  await prove(page, person)
  await expect(descriptions(page)).toHaveText(['Three'])
  await expect(toast(page, 'Deleted 2 tokens.')).toBeVisible()
})

test('an edit is saved', async ({ page, person }) => {
  const { id } = await addToken(person, { description: 'Before' })
  await page.goto(`${security}/${id}/access`)
  await page.getByLabel('Description').fill('After')
  await age(person)
  await page.getByRole('button', { name: 'Save' }).click()
  await prove(page, person)
  await expect(toast(page, 'Saved “After”.')).toBeVisible()
})

test('Escape gives the form back as it was, with the focus, and nothing is made', async ({
  page,
  person,
}) => {
  await openForm(page, 'Kept')
  await age(person)
  await generateButton(page).press('Enter')
  await expect(password(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(proof(page)).toBeHidden()
  await expect(page.getByText("Nothing was changed, because you didn't confirm that it's you.")).toBeVisible()
  await expect(page.getByLabel('Description')).toHaveValue('Kept')
  await expect(generateButton(page)).toBeFocused()
  expect(await tokensOf(person)).toHaveLength(0)
  await generateButton(page).press('Enter')
  await prove(page, person)
  await showSecret(page)
})

test('a wrong password is said at its field, and may be tried again', async ({ page, person }) => {
  await openForm(page)
  await age(person)
  await generateButton(page).click()
  await password(page).fill(noteSecret('not the password'))
  await page.keyboard.press('Enter')
  await expect(proof(page).getByRole('alert')).toHaveText('This is not your password.')
  await expect(password(page)).toBeFocused()
  await expect(password(page)).toHaveAttribute('aria-invalid', 'true')
  await expectSilence(page, 1)
  await prove(page, person)
  await showSecret(page)
})

test('the cookie changes with the proof, and a copy of the old one opens nothing', async ({
  page,
  person,
  browser,
}) => {
  const copy = await browser.newContext({ storageState: await page.context().storageState() })
  const copied = await copy.newPage()
  await copied.goto(security)
  await expect(copied).toHaveURL(security)
  await openForm(page)
  await age(person)
  await generateButton(page).click()
  await prove(page, person)
  await showSecret(page)
  await copied.goto(security)
  await expect(copied).toHaveURL(/\/sign-in/)
  await copy.close()
})

test('what needs no proof asks for none', async ({ page, person }) => {
  await page.goto('/account/profile')
  await age(person)
  const actions = watchActions(page)
  await page.getByLabel('Name', { exact: true }).fill('Another Name')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expect(toast(page, 'Profile saved.')).toBeVisible()
  expect(actions).toHaveLength(1)
})

test('on a phone the dialog fits, and the page behind does not move', async ({ page, person }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await openForm(page)
  await age(person)
  await generateButton(page).click()
  await expect(password(page)).toBeFocused()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await expectSilence(page, 1)
})
