import type { APIRequestContext, Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { toast } from '#e2e/fixtures/list.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'
import { administer } from '#e2e/fixtures/person.ts'
import { pauseActions } from '#e2e/fixtures/requests.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken } from '#e2e/fixtures/tokens.ts'

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** Reads the secret from the dialog that shows it, and closes that. */
async function takeSecret(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Show secret' }).click()
  const secret = noteSecret((await dialog.getByLabel('Secret', { exact: true }).textContent()) ?? '')
  await dialog.getByRole('button', { name: 'Copy secret' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toHaveCount(0)
  return secret
}

async function ask(request: APIRequestContext, clientId: string, clientSecret: string, token: string) {
  const form = { client_id: clientId, client_secret: clientSecret, token }
  const response = await request.post('/oauth/introspect', { form })
  return response.ok() ? (await response.json()).active : response.status()
}

test.use({ permissions: ['clipboard-write'] })

test('an owner makes an application, rotates its secret, and deletes it', async ({
  page,
  person,
  request,
}) => {
  const { name } = await addOrganization([[person, 'owner']])
  const token = await addToken(person)
  await page.goto(`/organizations/${name}/applications`)
  await expect(page.getByText('There are no applications yet.')).toBeVisible()
  await expectSilence(page)
  await page.getByRole('button', { name: 'New application' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reuse time in seconds').fill('61')
  await dialog.getByRole('button', { name: 'Create application' }).click()
  await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(/Enter a name/)
  await expect(dialog.getByLabel('Reuse time in seconds')).toHaveAccessibleDescription(/from 0 to 60/)
  await expectSilence(page)
  await dialog.getByLabel('Name').fill('Gateway')
  await dialog.getByLabel('Reuse time in seconds').fill('5')
  const letGo = await pauseActions(page)
  await dialog.getByRole('button', { name: 'Create application' }).click()
  await page.keyboard.press('Escape')
  letGo()
  await expect(dialog.getByText('Copy the client secret now')).toBeVisible()
  await expectSilence(page)
  const clientId = (await dialog.getByText(/^app_/).textContent())!
  const first = await takeSecret(page)
  expect(await ask(request, clientId, first, token.secret)).toBe(true)
  await expect(row(page, 'Gateway')).toContainText('5 seconds')

  await choose(page, 'Gateway', 'Rotate secret')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rotate secret' }).click()
  await expect(dialog.getByText('Copy the client secret now')).toBeVisible()
  const second = await takeSecret(page)
  await expect(row(page, 'Gateway')).toContainText('2 secrets')
  for (const secret of [first, second]) expect(await ask(request, clientId, secret, token.secret)).toBe(true)
  await expectSilence(page)
  await choose(page, 'Gateway', 'End old secret')
  await page.getByRole('alertdialog').getByRole('button', { name: 'End old secret' }).click()
  await expect(toast(page, 'Ended the old secret of Gateway.')).toBeVisible()
  expect(await ask(request, clientId, first, token.secret)).toBe(401)
  expect(await ask(request, clientId, second, token.secret)).toBe(true)

  await choose(page, 'Gateway', 'Edit')
  await dialog.getByLabel('Name').fill('Front gateway')
  await dialog.getByLabel('Reuse time in seconds').fill('0')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, 'Front gateway')).toContainText('Not reused')
  await choose(page, 'Front gateway', 'Delete')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete application' }).click()
  await expect(page.getByText('There are no applications yet.')).toBeVisible()
  expect(await ask(request, clientId, second, token.secret)).toBe(401)
})

test('what is entered or not copied yet survives Back, and an old form says what was changed', async ({
  page,
  person,
  otherBrowser,
}) => {
  const { name } = await addOrganization([[person, 'owner']])
  const list = `/organizations/${name}/applications`
  const [dialog, question] = [page.getByRole('dialog'), page.getByRole('alertdialog')]
  await page.goto(`/organizations/${name}`)
  await page.getByRole('complementary').getByRole('link', { name: 'Applications' }).click()
  await page.getByRole('button', { name: 'New application' }).click()
  await dialog.getByLabel('Name').fill('Gateway')
  await page.goBack()
  await expect(question).toContainText('What you have entered is not saved.')
  await question.getByRole('button', { name: 'Stay' }).click()
  await dialog.getByRole('button', { name: 'Create application' }).click()
  await expect(dialog.getByText('Copy the client secret now')).toBeVisible()
  await page.goBack()
  await expect(question).toContainText('You have not copied the secret.')
  await question.getByRole('button', { name: 'Stay' }).click()
  await expect(page).toHaveURL(list)
  await takeSecret(page)

  const second = await otherBrowser.newPage()
  await second.goto(list)
  await choose(second, 'Gateway', 'Edit')
  await choose(page, 'Gateway', 'Edit')
  await dialog.getByLabel('Name').fill('First')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, 'First')).toBeVisible()
  const theirs = second.getByRole('dialog')
  await theirs.getByLabel('Name').fill('Second')
  await theirs.getByRole('button', { name: 'Save' }).click()
  await expect(theirs.getByText(/^Someone else changed this meanwhile. It is now Name: First/)).toBeVisible()
  await theirs.getByRole('button', { name: 'Save' }).click()
  await expect(row(second, 'Second')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.goForward()
  await expect(row(page, 'Second')).toBeVisible()
})

test('a token’s page tells whom it was shown', async ({ page, person, request }) => {
  const { name } = await addOrganization([[person, 'owner']])
  const token = await addToken(person)
  await page.goto(`/organizations/${name}/applications`)
  await page.getByRole('button', { name: 'New application' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Gateway')
  await page.getByRole('button', { name: 'Create application' }).click()
  const clientId = (await page.getByRole('dialog').getByText(/^app_/).textContent())!
  expect(await ask(request, clientId, await takeSecret(page), token.secret)).toBe(true)
  // Uses are written a moment later.
  await expect(async () => {
    await page.goto(`/account/security/${token.id}`)
    const exchanges = page.getByRole('table', { name: 'Last exchanges' })
    await expect(exchanges.getByText('Shown to Gateway')).toBeVisible({ timeout: 1000 })
  }).toPass()
})

test('a site administrator makes one of the installation', async ({ page, person, other, request }) => {
  await administer(person)
  const token = await addToken(other)
  const name = `Mesh of ${person.username}`
  await page.goto('/site/applications')
  await page.getByRole('button', { name: 'New application' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Create application' }).click()
  const clientId = (await page.getByRole('dialog').getByText(/^app_/).textContent())!
  expect(await ask(request, clientId, await takeSecret(page), token.secret)).toBe(true)
  await choose(page, name, 'Delete')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete application' }).click()
  await expect(row(page, name)).toHaveCount(0)
})

test('others have no such page', async ({ page, person, other }) => {
  expect((await page.goto('/site/applications'))?.status()).toBe(404)
  const { name } = await addOrganization([
    [other, 'owner'],
    [person, 'member'],
  ])
  await page.goto(`/organizations/${name}/applications`)
  await expect(page.getByText(/owner/i).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'New application' })).toHaveCount(0)
})
