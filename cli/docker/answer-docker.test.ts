import { chmodSync, readFileSync, statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { newComputer } from '#cli/testing/run-program.ts'

const helper = 'docker-credential-gatehouse'
const nothing = { code: 1, out: 'credentials not found in native keychain\n', err: '' }
const entry = (server: string, secret = 'it is “secret”: ü') =>
  JSON.stringify({ ServerURL: server, Username: 'demo', Secret: secret })

it('stores, gets, lists and erases in the bytes that docker knows', async () => {
  const { run } = newComputer()
  expect(await run(helper, ['get'], 'gatehouse.example.com\n')).toEqual(nothing)
  expect(await run(helper, ['list'])).toEqual({ code: 0, out: '{}\n', err: '' })
  expect(await run(helper, ['store'], `${entry('gatehouse.example.com')}\n`)).toEqual({
    ...{ code: 0, out: '', err: '' },
  })
  expect(await run(helper, ['store'], entry('localhost:3000', 'another'))).toMatchObject({ code: 0 })
  expect(await run(helper, ['get'], 'gatehouse.example.com')).toEqual({
    code: 0,
    out: '{"ServerURL":"gatehouse.example.com","Username":"demo","Secret":"it is “secret”: ü"}\n',
    err: '',
  })
  expect(await run(helper, ['list'])).toEqual({
    code: 0,
    out: '{"gatehouse.example.com":"demo","localhost:3000":"demo"}\n',
    err: '',
  })
  expect(await run(helper, ['erase'], 'gatehouse.example.com\n')).toEqual({ code: 0, out: '', err: '' })
  expect(await run(helper, ['get'], 'gatehouse.example.com')).toEqual(nothing)
  expect((await run(helper, ['get'], 'localhost:3000')).out).toContain('"another"')
})

it('knows a server by its host, its address and the address of its API', async () => {
  const { run } = newComputer()
  await run(helper, ['store'], entry('https://Gatehouse.example.com/v2/'))
  for (const server of [
    'gatehouse.example.com',
    'https://gatehouse.example.com',
    'gatehouse.example.com/v2/',
  ])
    expect(JSON.parse((await run(helper, ['get'], server)).out)).toMatchObject({ ServerURL: server })
  expect(await run(helper, ['get'], 'gatehouse.example.com:8443')).toEqual(nothing)
})

it('refuses what is no entry in the words of docker’s own helpers', async () => {
  const { run } = newComputer()
  const usage = 'usage: docker-credential-gatehouse get|store|erase|list|version\n'
  const noServer = 'no credentials server URL\n'
  const tries: [string[], string, string][] = [
    [[], '', usage],
    [['take'], 'x', usage],
    [['get'], '\n', noServer],
    [['erase'], ' ', noServer],
    [['store'], 'no JSON', noServer],
    [['store'], 'null', noServer],
    [['store'], '{"ServerURL":"localhost","Secret":"s"}', 'no credentials username\n'],
  ]
  for (const [words, input, out] of tries)
    expect(await run(helper, words, input), words.join()).toEqual({ code: 1, out, err: '' })
  expect((await run(helper, ['version'])).out).toMatch(
    /^docker-credential-gatehouse \(Gatehouse\) \d+\.\d+\.\d+\n$/,
  )
})

it('keeps secrets in a file that only its owner can read, and makes it so again', async () => {
  const { run, hostsFile } = newComputer()
  await run(helper, ['store'], entry('localhost:3000'))
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
  expect([mode(hostsFile), mode(hostsFile.replace('/hosts.json', ''))]).toEqual(['600', '700'])
  chmodSync(hostsFile, 0o644)
  await run(helper, ['get'], 'localhost:3000')
  expect(mode(hostsFile)).toBe('600')
  expect(readFileSync(hostsFile, 'utf8')).toContain('http://localhost:3000')
})
