import { expect, it } from 'vitest'
import { newComputer } from '#cli/testing/run-program.ts'

const helper = 'git-credential-gatehouse'
const lines = (...pairs: string[]) => `${pairs.join('\n')}\n\n`
const here = ['protocol=http', 'host=localhost:3000']
const none = { code: 0, out: '', err: '' }

async function withCredential() {
  const computer = newComputer()
  const stored = lines(...here, 'username=demo', 'password=it=is secret')
  expect(await computer.run(helper, ['store'], stored)).toEqual(none)
  return (verb: string, ...pairs: string[]) => computer.run(helper, [verb], lines(...pairs))
}
const found = { code: 0, out: 'username=demo\npassword=it=is secret\n', err: '' }

it('stores, gets and erases in git’s lines', async () => {
  const ask = await withCredential()
  const modern = ['capability[]=authtype', 'wwwauth[]=Basic realm="Gatehouse"']
  expect(await ask('get', ...modern, ...here, 'path=demo/app.git')).toEqual(found)
  expect(await ask('get', ...here, 'username=demo')).toEqual(found)
  expect(await ask('erase', ...here, 'username=demo', 'password=it=is secret')).toEqual(none)
  expect(await ask('get', ...here)).toEqual(none)
})

it.each([
  ['another protocol', 'protocol=https', 'host=localhost:3000'],
  ['another port', 'protocol=http', 'host=localhost:3001'],
  ['another person', ...here, 'username=somebody'],
  ['another transport', 'protocol=ssh', 'host=localhost:3000'],
  ['no host', 'protocol=http'],
])('gives nothing out for %s', async (_what, ...pairs) => {
  const ask = await withCredential()
  expect(await ask('get', ...pairs)).toEqual(none)
})

it('erases no other password than the one that failed, and knows no other verb', async () => {
  const ask = await withCredential()
  expect(await ask('erase', ...here, 'username=demo', 'password=old')).toEqual(none)
  expect(await ask('erase', 'protocol=https', 'host=localhost:3000')).toEqual(none)
  expect(await ask('capability')).toEqual(none)
  expect(await ask('get', ...here)).toEqual(found)
})

it('shares what docker’s helper keeps', async () => {
  const { run } = newComputer()
  const entry = { ServerURL: 'gatehouse.example.com', Username: 'demo', Secret: 's' }
  await run('docker-credential-gatehouse', ['store'], JSON.stringify(entry))
  expect((await run(helper, ['get'], lines('protocol=https', 'host=gatehouse.example.com'))).out).toBe(
    'username=demo\npassword=s\n',
  )
  expect(await run(helper, ['get'], lines('protocol=http', 'host=gatehouse.example.com'))).toEqual(none)
})
