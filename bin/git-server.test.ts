import { spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { findProgram } from '#bin/test-programs.mjs'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { commitFile, newClone, newWork, runClient, runGit, type Said } from '#lib/testing/run-git.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'
import { freePort } from '#lib/testing/server-process.ts'

const { port } = vi.hoisted(() => {
  // To which this process passes requests on; below the ports that systems give out.
  const port = 20_000 + (process.pid % 10_000)
  process.env.GIT_SERVER_URL = `http://127.0.0.1:${port}`
  return { port }
})

const programs = ['nginx', 'fcgiwrap', 'git', 'curl'] as const
const missing = programs.filter((name) => !findProgram(name))
if (missing.length) console.log(`SKIPPED, because ${missing.join(', ')} is missing: bin/git-server.test.ts`)

describe.skipIf(missing.length)('npm run git-server', { timeout: 30_000 }, () => {
  const data = mkdtempSync(join(tmpdir(), 'gatehouse-git-data-'))
  let gatehouse: Awaited<ReturnType<typeof serveDoors>>
  let server: { port: number; printed: string; stop: () => Promise<void> }
  let demo: AccountActor

  beforeAll(async () => {
    gatehouse = await serveDoors()
    server = await start()
    demo = await newAccount()
  })
  afterAll(async () => {
    await server.stop()
    gatehouse.stop()
    rmSync(data, { recursive: true, force: true })
  })

  const environment = () => ({
    ...process.env,
    ...{ DATA_DIR: data, PORT: String(gatehouse.port), HOST: '127.0.0.1', GATEHOUSE_ENV_FILE: '' },
  })

  async function start() {
    const child: ChildProcess = spawn(process.execPath, ['bin/git-server.mjs', '--port', `${port}`], {
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    const closed = new Promise<void>((done) => child.once('close', () => done()))
    await new Promise<void>((resolve, reject) => {
      child.stdout!.on('data', (chunk) => (printed += chunk).includes('git clone') && resolve())
      child.stderr!.on('data', (chunk) => (printed += chunk))
      void closed.then(() => reject(new Error(`It did not start:\n${printed}`)))
    })
    const stop = async () => {
      child.kill('SIGTERM')
      await closed
    }
    return { port, printed, stop }
  }

  async function urlFor(name: string, permission: 'read' | 'write' = 'write') {
    const { secret } = await newToken(demo, { permission })
    return `http://${demo.username}:${secret.reveal()}@127.0.0.1:${server.port}/${demo.username}/${name}.git`
  }
  const idOf = async (name: string) =>
    (await db.repository.findFirst({ where: { namespace: demo.username, name } }))?.id
  const folders = () => readdirSync(join(data, 'git')).toSorted()
  const expectDone = ({ code, said }: Said) => expect(code, said).toBe(0)

  it('prints the line to clone with', () => {
    expect(server.printed).toContain('  git clone http://localhost:')
    expect(server.printed).toContain('/YOUR_USERNAME/REPOSITORY.git\n')
  })

  it('keeps what a first push brings, under the repository’s id, on the branch that was pushed', async () => {
    const url = await urlFor('first')
    expectDone(await runGit(['push', '--dry-run', url, 'trunk'], { cwd: await newWork('trunk') }))
    expect(await idOf('first')).toBeUndefined()
    expectDone(await runGit(['push', url, 'trunk'], { cwd: await newWork('trunk') }))
    expect(folders()).toContain(`${await idOf('first')}.git`)
    const clone = newClone()
    expectDone(await runGit(['clone', url, clone]))
    expect(readFileSync(join(clone, 'README.md'), 'utf8')).toBe('Hello.\n')
  })

  it('serves what nobody has pushed to as empty, and what is not there not at all', async () => {
    await newRepository(demo, 'private', 'fresh')
    const before = folders()
    const clone = await runGit(['clone', await urlFor('fresh'), newClone()])
    expectDone(clone)
    expect(clone.said).toContain('cloned an empty repository')
    const none = await runGit(['clone', await urlFor('none'), newClone()])
    expect([none.code, none.said]).toEqual([
      ...[128, expect.stringContaining(`remote: There is no repository ${demo.username}/none.\n`)],
    ])
    expect(folders()).toEqual(before)
  })

  it.each<[string, string[], object]>([
    ['the newest commit alone', ['--depth=1'], {}],
    ['no content until it is needed', ['--filter=blob:none'], {}],
    ['protocol 2', ['-c', 'protocol.version=2'], {}],
    ['protocol 0', ['-c', 'protocol.version=0'], {}],
    ['the dumb protocol', [], { GIT_SMART_HTTP: '0' }],
  ])('is cloned with %s', async (what, options, env) => {
    const url = await urlFor('history')
    if (!(await idOf('history'))) {
      const work = await newWork()
      for (const file of ['a', 'b']) await commitFile(work, file, file)
      expectDone(await runGit(['push', url, 'main'], { cwd: work }))
    }
    const clone = newClone()
    const traced = { ...env, GIT_TRACE_PACKET: '1' }
    const cloned = await runGit(['clone', ...options, url, clone], { env: traced })
    expectDone(cloned)
    expect(/< version 2/.test(cloned.said)).toBe(!['protocol 0', 'the dumb protocol'].includes(what))
    const { said } = await runGit(['rev-list', '--count', 'HEAD'], { cwd: clone })
    expect(said.trim()).toBe(what === 'the newest commit alone' ? '1' : '3')
    expect(readdirSync(clone).toSorted()).toEqual(['.git', 'README.md', 'a', 'b'])
  })

  it('takes two first pushes at once', async () => {
    const url = await urlFor('race')
    const works = await Promise.all(['one', 'two'].map((branch) => newWork(branch, branch)))
    const pushes = works.map((cwd) => runGit(['push', url, 'HEAD'], { cwd }))
    for (const pushed of await Promise.all(pushes)) expectDone(pushed)
    const { said } = await runGit(['ls-remote', '--heads', url])
    expect(said.match(/refs\/heads\/(one|two)$/gm)).toHaveLength(2)
    expect(folders().filter((name) => name.startsWith('new-'))).toEqual([])
  })

  it('shows nothing of a repository that was deleted to one of the same name', async () => {
    const url = await urlFor('anew')
    expectDone(await runGit(['push', url, 'main'], { cwd: await newWork('main', 'old') }))
    await db.repository.deleteMany({ where: { namespace: demo.username, name: 'anew' } })
    expect((await runGit(['ls-remote', url])).said).toContain('There is no repository')
    expectDone(await runGit(['push', url, 'next'], { cwd: await newWork('next', 'new') }))
    const clone = newClone()
    expectDone(await runGit(['clone', url, clone]))
    expect(readdirSync(clone).toSorted()).toEqual(['.git', 'new'])
  })

  it('refuses a push by a token that only reads, in git’s own terminal, and nothing is left of it', async () => {
    const [url, work] = [await urlFor('unmade', 'read'), await newWork()]
    const pushed = await runGit(['push', url, 'main'], { cwd: work })
    expect(pushed.said).toMatch(/^remote: Access token "Test" can't push to .+: http:\S+$/m)
    expect([pushed.code, await idOf('unmade')]).toEqual([128, undefined])
  })

  it('refuses a token from the request after it was deleted', async () => {
    const url = await urlFor('revoked')
    const cwd = await newWork()
    expectDone(await runGit(['push', url, 'main'], { cwd }))
    await db.token.deleteMany({ where: { accountId: demo.accountId, permission: 'write' } })
    const { code, said } = await runGit(['fetch', url], { cwd })
    expect([code, said]).toEqual([128, expect.stringMatching(/^remote: This access token was deleted on /)])
  })

  it('runs no hooks, also where somebody puts them into its folder', async () => {
    const url = await urlFor('hooked')
    const cwd = await newWork()
    expectDone(await runGit(['push', url, 'main'], { cwd }))
    const hooks = join(data, 'git', `${await idOf('hooked')}.git`, 'hooks')
    expect(existsSync(hooks) ? readdirSync(hooks) : []).toEqual([])
    mkdirSync(hooks, { recursive: true })
    writeFileSync(join(hooks, 'pre-receive'), `#!/bin/sh\ntouch ${data}/hook-ran\nexit 1\n`)
    chmodSync(join(hooks, 'pre-receive'), 0o755)
    await commitFile(cwd, 'more', 'more')
    expectDone(await runGit(['push', url, 'main'], { cwd }))
    expect(existsSync(join(data, 'hook-ran'))).toBe(false)
  })

  it('is reached through Gatehouse, which then knows what git did', async () => {
    const { id, secret } = await newToken(demo, { permission: 'write' })
    const url = `http://${demo.username}:${secret.reveal()}@127.0.0.1:${gatehouse.port}/${demo.username}/through.git`
    const cwd = await newWork()
    const lastUse = async () => {
      await tokenUses.flush()
      return (await db.token.findUniqueOrThrow({ where: { id } })).lastUsedAction
    }
    const clone = newClone()
    const name = `${demo.username}/through`
    for (const [words, at, did] of [
      [['push', url, 'main'], cwd, `pushed to ${name}`],
      [['clone', url, clone], cwd, `cloned ${name}`],
      [['-c', 'protocol.version=0', 'clone', url, newClone()], cwd, `cloned ${name}`],
      [['ls-remote', url], cwd, `listed the branches of ${name}`],
      [['push', url, 'main'], cwd, `pushed to ${name}`],
      [['fetch', url], clone, `fetched from ${name}`],
    ] as const) {
      expectDone(await runGit([...words], { cwd: at }))
      expect(await lastUse()).toBe(did)
      if (words[0] === 'ls-remote') await commitFile(cwd, 'more', 'more')
    }
  })

  it('accepts none of a thousand requests that come after a token was deleted', async () => {
    const url = await urlFor('many')
    expectDone(await runGit(['push', url, 'main'], { cwd: await newWork() }))
    const [, credential = ''] = /\/\/([^@]+)@/.exec(url)!
    const headers = { authorization: `Basic ${Buffer.from(credential).toString('base64')}` }
    const refs = `http://127.0.0.1:${server.port}/${demo.username}/many.git/info/refs?service=git-upload-pack`
    const statuses = (count: number) =>
      Promise.all(Array.from({ length: count }, async () => (await fetch(refs, { headers })).status))
    expect(new Set(await statuses(20))).toEqual(new Set([200]))
    await db.token.deleteMany({ where: { accountId: demo.accountId, permission: 'write' } })
    const after: number[] = []
    for (let round = 0; round < 20; round++) after.push(...(await statuses(50)))
    expect([after.length, new Set(after)]).toEqual([1000, new Set([401])])
  })

  it.each([
    ...['/../gitconfig', '/%2e%2e/gitconfig', '/empty.git/config', '/a/b.git/../../gitconfig', '//HEAD'],
    ...['/a/..%2f..%2fetc/passwd', '/empty.git/HEAD', '/a/empty.git/HEAD/', '/auth/git', '/a/b.git/config'],
    ...['/a/b.git/HEAD%00', '/a/b.git/info/refs?service=git-upload-pack&service=git-receive-pack'],
  ])('serves nothing at %s', async (path) => {
    const credential = (await urlFor('x')).match(/\/\/([^@]+)@/)![1]!
    const words = ['-sS', '--path-as-is', '-w', '\n%{http_code}', '-u', credential]
    const { said } = await runClient('curl', [...words, `http://127.0.0.1:${server.port}${path}`])
    expect(said.split('\n').at(-1)).toMatch(/^40[034]$/)
    expect(said).not.toMatch(/hooksPath|ref: refs|root:/)
  })

  it('tells the program behind it who asks, and not the secret', async () => {
    const { secret } = await newToken(demo, { permission: 'read' })
    const { fullName, id } = await newRepository(demo, 'private', 'seen')
    const printed = await runClient(process.execPath, ['bin/git-server.mjs', '--print-config'], {
      cwd: process.cwd(),
      env: environment(),
    })
    expectDone(printed)
    const port = await freePort()
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-printed-'))
    const backend = join(folder, 'backend.sh')
    writeFileSync(backend, '#!/bin/sh\nprintf "Content-Type: text/plain\\r\\n\\r\\n"\nenv\n', { mode: 0o755 })
    const site = printed.said
      .replace(/listen \S+;/, `listen 127.0.0.1:${port};`)
      .replace('unix:/run/fcgiwrap.socket', `unix:${folder}/fcgi`)
      .replace(/SCRIPT_FILENAME "[^"]+"/, `SCRIPT_FILENAME "${backend}"`)
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((what) => `${what}_temp_path ${folder}/${what};`)
      .join(' ')
    const whole = `user root; daemon off; pid ${folder}/pid; events {} http { access_log off; ${temporary} ${site} }`
    writeFileSync(
      join(folder, 'nginx.conf'),
      process.getuid?.() === 0 ? whole : whole.replace('user root;', ''),
    )
    const children = [
      spawn(findProgram('fcgiwrap')!, ['-s', `unix:${folder}/fcgi`], {
        env: { PATH: process.env.PATH! } as never,
      }),
      spawn(findProgram('nginx')!, ['-e', 'stderr', '-c', join(folder, 'nginx.conf')]),
    ]
    try {
      const ask = () => runClient('curl', ['-s', '-u', `${demo.username}:${secret.reveal()}`, ...claims, url])
      const url = `http://127.0.0.1:${port}/${fullName}.git/info/refs?service=git-upload-pack`
      const claims = [
        'Remote-User: root',
        'X-Gatehouse-Repository: other',
        'Git-Protocol: version=2',
      ].flatMap((claim) => ['-H', claim])
      let said = ''
      await expect.poll(async () => (said = (await ask()).said), { timeout: 5_000 }).toContain('REMOTE_USER')
      expect(said).toContain(`\nREMOTE_USER=${demo.username}\n`)
      expect(said).toContain(`\nGATEHOUSE_REPOSITORY=${id}\n`)
      expect(said).toContain('\nGATEHOUSE_RESOURCE=info/refs\n')
      expect(said).toContain('\nGIT_PROTOCOL=version=2\n')
      expect(said).not.toContain(secret.reveal())
      expect(said).not.toMatch(/AUTHORIZATION|INSTANCE_KEY|=root|=other/)
    } finally {
      for (const child of children) child.kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
