import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { descriptions, security } from '#e2e/fixtures/list.ts'
import { addOrganization, addOrganizationToken } from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken, day, hour } from '#e2e/fixtures/tokens.ts'

test('above the list stand what expires this week and what nothing uses, each a filter', async ({
  page,
  person,
}) => {
  const used = { ago: hour }
  await addToken(person, { description: 'Soon', used, expires: 3 * day })
  await addToken(person, { description: 'Sooner', used, expires: day, created: day })
  await addToken(person, { description: 'Idle', used: { ago: 91 * day }, created: 200 * day })
  await addToken(person, { description: 'Fine', used, expires: 60 * day })
  await page.goto(security)
  const strip = page.getByRole('group', { name: 'Needs attention' })
  await expect(strip.getByRole('link')).toHaveText(['2 expire this week', '1 unused for 90 days'])
  await strip.getByRole('link', { name: '2 expire this week' }).click()
  await expect(page).toHaveURL(`${security}?attention=expiring`)
  await expect(descriptions(page)).toHaveText(['Soon', 'Sooner'])
  await expect(strip.getByRole('link', { name: '2 expire this week' })).toHaveAttribute(
    ...(['aria-current', 'true'] as const),
  )
  await expectSilence(page)
  await page.getByRole('link', { name: /Inactive/ }).click()
  await expect(page.getByText('No inactive token that expires this week.')).toBeVisible()
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL(security)
  await strip.getByRole('link', { name: '1 unused for 90 days' }).click()
  await expect(descriptions(page)).toHaveText(['Idle'])
  await strip.getByRole('link', { name: '1 unused for 90 days' }).click()
  await expect(page).toHaveURL(security)
  await query('UPDATE token SET last_used_at = now(), expires_at = NULL WHERE account_id = $1', [person.id])
  await page.reload()
  await expect(descriptions(page)).toHaveCount(4)
  await expect(strip).toBeHidden()
})

test("the strip of an organization's list counts its own tokens", async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']])
  await addOrganizationToken(acme, { label: 'Deploy', all: 'pull', expires: 2 * day })
  await addOrganizationToken(acme, { label: 'Spare', all: 'pull' })
  await addToken(person, { description: 'Mine' })
  await page.goto(`/organizations/${acme.name}/access-tokens?attention=expiring`)
  const strip = page.getByRole('group', { name: 'Needs attention' })
  await expect(strip.getByRole('link')).toHaveText(['1 expires this week', '2 never used'])
  await expect(page.getByRole('row').filter({ hasText: 'Deploy' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Spare' })).toHaveCount(0)
})
