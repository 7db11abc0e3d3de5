import type { BrowserContext, Page } from '@playwright/test'
import { generate, requestRegistryToken, openForm, reveal } from '#e2e/fixtures/new-token.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const copy = (page: Page) => reveal(page).getByRole('button', { name: 'Copy token' })
const done = (page: Page) => reveal(page).getByRole('button', { name: 'Done' })
const tab = (page: Page, name: string) => reveal(page).getByRole('tab', { name, exact: true })
const line = (page: Page) => reveal(page).getByRole('tabpanel').locator('pre').first()

/** What is on the clipboard, by pasting it where a person could. */
async function pasted(page: Page): Promise<string> {
  const field = page.getByLabel('Description')
  await field.fill('')
  await field.press('ControlOrMeta+v')
  return field.inputValue()
}

/** A page on plain http has no clipboard API. */
const onPlainHttp = (context: BrowserContext) =>
  context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined }),
  )

/** A browser whose policy refuses both ways to copy. */
const refusing = (context: BrowserContext) =>
  context.addInitScript(() => {
    Clipboard.prototype.writeText = () => Promise.reject(new DOMException('Denied', 'NotAllowedError'))
    document.execCommand = () => false
  })

test('Copy puts on the clipboard what the registry door accepts', async ({ page, person, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openForm(page)
  const secret = await generate(page)
  await copy(page).click()
  await expect(copy(page)).toHaveText('Copied')
  await expect(reveal(page).getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1)
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(secret)
  expect((await requestRegistryToken(page.request, person, copied)).status).toBe(200)
  await expect(copy(page)).toHaveText('Copy')
})

test('Copy works on a plain-http host, inside the dialog, and keeps the focus', async ({
  page,
  person,
  context,
}) => {
  await onPlainHttp(context)
  await openForm(page)
  const secret = await generate(page)
  expect(await page.evaluate(() => 'clipboard' in navigator && Boolean(navigator.clipboard))).toBe(false)
  await copy(page).click()
  await expect(copy(page)).toHaveText('Copied')
  await expect(copy(page)).toBeFocused()
  await done(page).click()
  await page.getByRole('link', { name: 'New Access Token' }).click()
  const copied = await pasted(page)
  expect(copied).toBe(secret)
  expect((await requestRegistryToken(page.request, person, copied)).status).toBe(200)
})

test('a copy that fails is never said to have been made', async ({ page, person: _, context }) => {
  await refusing(context)
  await openForm(page)
  const secret = await generate(page)
  await reveal(page).getByRole('button', { name: 'Show token' }).click()
  await copy(page).click()
  await expect(reveal(page).getByText(/Copy failed/)).toBeVisible()
  await expect(copy(page)).toHaveText('Copy')
  await expect(reveal(page).getByText('Copied')).toHaveCount(0)
  // It is shown and selected, so that it can be copied by hand.
  await expect(reveal(page).getByLabel('Token', { exact: true })).toHaveText(secret)
  expect(await page.evaluate(() => getSelection()!.toString())).toBe(secret)
  await done(page).click()
  await expect(reveal(page).getByText('You have not copied the token.')).toBeVisible()
})

test('a clipboard that refuses is gone round where there is another way', async ({
  page,
  person: _,
  context,
}) => {
  await context.addInitScript(() => {
    Clipboard.prototype.writeText = () => Promise.reject(new DOMException('Denied', 'NotAllowedError'))
  })
  await openForm(page)
  const secret = await generate(page)
  await copy(page).click()
  await expect(copy(page)).toHaveText('Copied')
  await done(page).click()
  await page.getByRole('link', { name: 'New Access Token' }).click()
  expect(await pasted(page)).toBe(secret)
})

test('the ready lines name the person and the host, and hold the secret only where they must', async ({
  page,
  person: { username },
  baseURL,
}) => {
  const { host } = new URL(baseURL!)
  await openForm(page)
  const secret = await generate(page)
  await expect(line(page)).toHaveText(`docker login --username ${username} ${host}`)
  await expect(reveal(page).getByRole('tabpanel').locator('pre').last()).toHaveText(
    new RegExp(`docker login --username ${username} --password-stdin ${host}$`),
  )
  await tab(page, 'podman').click()
  await expect(line(page)).toHaveText(new RegExp(`^podman login --username ${username} .*${host}$`))
  expect(await reveal(page).getByRole('tabpanel').textContent()).not.toContain(secret)
  for (const name of ['GitHub', 'GitLab', 'curl']) {
    await tab(page, name).click()
    await expect(line(page)).toContainText('GATEHOUSE_TOKEN')
    expect(await reveal(page).getByRole('tabpanel').textContent()).not.toContain(secret)
  }
  await tab(page, 'Kubernetes').click()
  await expect(line(page)).toContainText('kubectl create secret docker-registry')
  for (const part of [`--docker-server=${host}`, `--docker-username=${username}`, secret]) {
    await expect(line(page)).toContainText(part)
  }
  await reveal(page).getByRole('button', { name: 'Show token' }).click()
  await expect(line(page)).not.toContainText(secret)
})

test('the copied config.json signs in', async ({ page, person, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openForm(page)
  await generate(page)
  await tab(page, 'config.json').click()
  await reveal(page).getByRole('tabpanel').getByRole('button', { name: 'Copy line' }).click()
  await expect(reveal(page).getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1)
  const config = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as {
    auths: Record<string, { auth: string }>
  }
  const [username, secret] = atob(config.auths[new URL(baseURL!).host]!.auth).split(':')
  expect(username).toBe(person.username)
  expect((await requestRegistryToken(page.request, person, secret!)).status).toBe(200)
  // The secret is on the clipboard: nothing is left to be asked.
  await done(page).click()
  await expect(page).toHaveURL('/account/security')
})

test('the tabs are moved through by arrow keys', async ({ page, person: _ }) => {
  await openForm(page)
  await generate(page)
  await tab(page, 'docker').focus()
  for (const name of ['podman', 'git', 'Kubernetes', 'GitHub', 'GitLab', 'config.json', 'curl', 'docker']) {
    await page.keyboard.press('ArrowRight')
    await expect(tab(page, name)).toBeFocused()
    await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true')
  }
})
