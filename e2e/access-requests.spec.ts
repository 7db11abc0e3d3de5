import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { addOrganization, addOrganizationRepository } from '#e2e/fixtures/organizations.ts'
import type { Person } from '#e2e/fixtures/person.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken, hour } from '#e2e/fixtures/tokens.ts'

/** Those that wait for an answer which the test doesn't give. */
const waiting = new Set<ChildProcess>()

test.afterEach(() => {
  for (const child of waiting) child.kill()
  waiting.clear()
})

/** `gatehouse request` on a computer that nobody has signed in, up to the link that it prints. */
async function request(baseURL: string, ...words: string[]) {
  const home = mkdtempSync(join(tmpdir(), 'gatehouse-home-'))
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config') }
  const command = [resolve('cli/gatehouse.ts'), 'request', '--host', new URL(baseURL).origin, ...words]
  const child = spawn(process.execPath, command, { env })
  waiting.add(child)
  const ran = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (ran.out += chunk))
  child.stderr.on('data', (chunk) => (ran.err += chunk))
  const ended = new Promise<number | null>((done) => child.once('close', done))
  await expect.poll(() => ran.err).toMatch(/user_code=[A-Z]{4}-[A-Z]{4}/)
  const [code = ''] = /[A-Z]{4}-[A-Z]{4}/.exec(ran.err) ?? []
  noteSecret(code)
  return { link: `/activate?user_code=${code}`, ran, ended }
}

/** What a token is granted of all that a registry could be asked for. */
async function grantedTo(page: Page, { username }: Person, secret: string, name: string): Promise<string[]> {
  const answer = await page.request.get(
    `/token?service=gatehouse&scope=repository:${name}:pull,push,delete`,
    {
      headers: { Authorization: `Basic ${btoa(`${username}:${secret}`)}` },
    },
  )
  const [, claims = ''] = ((await answer.json()) as { token: string }).token.split('.')
  const { access } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    access: { actions: string[] }[]
  }
  return access.flatMap(({ actions }) => actions)
}

test('a command asks, a person narrows it, and the token can do just that', async ({
  page,
  person,
  baseURL,
}) => {
  const { fullName } = await addRepository(person, 'app')
  const { fullName: other } = await addRepository(person, 'other')
  const { fullName: closed } = await addOrganizationRepository(
    await addOrganization([[person, 'member']]),
    'x',
  )
  const asked = ['--repo', `${fullName}:pull,push,delete`, '--repo', `${closed}:pull`, '--for', '2h']
  const { link, ran, ended } = await request(baseURL!, ...asked, '--reason', 'Fix the \u202Ebuild')
  await page.goto(link)
  await expect(page.getByRole('heading', { name: `Give ${hostname()} access?` })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main).toContainText('“Fix the ⟨U+202E⟩build”')
  await expect(main).toContainText('Gatehouse command line (gatehouse-cli)')
  const rights = (name: string) => page.getByRole('group', { name: `Rights on ${name}` })
  await expect(rights(closed).getByRole('checkbox', { name: 'pull' })).not.toBeChecked()
  await expect(rights(closed).getByRole('checkbox')).toHaveCount(1)
  await expect(main).toContainText("You can't reach this, or it does not exist. It is left out.")

  await expect(page.getByLabel('For how long')).toHaveValue('2')
  await page.getByLabel('Unit').selectOption('days')
  await expect(page.getByLabel('For how long')).toHaveAccessibleDescription(/Enter at most 2 hours\./)
  await page.getByLabel('Unit').selectOption('minutes')
  await page.getByLabel('For how long').fill('30')
  await rights(fullName).getByRole('checkbox', { name: 'delete' }).uncheck()
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('heading', { name: `Approved ${hostname()}` })).toBeFocused()

  expect(await ended, ran.err).toBe(0)
  const secret = noteSecret(ran.out.trim())
  expect(ran.err).toContain(`to ${fullName} (pull, push).`)
  expect(await grantedTo(page, person, secret, fullName)).toEqual(['pull', 'push'])
  expect(await grantedTo(page, person, secret, other)).toEqual([])

  await page.getByRole('link', { name: 'Requested tokens' }).click()
  const row = page.getByRole('row').filter({ hasText: `gatehouse-cli on ${hostname()}` })
  await expect(row).toContainText('Requested: “Fix the ⟨U+202E⟩build”')
  await expect(row).toContainText('in 30 min')
  await row.getByRole('link', { name: /^gatehouse-cli on/ }).click()
  await expect(main).toContainText(`Asked for by`)
  await expect(main).toContainText('“Fix the ⟨U+202E⟩build”')
  await expect(main).toContainText(`Can pull and push ${fullName}, and nothing else`)
})

test('a proof that is old is renewed first, nothing ticked gives nothing, and it can be denied', async ({
  page,
  person,
  baseURL,
}) => {
  const { fullName } = await addRepository(person, 'app')
  const { link, ran, ended } = await request(baseURL!, '--repo', fullName)
  await page.goto(link)
  await expect(page.getByRole('main')).toContainText('It gives no reason.')
  await page.getByRole('checkbox', { name: 'pull' }).uncheck()
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Tick what it may do, or deny it.' })).toBeVisible()
  await query(`UPDATE session SET proved_at = now() - interval '16 minutes' WHERE account_id = $1`, [
    person.id,
  ])
  await page.getByRole('button', { name: 'Deny' }).click()
  const proof = page.getByRole('dialog', { name: "Confirm it's you" })
  await proof.getByLabel('Password', { exact: true }).fill(person.password)
  await proof.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('heading', { name: `Denied ${hostname()}` })).toBeVisible()
  expect(await ended).toBe(1)
  expect(ran).toMatchObject({ out: '', err: expect.stringContaining('The request was denied.') })
})

test('rights that are lost while the page is open are not given', async ({ page, person, baseURL }) => {
  const organization = await addOrganization([[person, 'editor']])
  const { fullName } = await addOrganizationRepository(organization, 'api')
  const { link } = await request(baseURL!, '--repo', fullName, '--push')
  await page.goto(link)
  await expect(page.getByRole('checkbox', { name: 'push' })).toBeChecked()
  await query(`UPDATE membership SET role = 'member' WHERE organization_id = $1`, [organization.id])
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('alert').filter({ hasText: `because you can't yourself` })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'push' })).not.toBeChecked()
  expect(await query('SELECT 1 FROM token WHERE account_id = $1', [person.id])).toEqual([])
})

test('an owner sees what tools were given of the organization, and ends it', async ({
  page,
  person,
  other,
}) => {
  const organization = await addOrganization([
    [person, 'owner'],
    [other, 'editor'],
  ])
  const { id, fullName } = await addOrganizationRepository(organization, 'api')
  const token = await addToken(other, { source: 'request', repositories: [id], expires: 2 * hour })
  await query(
    `UPDATE token SET client_id = 'gatehouse-cli', device_name = 'agent-7', reason = 'Nightly build' WHERE id = $1`,
    [token.id],
  )
  await page.goto(`/organizations/${organization.name}/access-tokens`)
  const row = page.getByRole('row').filter({ hasText: 'gatehouse-cli on agent-7' })
  for (const text of [other.username, '“Nightly build”', 'api pull', 'in 2 hours', 'Never used'])
    await expect(row).toContainText(text)
  await expectSilence(page)
  expect(await grantedTo(page, other, token.secret, fullName)).toEqual(['pull'])
  await row.getByRole('button', { name: 'End access of gatehouse-cli on agent-7' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'End access' }).click()
  await expect(row).toHaveCount(0)
  expect(await grantedTo(page, other, token.secret, fullName)).toEqual([])
  await page.goto(`/organizations/${organization.name}/activity`)
  await expect(page.getByRole('main')).toContainText('Ended access that a tool was given')
})

test('a request is accessible, and fits a phone', async ({ page, person, baseURL }) => {
  const { fullName } = await addRepository(person, 'app')
  const names = [`${fullName}:pull,push,delete`, `${'long-'.repeat(20)}name/${'x'.repeat(90)}:pull,push`]
  const words = names.flatMap((name) => ['--repo', name])
  const reason = `${'A reason that goes on. '.repeat(8)}`
  const { link } = await request(baseURL!, ...words, '--service', 'npm=read,write', '--reason', reason)
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'Request for access', level: 1 })).toBeVisible()
    await expectSilence(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})
