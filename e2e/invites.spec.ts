import type { Page } from '@playwright/test'
import { toast } from '#e2e/fixtures/list.ts'
import { addGroup, addInvite, addOrganization } from '#e2e/fixtures/organizations.ts'
import { addSession } from '#e2e/fixtures/person.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const row = (page: Page, invitee: string) =>
  page.getByRole('row').filter({ has: page.getByText(invitee, { exact: true }) })

async function choose(page: Page, name: string, action: string) {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('several are asked at once, by e-mail and username, with a role and a group', async ({
  page,
  person,
  other,
}) => {
  const organization = await addOrganization([[person, 'owner']])
  const { name } = organization
  await addGroup(organization, 'builders', [])
  const newcomer = `new-${other.email}`
  await page.goto(`/organizations/${name}/invites`)
  await page.getByLabel('E-mail addresses or usernames').fill(`${newcomer}\n${other.username}`)
  await page.getByLabel('Role').selectOption('Editor')
  await page.getByLabel('Group').selectOption('builders')
  await page.getByRole('button', { name: 'Create invites' }).click()
  await expect(page.getByText(`Invited ${newcomer}, ${other.username}.`)).toBeVisible()
  for (const invitee of [newcomer, other.username]) {
    await expect(row(page, invitee)).toContainText(/Editor.*In builders.*Open.*Expires in 7 days/)
  }
})

test('an invite that expired is sent again, another cancelled, and neither can be answered meanwhile', async ({
  page,
  person,
  other,
  browser,
}) => {
  const organization = await addOrganization([[person, 'owner']])
  const invite = await addInvite(organization, other, -1)
  const context = await browser.newContext({ storageState: await addSession(other) })
  const theirs = await context.newPage()
  const refused = theirs.getByText('This invite has been answered or cancelled, or has expired.')
  await theirs.goto('/account/profile')
  await expect(theirs.getByRole('link', { name: /Answer/ })).toBeHidden()
  await theirs.goto(`/invites/${invite}`)
  await expect(refused).toBeVisible()

  await page.goto(`/organizations/${organization.name}/invites`)
  await page.getByRole('link', { name: /^1\s*Expired/ }).click()
  await expect(page).toHaveURL(/state=expired/)
  await expect(row(page, other.username)).toContainText('Expired')
  await choose(page, other.username, 'Resend')
  await expect(toast(page, `Created a new link for ${other.username}.`)).toBeVisible()
  await page.getByRole('link', { name: /^1\s*Open/ }).click()
  await expect(row(page, other.username)).toContainText('Expires in 7 days')
  await theirs.reload()
  await expect(theirs.getByRole('button', { name: 'Accept' })).toBeVisible()

  await choose(page, other.username, 'Cancel invite')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel invite' }).click()
  await expect(toast(page, `Cancelled the invite for ${other.username}.`)).toBeVisible()
  await expect(row(page, other.username)).toHaveCount(0)
  await theirs.getByRole('button', { name: 'Accept' }).click()
  await expect(refused).toBeVisible()
  await context.close()
})
