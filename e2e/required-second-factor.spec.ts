import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { toast } from '#e2e/fixtures/list.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'
import type { Person } from '#e2e/fixtures/person.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const setFactor = ({ id }: Person) =>
  query('UPDATE account SET second_factor_since = now() WHERE id = $1', [id])

test('an owner requires a second factor, and sees before who loses access', async ({
  page,
  person,
  other,
}) => {
  const { id, name } = await addOrganization([
    [person, 'owner'],
    [other, 'member'],
  ])
  await page.goto(`/organizations/${name}/settings`)
  const choice = page.getByRole('checkbox', { name: 'Require two-factor authentication' })
  await expect(choice).toBeDisabled()
  await expect(
    page.getByText(/^2 people would have no access: .*You are one of them: set it up/),
  ).toBeVisible()
  await expectSilence(page)

  await setFactor(person)
  await page.reload()
  await expect(choice).toHaveAccessibleDescription(`1 person would have no access: ${other.username}.`)
  await choice.check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, /^Saved/)).toBeVisible()
  await expect(choice).toHaveAccessibleDescription(`1 person has no access: ${other.username}.`)
  expect(await query('SELECT requires_second_factor FROM organization WHERE id = $1', [id])).toEqual([
    { requires_second_factor: true },
  ])

  await page.goto(`/organizations/${name}/members`)
  const row = (username: string) => page.getByRole('row').filter({ hasText: username })
  await expect(row(other.username)).toContainText('No second factor')
  await expect(row(person.username)).not.toContainText('No second factor')
})

test('who has none is told what to do on every page of the organization', async ({ page, person, other }) => {
  const { id, name } = await addOrganization([
    [other, 'owner'],
    [person, 'owner'],
  ])
  await query('UPDATE organization SET requires_second_factor = true WHERE id = $1', [id])
  for (const part of [
    '',
    '/members',
    '/groups',
    '/repositories',
    '/access-tokens',
    '/invites',
    '/settings',
  ]) {
    await page.goto(`/organizations/${name}${part}`)
    await expect(page.getByText(`${name} requires two-factor authentication.`)).toBeVisible()
  }
  await page.goto(`/organizations/${name}`)
  await expectSilence(page)
  await page.getByRole('link', { name: 'Set it up' }).click()
  await expect(page).toHaveURL('/account/security')

  await setFactor(person)
  await page.goto(`/organizations/${name}/members`)
  await expect(page.getByRole('row').filter({ hasText: other.username })).toBeVisible()
})
