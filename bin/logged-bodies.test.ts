import { existsSync, readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { newDataFolder, removeFolder } from '#lib/testing/data-folder.ts'
import { runServer } from '#lib/testing/server-process.ts'

/** Whether there are pages to serve: `npm test` builds them first. */
const built = existsSync('.next/BUILD_ID') || Boolean(process.env.CI)

type Sent = { headers: Record<string, string>; body: string }

const canary = 'canary5f3c'
const boundary = 'B'

const text = (body: string): Sent => ({ headers: { 'Content-Type': 'text/plain;charset=UTF-8' }, body })
const json = (body: string): Sent => ({ headers: { 'Content-Type': 'application/json' }, body })
const form = (body: string): Sent => ({
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body,
})
const part = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}`
const multipart = (...parts: string[]): Sent => ({
  headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
  body: `${parts.join('\r\n')}\r\n--${boundary}--\r\n`,
})
const unfinished: Sent = { ...multipart(), body: part(canary, canary) }
const withoutBoundary: Sent = { headers: { 'Content-Type': 'multipart/form-data' }, body: canary }
const malformed = [form(`a=${canary}&%zz`), json(`{"${canary}`), unfinished, withoutBoundary]

const action = (id: string, { headers, body }: Sent): Sent => ({
  headers: { ...headers, 'Next-Action': id },
  body,
})

/** An id of the right form that no action has. */
const unknown = `40${canary}`.padEnd(42, '0')

function requestsForPages(): Sent[] {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'))
  const [known = ''] = Object.keys(manifest.node)
  return [
    ...malformed,
    ...[canary, unknown].map((id) => action(id, text(`["${canary}"]`))),
    ...[canary, `["${canary}`, `["$F${canary}","$n${canary}"]`].map((body) => action(known, text(body))),
    ...[...malformed, multipart(part('0', `["${canary}`))].map((sent) => action(known, sent)),
    // As a form sends its action where there are no scripts.
    ...[canary, unknown].map((id) => multipart(part(`$ACTION_ID_${id}`, canary))),
    multipart(
      part('$ACTION_REF_1', ''),
      part('$ACTION_1:0', `{"id":"${canary}","bound":"$@1"}`),
      part('$ACTION_1:1', `["${canary}`),
    ),
    multipart(part('$ACTION_KEY', canary), part('$ACTION_REF_1', canary)),
  ]
}

const pages = ['/sign-in', '/account/security', '/no-such-page']
const machines = [
  ...['/token', '/v2/auth/token', '/v2/users/login', '/v2/orgs/acme/groups', '/api/registry/notifications'],
  ...['/api/auth/callback/credentials', '/api/auth/_log'],
]

test.runIf(built)('no part of a body reaches the log, however malformed it is', async () => {
  const DATA_DIR = newDataFolder('migrated')
  const server = await runServer({ DATABASE_URL: '', DATA_DIR })
  onTestFinished(async () => {
    server.kill('SIGKILL')
    await server.exit
    removeFolder(DATA_DIR)
  })
  await server.ready
  const post = async (path: string, sent: Sent) =>
    (await fetch(server.url + path, { method: 'POST', redirect: 'manual', ...sent })).text()
  for (const path of pages) for (const sent of requestsForPages()) await post(path, sent)
  for (const path of machines) for (const sent of malformed) await post(path, sent)

  // The log is written in order, so everything is there when this is.
  await fetch(`${server.url}/healthz`)
  await expect.poll(() => server.said.error).toContain('/healthz')
  expect(server.said.out + server.said.error).not.toContain(canary)
  for (const line of server.said.error.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('level')
})
