import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { generate, generateButton, newToken, openForm, reveal } from '#e2e/fixtures/new-token.ts'
import { addOrganization, addOrganizationRepository } from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository } from '#e2e/fixtures/tokens.ts'

const purpose = (page: Page, name: string) =>
  page.getByRole('group', { name: 'What is it for?' }).getByRole('radio', { name })

const purposes = [
  ['This computer', 'Read & Write', '90', 'docker', 'line for docker login'],
  ['CI', 'Read & Write', '90', 'GitHub', 'steps for GitHub'],
  ['A cluster', 'Read-only', '365', 'Kubernetes', 'kubectl command'],
  ['A script', 'Read-only', '30', 'docker', 'reads a variable'],
] as const

for (const [name, level, days, tab, lines] of purposes) {
  test(`a token for ${name} starts with ${level} for ${days} days, and its own lines`, async ({
    page,
    person: _,
  }) => {
    await openForm(page)
    await purpose(page, name).check()
    await expect(page.getByRole('radio', { name: level, exact: true })).toBeChecked()
    await expect(page.getByLabel('Expiration')).toHaveValue(days)
    await expect(page.getByRole('status').filter({ hasText: lines })).toBeVisible()
    await generate(page)
    await expect(reveal(page).getByRole('tab', { name: tab, exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    )
  })
}

test('nothing is chosen at first, and what is set by a purpose can be changed', async ({
  page,
  person: _,
}) => {
  await openForm(page)
  await expect(page.getByRole('group', { name: 'What is it for?' }).locator(':checked')).toHaveCount(0)
  await purpose(page, 'CI').check()
  await page.getByLabel('Expiration').selectOption('Custom')
  await page.getByLabel('Day', { exact: true }).fill('2126-01-01')
  await purpose(page, 'A script').check()
  await expect(page.getByLabel('Expiration')).toHaveValue('30')
  await page.getByText('Read & Write', { exact: true }).click()
  await page.getByLabel('Expiration').selectOption('7 days')
  await expect(page.getByRole('complementary', { name: 'Summary' })).toContainText('push where you can write')
})

test('for CI of an organization, one link leads to its form, filled', async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']])
  await addOrganization([[person, 'editor']])
  await addOrganization([[person, 'owner']], { plan: 'free' })
  const web = await addOrganizationRepository(acme, 'web')
  await openForm(page, 'Builds')
  const links = page.getByRole('main').getByRole('link', { name: /’s token$/ })
  await purpose(page, 'This computer').check()
  await expect(links).toHaveCount(0)
  await purpose(page, 'CI').check()
  await expect(links).toHaveText([`${acme.name}’s token`])
  await expectSilence(page)
  await links.click()
  await expect(page).toHaveURL(`/organizations/${acme.name}/access-tokens/new?purpose=ci&label=Builds`)
  await expect(page.getByLabel('Label')).toHaveValue('Builds')
  await expect(purpose(page, 'CI')).toBeChecked()
  await expect(page.getByLabel('Expiration date')).toHaveValue('90')
  await page.getByLabel('Add repository').fill('web')
  await page.getByRole('option', { name: web.fullName }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByLabel(`Access to ${web.fullName}`)).toHaveValue('push')
  await page.getByRole('link', { name: 'make a personal access token' }).click()
  await expect(page).toHaveURL(`${newToken}?purpose=computer&description=Builds`)
  await expect(page.getByLabel('Description')).toHaveValue('Builds')
  await expect(purpose(page, 'This computer')).toBeChecked()
})

test("the organization's form opens Repository, and Read stands before Edit", async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']], { maxTokenDays: 10 })
  await page.goto(`/organizations/${acme.name}/access-tokens/new`)
  await expect(page.getByRole('button', { name: /^Repository/ })).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByRole('group', { name: 'What is it for?' }).getByRole('radio')).toHaveCount(3)
  await purpose(page, 'A cluster').check()
  await expect(page.getByRole('status').filter({ hasText: 'Image Pull and 10 days' })).toBeVisible()
  await expect(page.getByLabel('Expiration date')).toHaveValue('10')
  await page.getByRole('button', { name: /^Organization/ }).click()
  await page.getByLabel(/Allow management access/).check()
  const member = page.getByRole('group', { name: 'Member' })
  await expect(member.getByRole('checkbox').first()).toHaveAccessibleName(/^Read/)
  await expect(member.getByRole('checkbox').last()).toHaveAccessibleName(/^Edit/)
})

for (const [width, height] of [
  [1440, 900],
  [390, 844],
  [320, 568],
] as const) {
  test(`Generate is in reach at ${width} × ${height}, wherever the page stands`, async ({ page, person }) => {
    await page.setViewportSize({ width, height })
    await addRepository(person, 'api')
    await page.goto(newToken)
    await expect(generateButton(page)).toBeInViewport({ ratio: 1 })
    await page.getByText('Selected repositories', { exact: true }).click()
    await expect(generateButton(page)).toBeInViewport({ ratio: 1 })
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await expect(generateButton(page)).toBeInViewport({ ratio: 1 })
    const covered = await page.evaluate(() => {
      const bar = document.querySelector('[data-form-bar]')!.getBoundingClientRect()
      const summary = document.querySelector('aside[aria-label=Summary]')!.getBoundingClientRect()
      return innerWidth < 1024 && summary.bottom > bar.top
    })
    expect(covered).toBe(false)
    // What the keyboard reaches is never behind the bar.
    const combobox = page.getByRole('combobox', { name: 'Add repositories' })
    await page.evaluate(() => scrollTo(0, 0))
    await combobox.focus()
    const gap = await combobox.evaluate(
      (input) =>
        document.querySelector('[data-form-bar]')!.getBoundingClientRect().top -
        input.getBoundingClientRect().bottom,
    )
    expect(gap).toBeGreaterThanOrEqual(0)
  })
}

test('How tokens work says when to make which kind, and what a link can fill in', async ({
  page,
  person: _,
}) => {
  await page.goto('/account/security/how-tokens-work')
  const main = page.getByRole('main')
  await expect(main).toContainText('An organization access token belongs to the organization')
  await expect(main).toContainText(/\/account\/security\/new\?description=CI&permission=read/)
})
