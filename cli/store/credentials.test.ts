import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, it } from 'vitest'
import { newComputer } from '#cli/testing/run-program.ts'

const helper = 'docker-credential-gatehouse'
const entry = JSON.stringify({ ServerURL: 'localhost:3000', Username: 'demo', Secret: 'canary' })

/** A folder with a helper of docker's that keeps one entry in a file, or fails. */
function withHelper(name: string, script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-helpers-'))
  writeFileSync(join(folder, `docker-credential-${name}`), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return folder
}
const system = ['/usr/bin', '/bin']
const keeping = `
cd "$(dirname "$0")"
case $1 in
  store) cat > entry; cp entry log;;
  get) read url; [ -f entry ] && cat entry || { echo "credentials not found in native keychain"; exit 1; };;
  erase) cat >> log; rm entry;;
esac`

it('keeps the secret in the system’s own store, under a name of its own, where docker has a helper for it', async () => {
  const folder = withHelper('pass', keeping)
  const { run, hostsFile } = newComputer({ programs: [folder, ...system].join(delimiter) })
  await run(helper, ['store'], entry)
  expect(readFileSync(hostsFile, 'utf8')).not.toContain('canary')
  expect(JSON.parse(readFileSync(join(folder, 'log'), 'utf8'))).toEqual({
    ServerURL: 'http://localhost:3000/gatehouse',
    Username: 'demo',
    Secret: 'canary',
  })
  expect((await run(helper, ['get'], 'localhost:3000')).out).toBe(
    '{"ServerURL":"localhost:3000","Username":"demo","Secret":"canary"}\n',
  )
  expect((await run(helper, ['list'])).out).toBe('{"localhost:3000":"demo"}\n')
  await run(helper, ['erase'], 'localhost:3000')
  expect(readFileSync(join(folder, 'log'), 'utf8')).toMatch(/http:\/\/localhost:3000\/gatehouse$/)
  expect((await run(helper, ['get'], 'localhost:3000')).code).toBe(1)
})

it.each([
  ['fails', 'echo "no D-Bus" >&2; exit 1'],
  ['forgets at once', 'cat > /dev/null; [ "$1" = store ]'],
])('keeps it in the file where the helper %s', async (_what, script) => {
  const folder = withHelper('secretservice', script)
  const { run, hostsFile } = newComputer({ programs: [folder, ...system].join(delimiter) })
  await run(helper, ['store'], entry)
  expect(JSON.parse(readFileSync(hostsFile, 'utf8'))['localhost:3000']).toEqual({
    ...{ url: 'http://localhost:3000', username: 'demo', secret: 'canary' },
  })
  expect((await run(helper, ['get'], 'localhost:3000')).out).toContain('canary')
})

it('says in one line that the file is broken', async () => {
  const { run, hostsFile } = newComputer()
  await run(helper, ['store'], entry)
  writeFileSync(hostsFile, '{')
  const ran = await run(helper, ['get'], 'localhost:3000')
  expect(ran).toEqual({
    code: 1,
    out: `${hostsFile} is not JSON. Delete it, and run gatehouse login.\n`,
    err: '',
  })
})
