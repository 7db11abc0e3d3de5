import { expectSilence } from '#e2e/fixtures/axe.ts'
import { choose } from '#e2e/fixtures/list.ts'
import { copyAndClose, requestRegistryToken, reveal, showSecret } from '#e2e/fixtures/new-token.ts'
import { addOrganization, addOrganizationRepository } from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

test('a label is asked for; label and description have their lengths', async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']])
  await page.goto(`/organizations/${acme.name}/access-tokens/new`)
  const submit = page.getByRole('button', { name: 'Generate token' })
  await page.getByLabel('Read public repositories').check()
  await submit.click()
  await expect(page.getByLabel('Label')).toHaveAccessibleDescription(/Enter a label\./)
  await page.getByLabel('Label').fill('a'.repeat(101))
  await page.getByLabel('Description').fill('a'.repeat(201))
  await expect(page.getByLabel('Label')).toHaveAccessibleDescription(/Use 100 characters or fewer\./)
  await submit.click()
  await expect(page.getByLabel('Description')).toHaveAccessibleDescription(/Use 200 characters or fewer\./)
  await expect(page.getByLabel('Expiration date').locator('option').last()).toHaveText('No expiration')
})

test('one is made for all repositories, present and future, and public ones', async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']])
  const web = await addOrganizationRepository(acme, 'web')
  await page.goto(`/organizations/${acme.name}/access-tokens/new`)
  await page.getByLabel('Label').fill('Mirror')
  await page.getByLabel('Read public repositories').check()
  await page.getByLabel('Add repository').fill('web')
  await page.getByRole('option', { name: web.fullName }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('1 of 50', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: `Remove ${web.fullName}` }).click()
  await expect(page.getByText('1 of 50', { exact: true })).toBeHidden()
  await expect(page.getByLabel('Add repository')).toBeFocused()
  await page.getByLabel(/^All repositories of/).check()
  await page.getByLabel(`Access to all repositories of ${acme.name}`).selectOption('Image Push')
  await expect(
    page.getByText(`Can pull and push every repository of ${acme.name}, and pull every public repository`),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Generate token' }).click()
  await expect(reveal(page)).toBeVisible()
  await copyAndClose(page, `/organizations/${acme.name}/access-tokens`)
  const row = page.getByRole('row').filter({ hasText: 'Mirror' })
  await expect(row).toContainText('All repositories (push) and public ones')
})

test('a prefix is chosen like a repository, for what is below it now and later', async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']])
  for (const name of ['team/app', 'team/web', 'tea']) await addOrganizationRepository(acme, name)
  const prefix = `${acme.name}/team/*`
  const options = page.getByRole('listbox', { name: 'Repositories' }).getByRole('option')
  await page.goto(`/organizations/${acme.name}/access-tokens/new`)
  await page.getByLabel('Label').fill('Team')
  const search = page.getByLabel('Add repository')
  await search.fill('tea')
  await expect(options).toHaveCount(4)
  await expect(options.last()).toHaveText(`Add all 3 of ${acme.name}`)
  await expect(options.first()).not.toContainText('*')
  await search.fill(`${acme.name}/team/*`)
  await expect(options).toHaveCount(4)
  await expect(options.first()).toContainText(`${prefix}Current and future`)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await search.fill('future/')
  await page.getByRole('option', { name: `${acme.name}/future/*` }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('2 of 50', { exact: true })).toBeVisible()
  await page.getByLabel(`Access to ${prefix}`).selectOption('Image Push')
  await page.getByRole('button', { name: `Remove ${acme.name}/future/*` }).click()
  await expect(page.getByText(`Can pull and push ${prefix}`)).toBeVisible()
  await expectSilence(page)
  await page.getByRole('button', { name: 'Generate token' }).click()
  const secret = await showSecret(page, 'oat')
  await copyAndClose(page, `/organizations/${acme.name}/access-tokens`)
  const row = page.getByRole('row').filter({ hasText: 'Team' })
  await expect(row).toContainText('Repositories below team (push)')
  const username = acme.name
  for (const [name, actions] of [
    ['team/app', ['pull', 'push']],
    ['team/new/deep', ['pull', 'push']],
    ['tea', null],
  ] as const) {
    const scope = `repository:${acme.name}/${name}:pull,push`
    const { granted } = await requestRegistryToken(page.request, { username }, secret, scope)
    const expected = actions ? [{ type: 'repository', name: `${acme.name}/${name}`, actions }] : []
    expect(granted).toEqual(expected)
  }
  await choose(page, 'Team', 'Edit')
  await expect(page.getByRole('list', { name: 'Selected repositories' }).getByRole('listitem')).toHaveText([
    new RegExp(prefix.replace('*', '\\*')),
  ])
  await page.getByLabel(`Access to ${prefix}`).selectOption('Image Pull')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('Repositories below team (pull)')
  await page.goto(`/organizations/${acme.name}/activity`)
  await expect(page.getByRole('main')).toContainText(`${prefix}: push`)
})

test('more permissions are behind a line, and hold where they are for', async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']])
  const web = await addOrganizationRepository(acme, 'web')
  await page.goto(`/organizations/${acme.name}/access-tokens/new`)
  await page.getByLabel('Label').fill('Cleanup')
  await expect(page.getByText('More permissions')).toBeHidden()
  await page.getByLabel('Add repository').fill('web')
  await page.getByRole('option', { name: web.fullName }).click()
  await page.keyboard.press('Escape')
  const image = page.getByRole('group', { name: 'Image', exact: true })
  await expect(image).toBeHidden()
  await page.getByText('More permissions').click()
  await image.getByLabel('Delete').check()
  const repository = page.getByRole('group', { name: 'Repository', exact: true })
  await repository.getByLabel('Edit').check()
  await expect(repository.getByLabel('Read')).toBeChecked()
  await expect(repository.getByLabel('Read')).toBeDisabled()
  await page.getByRole('button', { name: 'Generate token' }).click()
  await expect(page.getByText('Image Delete takes Image Push to at least one repository.')).toBeVisible()
  await page.getByLabel(`Access to ${web.fullName}`).selectOption('Image Push')
  await page.getByRole('button', { name: /^Organization / }).click()
  await page.getByLabel(/Allow management access/).check()
  await page.getByText('More permissions').last().click()
  await page.getByRole('group', { name: 'Activity' }).getByLabel('Read').check()
  await expect(
    page.getByText(`edit repositories and read activity and delete images of ${acme.name}`),
  ).toBeVisible()
  await expectSilence(page)
  await page.getByRole('button', { name: 'Generate token' }).click()
  const secret = await showSecret(page, 'oat')
  await copyAndClose(page, `/organizations/${acme.name}/access-tokens`)
  const scope = `repository:${web.fullName}:pull,push,delete`
  const { granted } = await requestRegistryToken(page.request, { username: acme.name }, secret, scope)
  expect(granted).toEqual([{ type: 'repository', name: web.fullName, actions: ['pull', 'push', 'delete'] }])

  await choose(page, 'Cleanup', 'Edit')
  await expect(image.getByLabel('Delete')).toBeChecked()
  await image.getByLabel('Delete').uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(`/organizations/${acme.name}/access-tokens`)
  const later = await requestRegistryToken(page.request, { username: acme.name }, secret, scope)
  expect(later.granted).toEqual([{ type: 'repository', name: web.fullName, actions: ['pull', 'push'] }])
})
