import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { toast } from '#e2e/fixtures/list.ts'
import { copyAndClose, reveal } from '#e2e/fixtures/new-token.ts'
import {
  addOrganization,
  addOrganizationRepository,
  addOrganizationToken,
  type Organization,
} from '#e2e/fixtures/organizations.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { day } from '#e2e/fixtures/tokens.ts'

const list = ({ name }: Organization) => `/organizations/${name}/access-tokens`
const row = (page: Page, label: string) => page.getByRole('row').filter({ hasText: label })
const section = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} `) })

async function choose(page: Page, label: string, action: string) {
  await page.getByRole('button', { name: `Actions for ${label}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('a token is generated within the limits, shown once, edited, and signs in as the organization', async ({
  page,
  person,
}) => {
  const acme = await addOrganization([[person, 'owner']], { plan: 'team', maxTokenDays: 90 })
  const api = await addOrganizationRepository(acme, 'api')
  await page.goto(list(acme))
  await page.getByRole('link', { name: 'Generate access token' }).first().click()
  await page.getByLabel('Label').fill('CI')
  const expirations = page.getByLabel('Expiration date').locator('option')
  await expect(expirations).toHaveText(['7 days', '30 days', '60 days', '90 days, the maximum', 'Custom'])
  await expect(page.getByRole('button', { name: 'Generate token' })).toHaveAccessibleDescription(
    'Can do nothing yet: choose a repository or an organization permission.',
  )

  await page.getByLabel('Add repository').fill('api')
  await page.getByRole('option', { name: api.fullName }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('1 of 50', { exact: true })).toBeVisible()
  await page.getByLabel(`Access to ${api.fullName}`).selectOption('Image Push')
  await section(page, 'Organization').click()
  await page.getByLabel(/Allow management access/).check()
  const member = page.getByRole('group', { name: 'Member' })
  await member.getByLabel('Edit').check()
  await expect(member.getByLabel('Read')).toBeChecked()
  await expect(member.getByLabel('Read')).toBeDisabled()
  await expectSilence(page)
  await page.getByRole('button', { name: 'Generate token' }).click()

  const dialog = reveal(page)
  await dialog.getByRole('button', { name: /Show|Reveal/ }).click()
  const secret = noteSecret(
    (await dialog
      .getByText(/gate_oat_\w{36}/)
      .first()
      .textContent())!.trim(),
  )
  expect(secret).toMatch(/^gate_oat_\w{36}$/)
  await expect(dialog).toContainText(`docker login --username ${acme.name}`)
  await copyAndClose(page, list(acme))
  await expect(row(page, 'CI')).toContainText('1 repository (push)')
  await expect(row(page, 'CI')).toContainText('Edit members')
  await expect(row(page, 'CI')).toContainText(`by ${person.username}`)
  await expect(page.getByText('1 of 10 used')).toBeVisible()
  const basic = Buffer.from(`${acme.name}:${secret}`).toString('base64')
  const headers = { Authorization: `Basic ${basic}` }
  expect((await page.request.get('/token?service=gatehouse', { headers })).status()).toBe(200)

  await choose(page, 'CI', 'Edit')
  await page.getByLabel('Label').fill('CI of api')
  await page.getByRole('textbox', { name: 'Description' }).fill('Nightly')
  await page.getByLabel(`Access to ${api.fullName}`).selectOption('Image Pull')
  await member.getByLabel('Edit').uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, 'Saved “CI of api”.')).toBeVisible()
  await expect(row(page, 'CI of api')).toContainText('1 repository (pull)')
  await expect(row(page, 'CI of api')).toContainText('Read members')
  await choose(page, 'CI of api', 'Edit')
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Nightly')
})

test('each status has what can be done to it, and the limit says why no more can be made', async ({
  page,
  person,
}) => {
  const acme = await addOrganization([[person, 'owner']], { plan: 'team' })
  for (let count = 0; count < 7; count++)
    await addOrganizationToken(acme, { label: `Filler ${count}`, publicRead: true })
  await addOrganizationToken(acme, { label: 'Used one', all: 'pull' })
  await addOrganizationToken(acme, { label: 'Switched off', all: 'pull', inactive: true })
  await addOrganizationToken(acme, {
    label: 'Run out',
    all: 'push',
    expires: -day,
    createdBy: 'left-long-ago',
  })
  await page.goto(list(acme))
  await expect(page.getByText('10 of 10 used')).toBeVisible()
  const generate = page.getByRole('button', { name: 'Generate access token' })
  await expect(generate).toHaveAttribute('aria-disabled', 'true')
  await expect(generate).toHaveAccessibleDescription(
    /The Team plan allows 10 access tokens, and 10 are in use/,
  )
  await expect(row(page, 'Run out')).toContainText('by left-long-ago')
  const actionsOf = async (label: string) => {
    await page.getByRole('button', { name: `Actions for ${label}` }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    const actions = await page.getByRole('menuitem').allTextContents()
    await page.keyboard.press('Escape')
    return actions
  }
  expect(await actionsOf('Switched off')).toEqual(['Duplicate', 'Delete'])
  expect(await actionsOf('Run out')).toEqual(['Rotate', 'Duplicate', 'Delete'])
  await choose(page, 'Used one', 'Deactivate')
  await page.getByRole('button', { name: 'Deactivate token' }).click()
  await expect(row(page, 'Used one')).toContainText('Inactive')
  await query('UPDATE organization SET can_reactivate_tokens = true WHERE id = $1', [acme.id])
  await page.reload()
  await choose(page, 'Used one', 'Activate')
  await expect(row(page, 'Used one')).toContainText('Active')

  await page.getByRole('searchbox').fill('Filler')
  await expect(page).toHaveURL(/q=Filler/)
  await expect(page.getByRole('row')).toHaveCount(8)
  await page
    .getByRole('checkbox', { name: /Select all/ })
    .first()
    .check()
  await page
    .getByRole('button', { name: /Delete/ })
    .first()
    .click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete 7 tokens' }).click()
  await expect(toast(page, /Deleted 7 tokens/)).toBeVisible()
  const left = await query('SELECT id FROM token WHERE organization_id = $1', [acme.id])
  expect(left).toHaveLength(3)
})

test('Free has none and says who can change that; a plan lowered deletes nothing', async ({
  page,
  person,
}) => {
  const free = await addOrganization([[person, 'owner']], { plan: 'free' })
  await page.goto(list(free))
  await expect(page.getByText(/is on the Free plan, which has no access tokens/)).toBeVisible()
  await expect(page.getByText(/A site administrator can change the plan/)).toBeVisible()
  await addOrganizationToken(free, { label: 'From better days', publicRead: true })
  await page.reload()
  await expect(row(page, 'From better days')).toBeVisible()
})

test('whoever is no owner learns who is, and a stranger nothing', async ({ page, person, other }) => {
  const mine = await addOrganization([
    [person, 'editor'],
    [other, 'owner'],
  ])
  await addOrganizationToken(mine, { label: 'Not to be seen', publicRead: true })
  await page.goto(list(mine))
  await expect(page.getByText(`Only owners of ${mine.name} can do this.`)).toBeVisible()
  await expect(page.getByText('Not to be seen')).toBeHidden()
  const foreign = await addOrganization([[other, 'owner']])
  await page.goto(list(foreign))
  await expect(page.getByRole('heading', { name: 'There is nothing here.' })).toBeVisible()
})
