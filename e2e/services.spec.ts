import type { Locator, Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { toast } from '#e2e/fixtures/list.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'
import { addPerson, addSession, administer } from '#e2e/fixtures/person.ts'
import { expectFit, hostOf, makeNpm } from '#e2e/fixtures/services.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(control).toBeFocused()
}

test('an owner makes a service of a template, whose host a site administrator confirms', async ({
  page,
  person,
  other,
  browser,
}) => {
  test.slow()
  const acme = await addOrganization([[person, 'owner']])
  const host = hostOf(acme)
  await page.goto(`/organizations/${acme.name}/services`)
  await expect(page.getByText('There are no services yet.')).toBeVisible()
  await expectSilence(page)
  await page.getByRole('link', { name: 'New service' }).click()
  await expect(page.getByLabel('Path of line 1')).toHaveValue('/')
  await page.getByLabel('Kind').selectOption('npm registry')
  await expect(page.getByLabel('Methods of line 1')).toHaveValue('POST')
  await expect(page.getByLabel('Path of line 1')).toHaveValue('/-/npm/v1/security/')
  await expect(page.getByLabel('Permission of line 1')).toHaveValue('read')
  await expectSilence(page)
  await expectFit(page)

  await page.getByLabel('Host 1', { exact: true }).fill('https://npm')
  await page.getByLabel('Methods of line 2').fill('GET!')
  await page.getByLabel('Path of line 3').fill('files')
  await page.getByRole('button', { name: 'Create service' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/Enter a name/)
  await expect(page.getByLabel('Host 1', { exact: true })).toHaveAccessibleDescription(/Enter a host name/)
  await expect(page.getByLabel('Methods of line 2')).toHaveAccessibleDescription(/Enter methods as in GET/)
  await expect(page.getByLabel('Path of line 2')).toHaveAccessibleDescription('')
  await expect(page.getByLabel('Path of line 3')).toHaveAccessibleDescription(/Begin the path with/)
  await expectSilence(page)
  await expectFit(page)

  await page.getByLabel('Name', { exact: true }).fill('npm')
  await page.getByLabel('Host 1', { exact: true }).fill(host)
  await page.getByRole('button', { name: 'Add host' }).click()
  await page.getByLabel('Host 2', { exact: true }).fill(`*.${host}`)
  await page.getByLabel('Methods of line 2').fill('get')
  await page.getByLabel('Path of line 3').fill('/')
  await page.getByRole('button', { name: 'Create service' }).click()
  await expect(toast(page, 'Created npm.')).toBeVisible()
  await expect(page.getByLabel('Methods of line 2')).toHaveValue('GET')
  const waits = page.getByText('Waits for a site administrator')
  await expect(waits).toHaveCount(2)
  await expectSilence(page)
  await expectFit(page)
  await page.getByRole('button', { name: 'More options' }).click()

  await page.goto(`/organizations/${acme.name}/services`)
  await expect(row(page, 'npm')).toContainText('and 1 more2 waiting')
  await expectSilence(page)
  await expectFit(page)

  await administer(other)
  const site = await browser.newContext({ storageState: await addSession(other) })
  const sitePage = await site.newPage()
  await sitePage.goto('/site/services')
  const claim = sitePage.getByRole('listitem').filter({ has: sitePage.getByText(host, { exact: true }) })
  await expect(claim).toContainText(`${acme.name}/npm, made by ${person.username}`)
  await expectSilence(sitePage)
  await expectFit(sitePage)
  await claim.getByRole('button', { name: `Confirm ${host}` }).click()
  await expect(toast(sitePage, `Confirmed ${host}.`)).toBeVisible()
  await expect(claim).toHaveCount(0)
  await sitePage.getByRole('button', { name: `Confirm *.${host}` }).press('Enter')
  await expect(toast(sitePage, `Confirmed *.${host}.`)).toBeVisible()
  await site.close()

  await page.reload()
  await expect(row(page, 'npm')).toContainText(host)
  await expect(page.getByText(/waiting/i)).toHaveCount(0)
  await page.getByRole('link', { name: 'npm', exact: true }).click()
  await expect(page.getByLabel(/^Host \d/)).toHaveCount(2)
  await expect(waits).toHaveCount(0)

  await page.getByRole('button', { name: 'Delete service' }).click()
  await expectSilence(page)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete service' }).click()
  await expect(toast(page, 'Deleted the service npm.')).toBeVisible()
  await expect(page.getByText('There are no services yet.')).toBeVisible()
})

test('rules are edited and tried by keyboard', async ({ page, person }) => {
  test.slow()
  const acme = await addOrganization([[person, 'owner']])
  await makeNpm(page, acme)

  await tabTo(page, page.getByRole('button', { name: 'Move line 2 up' }))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Methods of line 1')).toHaveValue('GET')
  await expect(page.getByText('Line 2 is now line 1.')).toBeAttached()
  await tabTo(page, page.getByRole('button', { name: 'Move line 1 down' }))
  await page.keyboard.press('Space')
  await expect(page.getByLabel('Methods of line 1')).toHaveValue('POST')
  await expect(page.getByRole('button', { name: 'Move line 2 down' })).toBeFocused()

  await tabTo(page, page.getByRole('button', { name: 'Add line' }))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Methods of line 4')).toBeFocused()
  await page.keyboard.type('delete put')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('/**/-/*.tgz')
  await page.keyboard.press('Tab')
  await page.keyboard.type('write')
  for (const line of [4, 3, 2]) {
    await tabTo(page, page.getByRole('button', { name: `Move line ${line} up` }))
    await page.keyboard.press('Enter')
  }
  await expect(page.getByLabel('Path of line 1')).toHaveValue('/**/-/*.tgz')
  await expect(page.getByLabel('Permission of line 1')).toHaveValue('write')
  await tabTo(page, page.getByRole('button', { name: 'Remove line 2' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove line 2' })).toBeFocused()
  await expect(page.getByLabel('Path of line 2')).toHaveValue('/')

  const outcome = page.getByRole('status').filter({ hasText: /decides|refused/ })
  await tabTo(page, page.getByLabel('Path or address'))
  await page.keyboard.type('/left-pad')
  await page.keyboard.press('Enter')
  await expect(outcome).toHaveText('Line 2 decides: GET /left-pad needs read.')
  await expectSilence(page)
  await page.getByLabel('Method', { exact: true }).selectOption('PUT')
  await page.getByLabel('Path or address').fill(`https://${hostOf(acme)}/@acme/x/-/x-1.0.0.tgz`)
  await page.getByRole('button', { name: 'Try', exact: true }).click()
  await expect(outcome).toHaveText('Line 1 decides: PUT /@acme/x/-/x-1.0.0.tgz needs write.')
  await page.getByRole('button', { name: 'Remove line 3' }).click()
  await expect(outcome).toHaveCount(0)
  await page.getByLabel('Path or address').fill('/@acme/x')
  await page.getByLabel('Token (optional)', { exact: true }).fill('none')
  await page.getByLabel('Token (optional)', { exact: true }).press('Enter')
  await expect(outcome).toContainText('No line is for PUT /@acme/x: refused.')
  await expect(outcome).toContainText('No token with this service has a hint that ends so.')
  await page.getByLabel('Path or address').fill('https://elsewhere.example.com/')
  await page.getByLabel('Path or address').press('Enter')
  await expect(page.getByText('elsewhere.example.com is no host of this service.')).toBeVisible()

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(toast(page, 'Saved npm.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel(/^Path of line/)).toHaveCount(2)
  await expect(page.getByLabel('Methods of line 1')).toHaveValue('DELETE PUT')
})

test('rules and other permissions follow a name, and never become those of another', async ({
  page,
  person,
}) => {
  const acme = await addOrganization([[person, 'owner']])
  await makeNpm(page, acme)
  const name = page.getByLabel('Name of permission 2')
  await name.selectText()
  // On its way it is "read", which there is.
  await name.pressSequentially('reader')
  await expect(page.getByLabel('Permission of line 3')).toHaveValue('reader')
  await expect(page.getByLabel('Permission of line 2')).toHaveValue('read')
  for (let letters = 'reader'.length; letters > 0; letters--) await name.press('Backspace')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(name).toHaveAccessibleDescription(/Enter a permission/)
  await name.pressSequentially('publish')
  await expect(page.getByLabel('Permission of line 3')).toHaveValue('publish')

  await page.getByRole('button', { name: 'Remove read', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Remove publish' })).toBeFocused()
  for (const line of [1, 2]) await page.getByLabel(`Permission of line ${line}`).selectOption('publish')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(toast(page, 'Saved npm.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel(/^Name of permission/)).toHaveCount(1)
  await expect(page.getByLabel('Permission of line 3')).toHaveValue('publish')
})

test('rules that were edited outlive another kind, until its own are asked for', async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']])
  await page.goto(`/organizations/${acme.name}/services/new`)
  await page.getByLabel('Path of line 1').fill('/packages/')
  await page.getByLabel('Kind').selectOption('npm registry')
  await expect(page.getByText('Your permissions and rules stay as you edited them.')).toBeVisible()
  await expect(page.getByLabel('Path of line 1')).toHaveValue('/packages/')
  await expectSilence(page)
  await expectFit(page)
  await page.getByRole('button', { name: 'Use those of npm registry' }).click()
  await expect(page.getByLabel('Path of line 1')).toHaveValue('/-/npm/v1/security/')
  await expect(page.getByText('stay as you edited them')).toHaveCount(0)
  await page.getByLabel('Kind').selectOption('MCP server')
  await expect(page.getByLabel('Path of line 1')).toHaveValue('/mcp')
})

test('Back from a service or a group that was renamed never leads to its old name', async ({
  page,
  person,
}) => {
  const organization = await addOrganization([[person, 'owner']])
  await makeNpm(page, organization)
  const adminConsole = `/organizations/${organization.name}`
  await page.goto(`${adminConsole}/services`)
  await page.getByRole('link', { name: 'npm', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill('packages')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(`${adminConsole}/services/packages`)
  await page.goBack()
  await expect(page.getByRole('link', { name: 'packages', exact: true })).toBeVisible()
  await expect(page).toHaveURL(`${adminConsole}/services`)

  await page.goto(`${adminConsole}/groups`)
  await page.getByRole('button', { name: 'New group' }).first().click()
  await page.getByLabel('Name').fill('builders')
  await page.getByRole('button', { name: 'Create group' }).click()
  await expect(page).toHaveURL(`${adminConsole}/groups/builders`)
  await page.getByLabel('Name', { exact: true }).fill('makers')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(`${adminConsole}/groups/makers`)
  await page.goBack()
  await expect(page.getByRole('link', { name: 'makers' })).toBeVisible()
  await expect(page).toHaveURL(`${adminConsole}/groups`)
})

test('a site administrator makes a service of the installation, confirmed at once', async ({
  page,
  person,
}) => {
  await administer(person)
  const name = `metrics-${person.username}`
  await page.goto('/site/services/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Kind').selectOption('Prometheus')
  await page.getByLabel('Host 1', { exact: true }).fill(`${name}.example.com`)
  await expect(page.getByLabel('Who may use write')).toHaveValue('owner')
  await expectSilence(page)
  await expectFit(page)
  await page.getByRole('button', { name: 'Create service' }).click()
  await expect(toast(page, `Created ${name}.`)).toBeVisible()
  await expect(page.getByText('Waits for a site administrator')).toHaveCount(0)
  await page.getByRole('button', { name: 'Delete service' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete service' }).click()
  await expect(page).toHaveURL('/site/services')
  await expect(row(page, name)).toHaveCount(0)
})

test('a refused host is anybody’s again, and others have no such pages', async ({
  page,
  person,
  browser,
}) => {
  const acme = await addOrganization([[person, 'owner']])
  await makeNpm(page, acme)
  const host = hostOf(acme)
  expect((await page.goto('/site/services'))?.status()).toBe(404)
  const stranger = await addPerson()
  await administer(stranger)
  const site = await browser.newContext({ storageState: await addSession(stranger) })
  const sitePage = await site.newPage()
  await sitePage.goto('/site/services')
  await sitePage.getByRole('button', { name: `Refuse ${host}` }).click()
  await expect(toast(sitePage, `Refused ${host}.`)).toBeVisible()
  await site.close()
  await page.goto(`/organizations/${acme.name}/services`)
  await expect(row(page, 'npm')).toContainText('No host')

  const theirs = await addOrganization([
    [stranger, 'owner'],
    [person, 'editor'],
  ])
  await page.goto(`/organizations/${theirs.name}/services`)
  await expect(page.getByText(/owner/i).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'New service' })).toHaveCount(0)
})
