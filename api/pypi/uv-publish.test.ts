import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newPublisher } from '#api/testing/new-publisher.ts'
import { newTls } from '#api/testing/new-tls.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { startIndex } from '#api/testing/start-index.ts'
import { findProgram } from '#bin/test-programs.mjs'
import { startNginx } from '#lib/testing/start-nginx.ts'

vi.hoisted(() => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
})

const [nginx, pypiServer, uv] = [findProgram('nginx'), findProgram('pypi-server'), findProgram('uv')]
const able = nginx && pypiServer && uv
if (!able) console.log('SKIPPED, because nginx, pypi-server or uv is missing: api/pypi/uv-publish.test.ts')

describe.skipIf(!able)('uv publish in a CI, to a package index behind nginx as in docs/recipes', () => {
  let [server, index, proxy, publisher, tls]: [
    Awaited<ReturnType<typeof serveDoors>>,
    Awaited<ReturnType<typeof startIndex>>,
    Awaited<ReturnType<typeof startNginx>>,
    Awaited<ReturnType<typeof newPublisher>>,
    Awaited<ReturnType<typeof newTls>>,
  ] = [] as never

  beforeAll(async () => {
    server = await serveDoors()
    index = await startIndex('pypi', pypiServer!)
    publisher = await newPublisher('pypi', '127.0.0.1')
    tls = await newTls('127.0.0.1')
    const recipe = readFileSync('docs/recipes/pypi-nginx.conf', 'utf8')
    proxy = await startNginx(nginx!, (port) =>
      recipe
        .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
        .replace('pypi.example.com', '127.0.0.1')
        .replace('/etc/ssl/pypi.pem', tls.certificate)
        .replace('/etc/ssl/pypi.key', tls.key)
        .replace('127.0.0.1:3000', `127.0.0.1:${server.port}`)
        .replace('127.0.0.1:8080', `127.0.0.1:${index.port}`),
    )
  })
  afterAll(async () => {
    await proxy.stop()
    await index.stop()
    publisher.stop()
    server.stop()
  })

  const project = mkdtempSync(join(tmpdir(), 'gatehouse-uv-'))
  function run(...words: string[]): Promise<{ code: number; said: string }> {
    const env: NodeJS.ProcessEnv = {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      HOME: project,
      CI: 'true',
      SSL_CERT_FILE: tls.root,
      ...publisher.ci.env,
    }
    return new Promise((done) =>
      execFile(uv!, words, { cwd: project, env }, (error, out, err) =>
        done({ code: error ? Number(error.code) : 0, said: out + err }),
      ),
    )
  }
  const publish = () =>
    run('publish', '--trusted-publishing', 'always', '--publish-url', `https://127.0.0.1:${proxy.port}/`)

  it('needs no secret: the token is made for the run, is used, and is burned', async () => {
    mkdirSync(join(project, 'src/acme_left'), { recursive: true })
    writeFileSync(join(project, 'src/acme_left/__init__.py'), '')
    const build = 'requires = ["uv_build>=0.13,<0.14"]\nbuild-backend = "uv_build"'
    const text = `[project]\nname = "acme-left"\nversion = "1.0.0"\n[build-system]\n${build}\n`
    writeFileSync(join(project, 'pyproject.toml'), text)
    expect(await run('build', '--offline', '--wheel')).toMatchObject({ code: 0 })

    const { name } = await publisher.trust([])
    const refused = await publish()
    expect(refused.code).not.toBe(0)
    const sentence = `${name} gives its tokens nothing at ${publisher.service.fullName}.`
    expect(refused.said).toContain(`"code":"invalid-publisher","description":"${sentence}"`)

    await publisher.trust(['write'])
    const { code, said } = await publish()
    expect([code, said.replaceAll(/::add-mask::\S+\n/g, '').includes('gate_oat_')], said).toEqual([0, false])
    expect(publisher.ci.asked.at(-1)).toContain('audience=pypi%3A127.0.0.1')
    expect(readdirSync(index.packages)).toEqual(['acme_left-1.0.0-py3-none-any.whl'])
    expect(await publisher.tokens()).toEqual([])
  })
})
