import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeEach, expect, it } from 'vitest'
import { choosePassword } from '#lib/accounts/choose-password.ts'
import { db } from '#lib/database/db.ts'
import { Secret } from '#lib/secret.ts'
import { newAddress, newPerson, type Person } from '#lib/testing/new-person.ts'
import { newSecondFactor } from '#lib/testing/new-second-factor.ts'
import { mailsTo } from '#lib/testing/outbox.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'

/** As somebody calls it in the server's shell, while another process has the database. */
async function account(...words: string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  const call = promisify(execFile)(process.execPath, ['bin/account.mjs', ...words])
  return call.then(
    (said) => ({ ...said, code: 0 }),
    ({ stdout, stderr, code }) => ({ stdout, stderr, code }),
  )
}

let person: Person
beforeEach(async () => void (person = await newPerson()))

const row = () => db.account.findUniqueOrThrow({ where: { id: person.id } })
const logged = async () => {
  const entries = await db.auditEntry.findMany({ where: { accountId: person.id }, orderBy: { at: 'asc' } })
  return entries.slice(1).map(({ action, actorKind }) => [action, actorKind])
}

it('reset-link prints a link to choose a password', async () => {
  const { stdout, code } = await account('reset-link', person.username)
  expect(code).toBe(0)
  const [, secret] = /\/reset-password#([\w-]{43})\n/.exec(stdout)!
  const anybody = { kind: 'anonymous', address: newAddress() } as const
  const chosen = await choosePassword(anybody, new Secret(secret!), { password: 'four unrelated words' })
  expect(chosen).toEqual({ username: person.username })
  expect((await logged())[0]).toEqual(['account.print_link', 'system'])
})

it('remove-second-factor removes it', async () => {
  await newSecondFactor(person)
  const { stdout } = await account('remove-second-factor', person.username)
  expect(stdout).toContain(`${person.username} has no second factor any more`)
  expect(await row()).toMatchObject({ secondFactorSince: null })
  expect((await logged()).at(-1)).toEqual(['account.remove_second_factor', 'system'])
  // The command ends when its mail is out.
  const subjects = mailsTo(person.email).map(({ source }) => /^Subject: (.*)\r$/m.exec(source)![1])
  expect(subjects).toContain('Your second factor was removed')
})

it('make-administrator and unmake-administrator give and take the role', async () => {
  await newSiteAdministrator()
  await account('make-administrator', person.username)
  expect(await row()).toMatchObject({ isSiteAdministrator: true })
  await account('unmake-administrator', person.username)
  expect(await row()).toMatchObject({ isSiteAdministrator: false })
  expect(await logged()).toEqual([
    ['account.make_administrator', 'system'],
    ['account.unmake_administrator', 'system'],
  ])
})

it('what it does not know it refuses in a line, and changes nothing', async () => {
  const usage = 'Usage: npm run account -- '
  for (const [words, line] of [
    [['reset-link'], usage],
    [['delete', person.username], usage],
    [['toString', person.username], usage],
    [['reset-link', person.username, 'more'], usage],
    [['reset-link', 'nobody-of-this-name'], 'Account not found.'],
    [['remove-second-factor', person.username], 'This account has no second factor.'],
  ] as [string[], string][]) {
    const { stderr, stdout, code } = await account(...words)
    expect([stderr.trim().split('\n').length, code, stdout], words.join(' ')).toEqual([1, 1, ''])
    expect(stderr).toContain(line)
  }
  expect(await logged()).toEqual([])
})
