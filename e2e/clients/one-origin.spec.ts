import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Docker, dockerLogin, home, Skopeo } from '#e2e/clients/programs.ts'
import { everything, expectRights } from '#e2e/clients/rights.ts'
import { credentials, expect, expectDone, expectRefused, skopeoWith, test } from '#e2e/clients/test.ts'
import { query } from '#e2e/fixtures/database.ts'
import { addRepository, addToken } from '#e2e/fixtures/tokens.ts'
import { freePort } from '#lib/testing/server-process.ts'

const directly = () => new URL(process.env.GATEHOUSE_TEST_REGISTRY!).host
const editPage = (id: string) => `${process.env.GATEHOUSE_TEST_URL}/account/security/${id}`

test('npm run registry prints Gatehouse’s own address, where docker signs in', async ({ origin, person }) => {
  expect(origin.printed.text).toContain(`docker login --username YOUR_USERNAME ${origin.host}\n`)
  const { secret } = await addToken(person)
  const outcome = await dockerLogin(origin.host, person.username, secret)
  expectDone(outcome)
  expect(outcome.said).toContain('Login Succeeded')
})

test('push, pull, list and delete, through Gatehouse', async ({ origin, person, image }) => {
  test.setTimeout(60_000)
  const skopeo = await skopeoWith(origin.host, person, { permission: 'admin' })
  const name = `${person.username}/team/app`
  expectDone(await skopeo.push(image, `${name}:latest`))
  await expectRights(skopeo, image, name, everything)
  const repository = await addRepository(person, 'mine', 'private')
  expectDone(await skopeo.push(image, `${repository.fullName}:latest`))
  const docker = new Docker(origin.host, credentials(person, await addToken(person, { permission: 'write' })))
  expectDone(await docker.pull(`${repository.fullName}:latest`))
  expectDone(await docker.push(`${repository.fullName}:list`, `${repository.fullName}:latest`))
  expectRefused(await new Skopeo(origin.host, null).inspect(`${repository.fullName}:latest`))
})

test('a pull is counted once, though the registry tells of it too', async ({ origin, person, image }) => {
  const skopeo = await skopeoWith(origin.host, person, { permission: 'write' })
  const name = `${person.username}/api`
  expectDone(await skopeo.push(image, `${name}:latest`))
  expectDone(await skopeo.pull(`${name}:latest`))
  const counted = () =>
    query<{ pulls: number }>('SELECT pull_count AS pulls FROM repository WHERE namespace = $1', [
      person.username,
    ])
  await expect.poll(counted).toEqual([{ pulls: 1 }])

  // Only told by the registry, and after all that it had to tell before.
  const atRegistry = await skopeoWith(directly(), person, { permission: 'write' })
  expectDone(await atRegistry.push(image, `${name}:direct`))
  const tags = () =>
    query(
      `SELECT tag.name FROM tag JOIN repository ON repository.id = repository_id WHERE namespace = $1
      ORDER BY tag.name`,
      [person.username],
    )
  await expect.poll(tags, { timeout: 20_000 }).toEqual([{ name: 'direct' }, { name: 'latest' }])
  expect(await counted()).toEqual([{ pulls: 1 }])
})

test('a client prints why it is refused, and the token’s row says so', async ({
  origin,
  person,
  other,
  image,
  page,
}) => {
  const { fullName } = await addRepository(person, 'web')
  expectDone(
    await (await skopeoWith(origin.host, person, { permission: 'write' })).push(image, `${fullName}:latest`),
  )
  const token = await addToken(person, { permission: 'read' })
  const reader = new Skopeo(origin.host, credentials(person, token))
  const may = `may only pull ${fullName}: ${editPage(token.id)}`
  expectRefused(await reader.push(image, `${fullName}:again`), may)
  expectRefused(await reader.delete(`${fullName}:latest`), may)
  expectRefused(
    await reader.inspect(`${person.username}/none:latest`),
    /There is no repository |not found|unknown/i,
  )
  expectRefused(await reader.inspect(`${other.username}/none:latest`), 'or there is no such repository')

  await expect(async () => {
    await page.goto('/account/security')
    await expect(page.getByText(`Asked for pull of ${other.username}/none, not granted`)).toBeVisible()
  }).toPass()
})

type Proxy = {
  /** In docs/. */
  file: string
  /** The file's site, as a whole configuration for one port of loopback. */
  configure: (site: string, port: number, folder: string) => string
  words: (folder: string) => string[]
}

const proxies: Record<string, Proxy> = {
  nginx: {
    file: 'nginx.conf',
    configure(site, port, folder) {
      const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      return `daemon off; pid ${folder}/pid; error_log stderr;
        events {} http { access_log off; ${paths.map((path) => `${path}_temp_path ${folder}/${path};`).join(' ')}
        ${site.replace('listen 443 ssl http2', `listen 127.0.0.1:${port}`).replace(/^ *ssl_.*$/gm, '')} }`
    },
    words: (folder) => ['-e', 'stderr', '-c', join(folder, 'config')],
  },
  caddy: {
    file: 'Caddyfile',
    configure: (site, port) =>
      `{\n\tadmin off\n\tdefault_bind 127.0.0.1\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n${site.replace(/^gatehouse\.\S+/m, `http://localhost:${port}`)}`,
    words: (folder) => ['run', '--adapter', 'caddyfile', '--config', join(folder, 'config')],
  },
}

for (const [program, { file, configure, words }] of Object.entries(proxies)) {
  test(`${program} passes images to the registry, with the file in docs/`, async ({
    origin,
    person,
    image,
  }) => {
    const port = await freePort()
    const folder = mkdtempSync(join(home, `${program}-`))
    const site = readFileSync(join('docs', file), 'utf8')
      .replace('127.0.0.1:3000', origin.host)
      .replace('127.0.0.1:5000', directly())
    writeFileSync(join(folder, 'config'), configure(site, port, folder))
    const proxy = spawn(program, words(folder), {
      env: { ...process.env, HOME: folder, PATH: `${process.env.PATH}:/usr/sbin` },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    try {
      const host = `localhost:${port}`
      await expect.poll(async () => (await fetch(`http://${host}/v2/`).catch(() => null))?.status).toBe(401)
      const skopeo = await skopeoWith(host, person, { permission: 'admin' })
      const name = `${person.username}/team/app`
      expectDone(await skopeo.push(image, `${name}:latest`))
      await expectRights(skopeo, image, name, everything)
      const pushed = origin.printed.text
        .split('\n')
        .filter((line) => line.includes(`PUT /v2/${name}/manifests/`))
      expect(pushed.length).toBeGreaterThan(0)
      expect(pushed.join('\n')).not.toContain('Gatehouse/')
      const tags = await fetch(`http://${host}/v2/namespaces/${person.username}/repositories/app/tags/list`)
      expect(await tags.json()).toHaveProperty('detail')
    } finally {
      proxy.kill('SIGTERM')
    }
  })
}

test('a registry that is down is said so, and the rest goes on', async ({ origin, person }) => {
  const { fullName } = await addRepository(person, 'web')
  const token = await addToken(person)
  await origin.stop()
  try {
    expectRefused(
      await new Skopeo(origin.host, credentials(person, token)).inspect(`${fullName}:latest`),
      /registry does not answer|503/,
    )
    expectDone(await dockerLogin(origin.host, person.username, token.secret))
  } finally {
    await origin.start()
  }
})
