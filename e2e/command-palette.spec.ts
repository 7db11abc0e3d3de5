import type { Locator, Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { list, security } from '#e2e/fixtures/list.ts'
import {
  addOrganization,
  addOrganizationRepository,
  addOrganizationToken,
} from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken } from '#e2e/fixtures/tokens.ts'

const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Search and commands' })
const active = (page: Page): Locator => palette(page).getByRole('option', { selected: true })
const shortcuts = (page: Page): Locator => page.getByRole('dialog', { name: 'Keyboard shortcuts' })

async function openPalette(page: Page, text = ''): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(palette(page).getByRole('combobox')).toBeFocused()
  if (text) await page.keyboard.type(text)
}

test('goes to a page and to a form, by keyboard alone', async ({ page, person: _ }) => {
  await page.goto(security)
  await openPalette(page, 'sess')
  await expect(active(page)).toHaveText(/Sessions/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/account/sessions')
  await expect(palette(page)).toBeHidden()
  await openPalette(page, 'new access')
  await expect(active(page)).toHaveText('New access token')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/account/security/new')
})

test('finds tokens, repositories and organizations by name, and a token by its pasted secret', async ({
  page,
  person,
}) => {
  const token = await addToken(person, { description: 'Nightly build' })
  const organization = await addOrganization([[person, 'owner']])
  const { fullName } = await addOrganizationRepository(organization, 'night-watch')
  await page.goto('/account/profile')
  await openPalette(page, 'night')
  await expect(palette(page).getByRole('option', { name: /Nightly build/ })).toBeVisible()
  await expect(palette(page).getByRole('option', { name: fullName })).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(active(page)).toHaveText(fullName)
  await page.keyboard.press('ArrowDown')
  await expect(active(page)).toHaveText(/Nightly build/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${security}/${token.id}`)

  await openPalette(page, organization.name)
  await expect(palette(page).getByRole('group', { name: 'Organizations' }).getByRole('option')).toHaveText([
    organization.name,
  ])
  await page.keyboard.press('Escape')

  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))
  await openPalette(page)
  await page.keyboard.insertText(token.secret)
  await expect(palette(page).getByRole('combobox')).toHaveValue(`…${token.secret.slice(-4)}`)
  await expect(active(page)).toHaveText(/Nightly build/)
  expect(sent.join(' ')).not.toContain(token.secret.slice(0, -4))
})

test('never finds what is somebody else’s', async ({ page, person, other }) => {
  await addToken(other, { description: 'Foreign token' })
  await addRepository(other, 'foreign-plans')
  const organization = await addOrganization([
    [other, 'owner'],
    [person, 'member'],
  ])
  await addOrganizationRepository(organization, 'foreign-too')
  await page.goto(security)
  await openPalette(page, 'foreign')
  await expect(palette(page).getByRole('status')).toHaveText('Nothing is called “foreign”.')
  await expect(palette(page).getByRole('option')).toHaveCount(0)
})

test('closes where it was opened, and gives the focus back', async ({ page, person }) => {
  await addToken(person, { description: 'CI' })
  await page.goto(security)
  const search = list(page).getByRole('searchbox')
  await search.focus()
  await openPalette(page)
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  await expect(search).toBeFocused()
  await openPalette(page)
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeHidden()
  await expect(search).toBeFocused()
})

test('leaving a form by it asks first', async ({ page, person: _ }) => {
  await page.goto('/account/security/new')
  await page.getByLabel('Description').fill('Half a form')
  await openPalette(page, 'sessions')
  await expect(active(page)).toHaveText(/Sessions/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Description')).toHaveValue('Half a form')
  await expect(page).toHaveURL('/account/security/new')
})

test('single keys search the list, open the form and show themselves', async ({ page, person }) => {
  await addToken(person, { description: 'CI' })
  await page.goto(security)
  await page.keyboard.press('/')
  await expect(list(page).getByRole('searchbox')).toBeFocused()
  // In a field they are letters.
  await page.keyboard.type('n/?')
  await expect(list(page).getByRole('searchbox')).toHaveValue('n/?')
  await list(page).getByRole('searchbox').fill('')
  await page.getByRole('link', { name: 'Sessions' }).focus()
  await page.keyboard.press('?')
  await expect(shortcuts(page)).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.press('Escape')
  await expect(shortcuts(page)).toBeHidden()
  await page.keyboard.press('n')
  await expect(page).toHaveURL('/account/security/new')
})

test('single keys can be switched off, here and in the profile, and stay so', async ({ page, person }) => {
  await addToken(person, { description: 'CI' })
  await page.goto(security)
  await page.keyboard.press('?')
  const choice = page.getByRole('checkbox', { name: 'Single-key shortcuts' })
  await choice.focus()
  await page.keyboard.press(' ')
  await expect(choice).not.toBeChecked()
  await page.keyboard.press('Escape')
  await page.reload()
  await page.keyboard.press('n')
  await page.keyboard.press('/')
  await openPalette(page, 'keyboard short')
  await expect(page).toHaveURL(security)
  await page.keyboard.press('Enter')
  await expect(shortcuts(page)).toBeVisible()
  await page.keyboard.press('Escape')

  await page.goto('/account/profile')
  await expect(choice).not.toBeChecked()
  await choice.focus()
  await page.keyboard.press(' ')
  await page.getByRole('link', { name: 'Security' }).focus()
  await page.keyboard.press('?')
  await expect(shortcuts(page)).toBeVisible()
})

test('a disabled New says why instead', async ({ page, person }) => {
  const organization = await addOrganization([[person, 'owner']], { plan: 'team' })
  for (let made = 0; made < 10; made++) await addOrganizationToken(organization)
  await page.goto(`/organizations/${organization.name}/access-tokens`)
  const button = page.getByRole('button', { name: 'Generate access token' })
  await page.keyboard.press('n')
  await expect(button).toBeFocused()
})

for (const width of [1280, 390, 320]) {
  test(`has a button in the header at ${width} px, and axe finds nothing in it`, async ({ page, person }) => {
    await addToken(person, { description: 'CI' })
    await page.setViewportSize({ width, height: 800 })
    await page.goto(security)
    await page.getByRole('button', { name: 'Search or run a command' }).click()
    await expect(palette(page).getByRole('combobox')).toBeFocused()
    await page.keyboard.type('ci')
    await expect(palette(page).getByRole('group', { name: 'Access tokens' })).toBeVisible()
    await expectSilence(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
  })
}
