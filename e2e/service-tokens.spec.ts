import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { copyAndClose, generateButton, newToken, reveal } from '#e2e/fixtures/new-token.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'
import { expectFit, makeNpm } from '#e2e/fixtures/services.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test.use({ permissions: ['clipboard-write'] })

test('both kinds of tokens are given a service, and lists and the try-out say so', async ({
  page,
  person,
}) => {
  test.slow()
  const acme = await addOrganization([[person, 'owner']])
  await makeNpm(page, acme)
  const npm = `${acme.name}/npm`
  const give = async () => {
    await page.getByRole('button', { name: /^Services/ }).click()
    await page.getByRole('combobox', { name: 'Add services' }).fill('nothing-like-it')
    await expect(page.getByText('No service matches “nothing-like-it”.')).toBeVisible()
    await expectSilence(page)
    await page.getByRole('combobox', { name: 'Add services' }).fill('NPM')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('option', { name: npm })).toBeVisible()
    await expectSilence(page)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    const permissions = page.getByRole('group', { name: `Permissions on ${npm}` })
    await expect(permissions.getByRole('checkbox', { name: 'read' })).toBeChecked()
    await expect(permissions.getByRole('checkbox', { name: 'write' })).not.toBeChecked()
    await expect(page.getByRole('complementary', { name: 'Summary' })).toContainText(`use ${npm} (read)`)
    await expectSilence(page)
    await expectFit(page)
  }

  await page.goto(newToken)
  await page.getByLabel('Description').fill('Installs')
  await page.getByText('Selected repositories', { exact: true }).click()
  await give()
  await page
    .getByRole('group', { name: `Permissions on ${npm}` })
    .getByRole('checkbox', { name: 'write' })
    .check()
  await page.getByRole('button', { name: `Remove ${npm}` }).click()
  await expect(page.getByRole('combobox', { name: 'Add services' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await generateButton(page).click()
  await expect(reveal(page)).toBeVisible()
  await copyAndClose(page)
  await expect(row(page, 'Installs')).toContainText(`${npm} (read)`)
  const hint = (await row(page, 'Installs').textContent())!.match(/gate_pat_…(\w{4})/)![1]!

  await page.goto(`/organizations/${acme.name}/access-tokens/new`)
  await page.getByLabel('Label').fill('Mirror')
  await give()
  await page.getByRole('button', { name: 'Generate token' }).click()
  await expect(reveal(page)).toBeVisible()
  await copyAndClose(page, `/organizations/${acme.name}/access-tokens`)
  await expect(row(page, 'Mirror')).toContainText(`${npm} (read)`)

  await page.goto(`/organizations/${acme.name}/services`)
  await expect(row(page, 'npm').getByRole('cell', { name: '2', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'npm', exact: true }).click()
  await expect(page.getByText('2 tokens have it.')).toBeVisible()
  const outcome = page.getByRole('status').filter({ hasText: 'decides' })
  await page.getByLabel('Path or address').fill('/left-pad')
  await page.getByLabel('Token (optional)', { exact: true }).fill(hint)
  await page.getByRole('button', { name: 'Try', exact: true }).click()
  await expect(outcome).toContainText(`of ${person.username}: allowed.`)
  await page.getByLabel('Method', { exact: true }).selectOption('PUT')
  await page.getByRole('button', { name: 'Try', exact: true }).click()
  await expect(outcome).toContainText('needs write')
  await expect(outcome).toContainText(`of ${person.username}: refused, since it may only read.`)
})
