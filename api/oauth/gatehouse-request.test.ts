import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { newComputer } from '#cli/testing/run-program.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { approveRequest } from '#lib/devices/approve-request.ts'
import { decideDevice } from '#lib/devices/decide-device.ts'
import { getDeviceGrant } from '#lib/devices/get-device-grant.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'

let doors: Awaited<ReturnType<typeof serveDoors>>
beforeAll(async () => {
  doors = await serveDoors()
})
afterAll(() => doors.stop())

const host = () => `127.0.0.1:${doors.port}`

/** A computer that nobody has signed in asks, and somebody does something once it shows its code. */
async function request(words: string[], decide: (code: string) => Promise<unknown>) {
  const { env, home } = newComputer()
  const program = join(import.meta.dirname, '../../cli/gatehouse.ts')
  const child = spawn(process.execPath, [program, 'request', '--host', host(), ...words], { env })
  const ran = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (ran.out += chunk))
  let decided: Promise<unknown> | undefined
  child.stderr.on('data', (chunk) => {
    ran.err += chunk
    const [, code] = /compare the code: ([A-Z]{4}-[A-Z]{4})/.exec(ran.err) ?? []
    if (code) decided ??= decide(code)
  })
  const code = await new Promise<number | null>((done) => child.once('close', done))
  await decided
  return { code, ...ran, home }
}

const leaving = (person: AccountActor, name: string) => (code: string) =>
  approveRequest(person, code, {
    repositories: [{ name, pull: true, push: false, delete: false }],
    seconds: 600,
  })

it('prints the link, waits, and prints the secret alone', async () => {
  const person = await newAccount()
  const { fullName: name } = await newRepository(person)
  let asks: unknown
  const words = ['--repo', name, '--push', '--for', '2h', '--reason', 'Nightly build']
  const { code, out, err } = await request(words, async (userCode) => {
    ;({ asks } = await getDeviceGrant(person, userCode))
    await leaving(person, name)(userCode)
  })
  expect([code, out], err).toEqual([0, expect.stringMatching(/^gate_pat_[0-9A-Za-z]{36}\n$/)])
  expect(asks).toMatchObject({
    ...{ seconds: 7200, reason: 'Nightly build' },
    repositories: [{ name, pull: true, push: true, delete: false }],
  })
  expect(err).toMatch(
    new RegExp(
      `^Ask whoever can give it to open http://${host()}/activate\\?user_code=[A-Z-]{9}\nand to compare the code: [A-Z-]{9}\n` +
        `Waiting for the decision\n${person.username} gave access until .* UTC to ${name} \\(pull\\)\\. This is the only time`,
    ),
  )
})

it('says as JSON what was given, and keeps the token where it is told to', async () => {
  const person = await newAccount()
  const { fullName: name } = await newRepository(person)
  const { code, out, err, home } = await request(['--repo', name, '--json', '--save'], leaving(person, name))
  expect(code, err).toBe(0)
  const told = JSON.parse(out)
  expect(told).toEqual({
    ...{ host: host(), url: `http://${host()}`, username: person.username },
    ...{ token_id: expect.any(String), expires_in: expect.any(Number) },
    authorization_details: [{ type: 'gatehouse_repository', identifier: name, actions: ['pull'] }],
  })
  const kept = JSON.parse(readFileSync(join(home, 'config', 'gatehouse', 'hosts.json'), 'utf8'))
  expect(kept[host()]).toMatchObject({ username: person.username, tokenId: told.token_id })
})

it('ends with one line where it is denied, or asks for what there can’t be', async () => {
  const person = await newAccount()
  const denied = await request(['--repo', 'demo/api'], (code) => decideDevice(person, code, 'deny'))
  expect([denied.code, denied.out]).toEqual([1, ''])
  expect(denied.err).toContain('gatehouse: The request was denied.\n')
  const wrong = await request(['--repo', 'Demo'], async () => {})
  expect(wrong.code).toBe(1)
  expect(wrong.err).toBe(
    'gatehouse: authorization_details[0].identifier: Name a repository, as in namespace/name.\n',
  )
})
