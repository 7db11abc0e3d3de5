import type { Page } from '@playwright/test'
import { query } from '#e2e/fixtures/database.ts'
import { linkTo } from '#e2e/fixtures/mail.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'
import { administer, stranger, type Person } from '#e2e/fixtures/person.ts'
import { loseAnswers } from '#e2e/fixtures/requests.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

type Form = {
  /** Opens the form. */
  open: (page: Page, organization: string, person: Person) => Promise<unknown>
  fill: (page: Page, name: string) => Promise<void>
  button: string
  /** Where it leads, or what it then says. */
  done: (page: Page, name: string, organization: string) => Promise<void>
  /** Counts what has the name. */
  count: string
}

const fillName = (page: Page, name: string) => page.getByLabel('Name', { exact: true }).fill(name)

async function openLink(page: Page, organization: string): Promise<void> {
  const { email } = stranger()
  await page.goto(`/organizations/${organization}/invites`)
  await page.getByLabel('E-mail addresses or usernames').fill(email)
  await page.getByRole('button', { name: 'Create invites' }).click()
  await expect(page.getByText(`Invited ${email}.`)).toBeVisible()
  await page.context().clearCookies()
  noteSecret(new URL(linkTo(email)).hash.slice(1))
  await page.goto(linkTo(email))
}

/** Every form that creates something, except those for tokens: e2e/new-token.spec.ts has those. */
const forms: Record<string, Form> = {
  'a repository': {
    open: (page) => page.goto('/repositories/new'),
    fill: fillName,
    button: 'Create repository',
    done: (page, name) => expect(page).toHaveURL(new RegExp(`/repositories/[^/]+/${name}$`)),
    count: 'SELECT 1 FROM repository WHERE name = $1',
  },
  'an organization': {
    open: (page) => page.goto('/organizations/new'),
    async fill(page, name) {
      await fillName(page, name)
      await page.getByLabel('Display name').fill(name)
    },
    button: 'Create organization',
    done: (page, name) => expect(page).toHaveURL(new RegExp(`/organizations/${name}\\b`)),
    count: 'SELECT 1 FROM organization WHERE name = $1',
  },
  'a group': {
    async open(page, organization) {
      await page.goto(`/organizations/${organization}/groups`)
      await page.getByRole('button', { name: 'New group' }).first().click()
    },
    fill: fillName,
    button: 'Create group',
    done: (page, name, organization) =>
      expect(page).toHaveURL(`/organizations/${organization}/groups/${name}`),
    count: 'SELECT 1 FROM member_group WHERE name = $1',
  },
  'an invite': {
    open: (page, organization) => page.goto(`/organizations/${organization}/invites`),
    fill: (page, name) => page.getByLabel('E-mail addresses or usernames').fill(`${name}@example.com`),
    button: 'Create invites',
    done: (page, name) => expect(page.getByText(`Invited ${name}@example.com.`)).toBeVisible(),
    count: `SELECT 1 FROM invite WHERE email = $1 || '@example.com'`,
  },
  'a company': {
    async open(page, _, person) {
      await administer(person)
      await page.goto('/site/companies')
      await page.getByRole('button', { name: 'New company' }).click()
    },
    fill: fillName,
    button: 'Create company',
    done: (page, name) => expect(page.getByRole('heading', { name, level: 1 })).toBeVisible(),
    count: 'SELECT 1 FROM company WHERE name = $1',
  },
  'an account': {
    async open(page) {
      await page.context().clearCookies()
      await page.goto('/register')
    },
    async fill(page, name) {
      await page.getByLabel('Username', { exact: true }).fill(name)
      await page.getByLabel('E-mail').fill(`${name}@example.com`)
      await page.getByLabel('Password', { exact: true }).fill(stranger().password)
    },
    button: 'Register',
    done: (page) => expect(page).toHaveURL('/account/security'),
    count: 'SELECT 1 FROM account WHERE username = $1',
  },
  'an account by an invite': {
    open: openLink,
    async fill(page, name) {
      await page.getByLabel('Username').fill(name)
      await fillName(page, 'Robin Hale')
      await page.getByLabel('Password', { exact: true }).fill(stranger().password)
    },
    button: 'Create account and join',
    done: (page, _, organization) => expect(page).toHaveURL(`/organizations/${organization}/members`),
    count: 'SELECT 1 FROM account WHERE username = $1',
  },
}

for (const [what, { open, fill, button, done, count }] of Object.entries(forms)) {
  test(`after a lost answer, sending the form again goes on as the first answer would, with one of ${what}`, async ({
    page,
    person,
  }) => {
    const { name: organization } = await addOrganization([[person, 'owner']])
    const name = stranger().username
    await open(page, organization, person)
    await fill(page, name)
    const stopLosing = await loseAnswers(page)
    const send = page.getByRole('button', { name: button, exact: true })
    await send.click()
    await expect(page.getByText("Gatehouse can't be reached.")).toBeVisible()
    await stopLosing()
    await send.click()
    await done(page, name, organization)
    expect(await query(count, [name])).toHaveLength(1)
  })
}
