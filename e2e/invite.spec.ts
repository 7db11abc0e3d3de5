import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { linkTo } from '#e2e/fixtures/mail.ts'
import { addInvite, addOrganization } from '#e2e/fixtures/organizations.ts'
import { stranger } from '#e2e/fixtures/person.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })

test('somebody without an account makes one from the mailed link, and is in the organization', async ({
  page,
  person,
  browser,
}) => {
  const { name } = await addOrganization([[person, 'owner']])
  const guest = stranger()
  await page.goto(`/organizations/${name}/invites`)
  await page.getByLabel('E-mail addresses or usernames').fill(guest.email)
  await page.getByLabel('Role').selectOption('Editor')
  await page.getByRole('button', { name: 'Create invites' }).click()
  await expect(page.getByText(`Invited ${guest.email}.`)).toBeVisible()

  const link = linkTo(guest.email)
  const secret = noteSecret(new URL(link).hash.slice(1))
  const context = await browser.newContext()
  const joining = await context.newPage()
  await joining.goto(link.replace(secret, 'x'.repeat(43)))
  await expect(joining.getByText(/Ask for a new one/)).toBeVisible()
  await joining.goto('about:blank')
  await joining.goto(link)
  await expect(joining.getByRole('heading', { name: `Join ${name}` })).toBeVisible()
  await expect(joining.getByLabel('E-mail')).toHaveValue(guest.email)
  await expect(joining.getByLabel('E-mail')).toBeDisabled()
  await expectSilence(joining)
  await joining.getByLabel('Username').fill(person.username)
  await joining.getByLabel('Name', { exact: true }).fill('Robin Hale')
  await joining.getByLabel('Password', { exact: true }).fill(guest.password)
  await joining.getByRole('button', { name: 'Create account and join' }).click()
  await expect(joining.getByLabel('Username')).toHaveAccessibleDescription(/taken/)
  await joining.getByLabel('Username').fill(guest.username)
  await joining.getByRole('button', { name: 'Create account and join' }).click()
  await expect(joining).toHaveURL(`/organizations/${name}/members`)
  await expect(row(joining, guest.username)).toContainText('Editor')
  await context.close()
})

test('signed out, a link leads through signing in or registering back to the invite', async ({
  page,
  person,
  other,
  browser,
}) => {
  const organization = await addOrganization([[person, 'owner']])
  await page.goto(`/organizations/${organization.name}/invites`)
  await page.getByLabel('E-mail addresses or usernames').fill(other.email)
  await page.getByRole('button', { name: 'Create invites' }).click()
  await expect(page.getByText(`Invited ${other.email}.`)).toBeVisible()

  const link = linkTo(other.email)
  const secret = noteSecret(new URL(link).hash.slice(1))
  const context = await browser.newContext()
  const joining = await context.newPage()
  const asked: string[] = []
  joining.on('request', (request) => asked.push(request.url() + JSON.stringify(request.headers())))
  await joining.goto(link)
  await expect(joining.getByText(`${other.email} has an account.`)).toBeVisible()
  await joining.getByRole('link', { name: 'Sign in' }).click()
  await joining.getByRole('link', { name: 'Register' }).click()
  await expect(joining.getByRole('heading', { name: 'Register' })).toBeVisible()
  await joining.getByRole('link', { name: 'Sign in' }).click()
  await joining.getByLabel('Username or e-mail').fill(other.username)
  await joining.getByLabel('Password', { exact: true }).fill(other.password)
  await joining.getByRole('button', { name: 'Sign in', exact: true }).click()
  await joining.getByRole('button', { name: 'Accept' }).click()
  await expect(joining).toHaveURL(`/organizations/${organization.name}/members`)
  expect(asked.filter((sent) => sent.includes(secret))).toEqual([])
  await context.close()

  const anew = await browser.newContext()
  const registering = await anew.newPage()
  const invite = `/invites/${await addInvite(organization, other)}`
  await registering.goto(invite)
  await expect(registering).toHaveURL(`/sign-in?${new URLSearchParams({ next: invite })}`)
  await registering.getByRole('link', { name: 'Register' }).click()
  await expect(registering.getByRole('heading', { name: 'Register' })).toBeVisible()
  const { username, email, password } = stranger()
  await registering.getByLabel('Username').fill(username)
  await registering.getByLabel('E-mail').fill(email)
  await registering.getByLabel('Password', { exact: true }).fill(password)
  await registering.getByRole('button', { name: 'Register' }).click()
  await expect(registering).toHaveURL(invite)
  await expect(registering.getByText(/Ask for a new one/)).toBeVisible()
  await anew.close()
})
