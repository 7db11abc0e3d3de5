import { spawn } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { loginLines } from '#components/tokens/login-lines.ts'
import { findProgram } from '#bin/test-programs.mjs'
import { home } from '#e2e/clients/programs.ts'
import { expect, expectDone, expectRefused, registrySettings, test as base } from '#e2e/clients/test.ts'
import { query } from '#e2e/fixtures/database.ts'
import type { Person } from '#e2e/fixtures/person.ts'
import { addRepository, addToken } from '#e2e/fixtures/tokens.ts'
import { commitFile, newClone, newWork, runClient, runGit } from '#lib/testing/run-git.ts'

const origin = () => process.env.GATEHOUSE_TEST_URL!

/** What `npm run git-server` printed. One worker can have it at a time. */
const test = base.extend<object, { gitServer: { printed: string } }>({
  gitServer: [
    async ({}, use) => {
      const port = new URL(process.env.GATEHOUSE_TEST_GIT!).port
      const child = spawn(process.execPath, ['bin/git-server.mjs', '--port', port], {
        env: {
          ...registrySettings(),
          ...{ HOST: '127.0.0.1', PORT: new URL(origin()).port, TRUSTED_PROXIES: '127.0.0.1' },
          GIT_SERVER_URL: process.env.GATEHOUSE_TEST_GIT,
        },
      })
      const closed = new Promise<void>((done) => child.once('close', () => done()))
      let printed = ''
      await new Promise<void>((ready, fail) => {
        child.stdout.on('data', (chunk) => (printed += chunk).includes('git clone') && ready())
        child.stderr.on('data', (chunk) => (printed += chunk))
        void closed.then(() => fail(new Error(`The Git server did not start:\n${printed}`)))
      })
      await use({ printed })
      child.kill('SIGTERM')
      await closed
    },
    { scope: 'worker', timeout: 60_000, auto: true },
  ],
})

const missing = (['nginx', 'git', 'fcgiwrap'] as const).filter((name) => !findProgram(name))
test.skip(missing.length > 0, `${missing.join(', ')} is missing`)

const address = ({ username }: Person, name: string, secret?: string) =>
  `${origin().replace('://', `://${username}${secret ? `:${secret}` : ''}@`)}/${username}/${name}.git`

/** A repository with one commit, brought by its first push. */
async function pushed(person: Person, name: string): Promise<void> {
  const { secret } = await addToken(person, { permission: 'write' })
  expectDone(await runGit(['push', address(person, name, secret), 'main'], { cwd: await newWork() }))
}

const lastUse = async (page: Page, id: string) => {
  await page.goto(`/account/security/${id}`)
  return page.locator('main').innerText()
}

test('npm run git-server prints Gatehouse’s own address, where git pushes and clones', async ({
  gitServer,
  person,
  page,
}) => {
  expect(gitServer.printed).toContain(`  git clone ${origin()}/YOUR_USERNAME/REPOSITORY.git\n`)
  const { id, secret } = await addToken(person, { permission: 'write' })
  const url = address(person, 'api', secret)
  expectDone(await runGit(['push', url, 'main'], { cwd: await newWork() }))
  await expect.poll(() => lastUse(page, id)).toMatch(/pushed to \S+\/api with git 2\./i)
  const clone = newClone()
  expectDone(await runGit(['clone', url, clone]))
  expect(readFileSync(join(clone, 'README.md'), 'utf8')).toBe('Hello.\n')
  await expect.poll(() => lastUse(page, id)).toMatch(/cloned \S+\/api with git 2\./i)
  expectDone(await runGit(['fetch', url], { cwd: clone }))
  expectDone(await runGit(['ls-remote', url]))
  await expect.poll(() => lastUse(page, id)).toMatch(/listed the branches of \S+\/api with git 2\./i)
  const [row] = await query('SELECT visibility, protocols FROM repository WHERE namespace = $1', [
    person.username,
  ])
  expect(row).toEqual({ visibility: 'private', protocols: ['images', 'git'] })
})

test('git takes the token from its credential helper, and keeps it elsewhere than in the clone', async ({
  person,
}) => {
  await pushed(person, 'api')
  const { secret } = await addToken(person)
  const computer = mkdtempSync(join(home, 'computer-'))
  const env = { HOME: computer, XDG_CONFIG_HOME: join(computer, 'config') }
  const helper = `!${process.execPath} ${resolve('cli/git-credential-gatehouse.ts')}`
  const { host, protocol } = new URL(origin())
  const known = `protocol=${protocol.slice(0, -1)}\nhost=${host}\nusername=${person.username}\npassword=${secret}\n\n`
  const settings = join(computer, 'git')
  writeFileSync(settings, `[credential]\n\thelper = "${helper}"\n`)
  const asked = { ...env, GIT_CONFIG_GLOBAL: settings }
  writeFileSync(join(computer, 'known'), known, { mode: 0o600 })
  expectDone(await runClient('sh', ['-c', 'git credential approve < known'], { cwd: computer, env: asked }))
  const clone = newClone()
  expectDone(await runGit(['clone', `${origin()}/${person.username}/api.git`, clone], { env: asked }))
  expect(readFileSync(join(clone, '.git/config'), 'utf8')).not.toContain(secret)
})

test('git takes the token from GIT_ASKPASS, and from the console’s own lines', async ({ person }) => {
  await pushed(person, 'REPOSITORY'.toLowerCase())
  const { secret } = await addToken(person)
  const ask = join(mkdtempSync(join(home, 'askpass-')), 'askpass')
  writeFileSync(ask, '#!/bin/sh\nprintf %s "$GATEHOUSE_TOKEN"\n', { mode: 0o700 })
  const env = { GATEHOUSE_TOKEN: secret, GIT_ASKPASS: ask }
  expectDone(await runGit(['clone', address(person, 'repository'), newClone()], { env }))

  const lines = { host: new URL(origin()).host, origin: origin(), gitUrl: origin(), secret }
  const tabs = loginLines({ ...lines, username: person.username })
  const [typed, scripted] = tabs.find(({ id }) => id === 'git')!.snippets.map(({ text }) => text)
  for (const [line, more] of [
    [typed, env],
    [scripted, { GATEHOUSE_TOKEN: secret }],
  ] as const) {
    const words = ['-c', line!.replace('REPOSITORY', 'repository')]
    const cwd = mkdtempSync(join(home, 'line-'))
    expectDone(await runClient('sh', words, { cwd, env: more }))
    expect(readFileSync(join(cwd, 'repository/.git/config'), 'utf8')).not.toContain(secret)
  }
})

test('anybody clones what is public', async ({ person }) => {
  await pushed(person, 'open')
  const url = `${origin()}/${person.username}/open.git`
  expectRefused(await runGit(['clone', url, newClone()]), /could not read Username/)
  await query(`UPDATE repository SET visibility = 'public' WHERE namespace = $1`, [person.username])
  expectDone(await runGit(['clone', '--depth=1', url, newClone()]))
})

test('a push of 200 MB arrives whole', async ({ person }) => {
  test.setTimeout(120_000)
  const cwd = await newWork()
  const content = randomFillSync(Buffer.alloc(200 * 1024 * 1024))
  writeFileSync(join(cwd, 'large'), content)
  const quick = [
    '-c',
    'core.compression=0',
    '-c',
    'core.looseCompression=0',
    '-c',
    'core.bigFileThreshold=1m',
  ]
  await runGit([...quick, 'add', '.'], { cwd })
  await runGit([...quick, 'commit', '--quiet', '--message', 'Add'], { cwd })
  const { secret } = await addToken(person, { permission: 'write' })
  const url = address(person, 'large', secret)
  const begun = Date.now()
  expectDone(await runGit([...quick, 'push', url, 'main'], { cwd }))
  expect(Date.now() - begun).toBeLessThan(90_000)
  const clone = newClone()
  expectDone(await runGit(['clone', url, clone]))
  expect(readFileSync(join(clone, 'large')).equals(content)).toBe(true)
})

test('a deleted token is refused in git’s own terminal, from the next request', async ({ person }) => {
  const { id, secret } = await addToken(person, { permission: 'write' })
  const [url, cwd] = [address(person, 'api', secret), await newWork()]
  expectDone(await runGit(['push', url, 'main'], { cwd }))
  await query('DELETE FROM token WHERE id = $1', [id])
  await commitFile(cwd, 'more', 'more')
  expectRefused(
    await runGit(['push', url, 'main'], { cwd }),
    /^remote: This access token was deleted on .+ http:\S+\/account\/security$/m,
  )
})

test('a repository’s page has the line to clone it, unless it is used for images alone', async ({
  person,
  page,
}) => {
  const { fullName } = await addRepository(person, 'web')
  await page.goto(`/repositories/${fullName}`)
  const line = page.getByText(`git clone ${origin()}/${fullName}.git`, { exact: true })
  await expect(line).toBeVisible()
  const git = page.getByRole('checkbox', { name: /^Git/ })
  const save = page.getByRole('button', { name: 'Save' })
  await git.uncheck()
  await page.getByRole('checkbox', { name: /^Images/ }).uncheck()
  await save.click()
  await expect(page.getByText('Choose images, Git or both.')).toBeVisible()
  await page.getByRole('checkbox', { name: /^Images/ }).check()
  await save.click()
  await expect(page.getByText(`Saved ${fullName}.`)).toBeVisible()
  await expect(line).toBeHidden()
  const { secret } = await addToken(person, { permission: 'write' })
  expectRefused(
    await runGit(['push', address(person, 'web', secret), 'main'], { cwd: await newWork() }),
    `remote: ${fullName} is a repository for images, not for Git: ${origin()}/repositories/${fullName}`,
  )
})

test('the dialog of a new token has git’s lines', async ({ person, page }) => {
  await page.goto('/account/security/new')
  await page.getByLabel('Description').fill('Laptop')
  await page.getByRole('button', { name: 'Generate' }).click()
  const dialog = page.getByRole('dialog', { name: 'Copy your token now' })
  await dialog.getByRole('tab', { name: 'git', exact: true }).click()
  const clone = `git clone ${address(person, 'REPOSITORY')}`
  await expect(dialog.getByText(clone, { exact: true })).toBeVisible()
})
