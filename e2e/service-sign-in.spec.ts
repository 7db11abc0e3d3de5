import { createServer } from 'node:http'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { findProgram } from '#bin/test-programs.mjs'
import { expect, test as base } from '#e2e/fixtures/test.ts'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import { socketFolder } from '#lib/database/embedded/socket.ts'
import { Secret } from '#lib/secret.ts'
import { runServer } from '#lib/testing/server-process.ts'
import { startCaddy } from '#lib/testing/start-caddy.ts'

const password = 'correct horse battery staple'

/** A Gatehouse of its own, since the others' is asked by nginx, and a service behind Caddy: another site. */
const test = base.extend<object, { place: { gatehouse: string; service: string } }>({
  watch: async ({}, use) => use(),
  place: [
    async ({}, use) => {
      const data = join(mkdtempSync(join(tmpdir(), 'gatehouse-service-')), 'data')
      const settings = { TRUSTED_PROXIES: '127.0.0.1', FORWARD_AUTH_DIALECT: 'forwarded', LOG_LEVEL: 'warn' }
      const server = await runServer({ DATA_DIR: data, DATABASE_URL: '', ...settings })
      await server.ready
      const backend = createServer((request, response) => {
        response.setHeader('Content-Type', 'text/html')
        response.end(`<h1>Hello ${request.headers['remote-user']}</h1><p>${request.url}</p>`)
      })
      await new Promise<void>((done) => backend.listen(0, '127.0.0.1', done))
      const recipe = readFileSync('docs/recipes/Caddyfile', 'utf8')
        .replace('127.0.0.1:3000', `127.0.0.1:${server.port}`)
        .replace('127.0.0.1:4873', `127.0.0.1:${(backend.address() as AddressInfo).port}`)
      const site = (port: number) => `dashboard.localhost:${port}`
      const caddy = await startCaddy(findProgram('caddy')!, (port) =>
        recipe.replace('npm.example.com', `http://${site(port)}`),
      )
      await fill(data, site(caddy.port))
      await use({ gatehouse: server.url, service: `http://${site(caddy.port)}` })
      await caddy.stop()
      backend.close()
      server.kill('SIGTERM')
      await server.exit
      rmSync(join(data, '..'), { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})
test.skip(!findProgram('caddy'), 'Caddy is missing.')

async function fill(data: string, host: string) {
  const client = new Client({ host: socketFolder(data), user: 'postgres', database: 'postgres' })
  await client.connect()
  await client.query("INSERT INTO namespace (name) VALUES ('ada')")
  await client.query(
    `INSERT INTO account (id, username, email, name, password_hash)
     VALUES (gen_random_uuid(), 'ada', 'ada@example.com', 'Ada', $1)`,
    [await hashPassword(new Secret(password))],
  )
  await client.query(
    `WITH made AS (INSERT INTO service (id, name, kind, rules, permissions, redirects_browsers, created_by)
       VALUES (gen_random_uuid(), 'dashboard', 'http', $1, $2, true, 'ada') RETURNING id)
     INSERT INTO service_host (pattern, service_id, confirmed_at) SELECT $3, id, now() FROM made`,
    [
      JSON.stringify([{ methods: ['GET'], path: '/', permission: 'read' }]),
      JSON.stringify([{ name: 'read', role: 'member', includes: [] }]),
      host,
    ],
  )
  await client.end()
}

test('who opens a service signs in at Gatehouse, and comes back to what was wanted until signing out', async ({
  page,
  place: { gatehouse, service },
}) => {
  await page.goto(`${service}/d/1?range=24h`)
  await expect(page).toHaveURL(new RegExp(`^${gatehouse}/sign-in\\?`))
  await page.getByLabel('Username or e-mail').fill('ada')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(`${service}/d/1?range=24h`)
  await expect(page.getByRole('heading')).toHaveText('Hello ada')

  // Another tab, and another service's page, need no sign-in.
  await page.goto(`${service}/d/2`)
  await expect(page.getByRole('heading')).toHaveText('Hello ada')

  await page.context().clearCookies({ name: /service-session/ })
  await page.goto(`${service}/d/3`)
  await expect(page).toHaveURL(`${service}/d/3`)

  await page.context().clearCookies({ name: 'gatehouse.session' })
  await page.goto(`${gatehouse}/sign-in/service?request=made-up`)
  await expect(page).toHaveURL(new RegExp(`^${gatehouse}/sign-in\\?next=`))
})
