import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newPublisher } from '#api/testing/new-publisher.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { startIndex } from '#api/testing/start-index.ts'
import { findProgram } from '#bin/test-programs.mjs'
import { db } from '#lib/database/db.ts'
import { startNginx } from '#lib/testing/start-nginx.ts'

vi.hoisted(() => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
})

const [nginx, verdaccio] = [findProgram('nginx'), findProgram('verdaccio')]
/** npm exchanges id tokens since 11.5.1. */
const isNew = /^(1[2-9]|[2-9]\d|11\.([6-9]|\d\d|5\.[1-9]))/.test(
  execFileSync('npm', ['--version'], { encoding: 'utf8' }),
)
const able = nginx && verdaccio && isNew
if (!able)
  console.log('SKIPPED, because nginx, verdaccio or npm 11.5.1 is missing: api/npm/npm-publish.test.ts')

describe.skipIf(!able)('npm publish in a CI, to Verdaccio behind nginx as in docs/recipes', () => {
  let [server, index, proxy, publisher]: [
    Awaited<ReturnType<typeof serveDoors>>,
    Awaited<ReturnType<typeof startIndex>>,
    Awaited<ReturnType<typeof startNginx>>,
    Awaited<ReturnType<typeof newPublisher>>,
  ] = [] as never

  beforeAll(async () => {
    server = await serveDoors()
    index = await startIndex('npm', verdaccio!)
    publisher = await newPublisher('npm', 'localhost')
    const recipe = readFileSync('docs/recipes/verdaccio-nginx.conf', 'utf8').replace(/^ *ssl_.*\n/gm, '')
    proxy = await startNginx(nginx!, (port) =>
      recipe
        .replace('listen 443 ssl', `listen 127.0.0.1:${port}`)
        .replace('npm.example.com', 'localhost')
        .replace('127.0.0.1:3000', `127.0.0.1:${server.port}`)
        .replace('127.0.0.1:4873', `127.0.0.1:${index.port}`),
    )
  })
  afterAll(async () => {
    await proxy.stop()
    await index.stop()
    publisher.stop()
    server.stop()
  })

  /** Publishes a version of @acme/left from a folder and a home of its own. */
  function publish(version: string, ...words: string[]): Promise<{ code: number; said: string }> {
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-npm-'))
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: '@acme/left', version }))
    const registry = `http://localhost:${proxy.port}/`
    const env: NodeJS.ProcessEnv = {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      HOME: folder,
      CI: 'true',
      ...publisher.ci.env,
    }
    return new Promise((done) =>
      execFile(
        'npm',
        ['publish', '--registry', registry, ...words],
        { cwd: folder, env },
        (error, out, err) => done({ code: error ? Number(error.code) : 0, said: out + err }),
      ),
    )
  }

  it('is refused before a workload gives its tokens anything there, and says so', async () => {
    const { name } = await publisher.trust([])
    const { code, said } = await publish('0.0.1', '--loglevel', 'verbose')
    expect(code).not.toBe(0)
    expect(said).toContain(`${name} gives its tokens nothing at ${publisher.service.fullName}.`)
    expect(await publisher.tokens()).toEqual([])
  })

  it('needs no secret: the token is made for the run, and is used', async () => {
    const { id } = await publisher.trust(['write'])
    const { code, said } = await publish('1.0.0')
    expect(said).toContain('+ @acme/left@1.0.0')
    expect([code, said.includes('gate_oat_')]).toEqual([0, false])
    expect(publisher.ci.asked.at(-1)).toContain('audience=npm%3Alocalhost')
    expect(await publisher.tokens()).toMatchObject([{ source: 'auto', workloadId: id }])
    const published = await fetch(`${index.url}/@acme%2fleft`)
    expect(((await published.json()) as { versions: object }).versions).toHaveProperty(['1.0.0'])
  })

  it('publishes nothing with a token that may only read', async () => {
    await db.trustedWorkload.deleteMany({ where: { organizationId: publisher.acme.id } })
    await publisher.trust(['read'])
    const { code, said } = await publish('2.0.0')
    expect(code).not.toBe(0)
    expect(said).toContain('npm error code E403')
    expect(await publisher.tokens()).toMatchObject([{ source: 'auto' }])
    const published = await fetch(`${index.url}/@acme%2fleft`)
    expect(((await published.json()) as { versions: object }).versions).not.toHaveProperty(['2.0.0'])
  })
})
