import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { newComputer } from '#cli/testing/run-program.ts'
import { verifyPassword } from '#lib/accounts/verify-password.ts'
import { db } from '#lib/database/db.ts'
import { Secret } from '#lib/secret.ts'
import { bcryptOfBadmin, uniqueName } from '#lib/testing/imports.ts'
import { newAddress, newPerson, type Person } from '#lib/testing/new-person.ts'

let doors: Awaited<ReturnType<typeof serveDoors>>
let person: Person
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-import-'))
beforeAll(async () => {
  doors = await serveDoors()
  person = await newPerson()
  await db.account.update({ where: { id: person.id }, data: { isSiteAdministrator: true } })
})
afterAll(() => doors.stop())

function fileOf(content: string | Buffer): string {
  const path = join(folder, crypto.randomUUID())
  writeFileSync(path, content)
  return path
}

/** The command on a computer of somebody, who types the password each time. */
function gatehouse(who: Person, ...words: string[]) {
  const asked = ['--host', `127.0.0.1:${doors.port}`, '--username', who.username, '--password-stdin']
  return newComputer().run('gatehouse', ['import', ...words, ...asked], `${who.password}\n`)
}

describe('gatehouse import', () => {
  it('says what a file becomes, imports it once, and prints what is shown once as CSV', async () => {
    const [alice, bob] = [uniqueName('alice'), uniqueName('bob')]
    const path = fileOf(`${alice}:${bcryptOfBadmin}\n${bob}:plain\n`)
    const words = ['htpasswd', path, '--email-domain', 'example.com']
    const dry = await gatehouse(person, ...words, '--dry-run')
    expect([dry.code, dry.out.split('\n').map((line) => line.split(/ {2,}/).slice(0, 3))]).toEqual([
      0,
      [
        ['LINE', 'MAPS', 'SOURCE'],
        ['1', 'new', `user ${alice}`],
        ['2', 'new', `user ${bob}`],
        ['2', 'no', `password of ${bob}`],
        [''],
      ],
    ])
    expect(dry.err).toContain('To import: 2 accounts.\n1 row becomes nothing.\n')
    expect(await db.account.count({ where: { username: { in: [alice, bob] } } })).toBe(0)

    expect(await gatehouse(person, ...words)).toMatchObject({ code: 2, err: /Add --yes/ })
    const done = await gatehouse(person, ...words, '--yes')
    expect(done.err).toContain('Imported: 2 accounts.\n')
    expect(done.out).toMatch(
      new RegExp(`"link","${bob}","${bob}","http://.*/set-up/account#[\\w-]{43}"\\r\\n$`),
    )
    expect(await verifyPassword(alice, new Secret('badmin'), newAddress())).toMatchObject({ username: alice })
    expect(await gatehouse(person, ...words, '--yes')).toMatchObject({
      ...{ code: 1, err: /Nothing of this file is left to import/ },
    })
  })

  it('is for site administrators, and says in one line what is wrong', async () => {
    const path = fileOf('alice:x\n')
    const words = ['htpasswd', path, '--email-domain', 'example.com', '--dry-run']
    expect(await gatehouse(await newPerson(), ...words)).toMatchObject({ code: 4, err: /not found/ })
    expect(await gatehouse(person, 'htpasswd', path, '--dry-run')).toMatchObject({
      ...{
        code: 1,
        out: '',
        err: 'gatehouse: email_domain: Enter the domain of the new accounts’ e-mail addresses.\n',
      },
    })
    expect(await gatehouse(person, 'passwd', path)).toMatchObject({ code: 2 })
    expect(await gatehouse(person, 'htpasswd', join(folder, 'none'))).toMatchObject({
      code: 2,
      err: /ENOENT/,
    })
    const binary = fileOf(Buffer.from([0x61, 0xff, 0xfe]))
    expect(await gatehouse(person, 'htpasswd', binary)).toMatchObject({ code: 2, err: /not UTF-8/ })
    const large = fileOf('x'.repeat(600 * 1024))
    expect(await gatehouse(person, 'htpasswd', large, '--email-domain', 'example.com')).toMatchObject({
      ...{ code: 1, err: /512 KiB/ },
    })
  })

  it('shadow replays a log in parts, and lists what is looser first', async () => {
    const repository = `${person.username}/web`
    const line = (change: object) =>
      JSON.stringify({
        account: person.username,
        repository,
        actions: ['pull', 'push'],
        allowed: true,
        ...change,
      })
    const many = Array.from({ length: 4_500 }, () => line({}))
    const path = fileOf(
      [...many, line({ account: 'zoe' }), line({ allowed: false }), line({ allowed: false }), 'x'].join('\n'),
    )
    const { code, out, err } = await gatehouse(person, 'shadow', path)
    expect([code, out.split('\n').map((row) => row.trim().split(/ {2,}/))]).toEqual([
      0,
      [
        expect.anything(),
        ['looser', person.username, repository, '+pull +push', '2', '4502'],
        ['stricter', 'zoe', repository, '-pull -push', '1', '4501', 'no such account'],
        [''],
      ],
    ])
    expect(err).toContain(
      '4503 decisions: 4500 the same, 2 looser in Gatehouse, 1 stricter. 1 lines are about',
    )
    const json = JSON.parse((await gatehouse(person, 'shadow', path, '--json')).out)
    expect(json).toMatchObject({ compared: 4_503, differences: [{ count: 2 }, { count: 1 }] })
  })
})
