import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { updateRepository } from '#lib/repositories/update-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { commitFile, newClone, newWork, runClient, runGit, type Said } from '#lib/testing/run-git.ts'
import { startGitHost } from '#lib/testing/start-git-host.ts'
import { newSecret } from '#lib/tokens/secret.ts'

type Proxy = { port: number; stop: () => unknown }
export type GitPlaces = { gatehouse: string; backend: string }

/** Puts this test's addresses in place of those that a recipe has. */
export const withGitPlaces = (recipe: string, { gatehouse, backend }: GitPlaces) =>
  recipe.replaceAll('127.0.0.1:3000', gatehouse).replaceAll('127.0.0.1:3001', backend)

type Columns = Parameters<typeof newToken>[1]

/** Why a request may be refused: how, with which status, and what its client prints. */
type Reason = {
  token?: Columns
  /** Instead of a token's secret. */
  secret?: () => string
  before?: (id: string) => Promise<unknown>
  repository?: () => string
  does?: 'push'
  status: 401 | 403
  words: RegExp
}

/** The tests of a proxy in front of a Git host, set up by a recipe: with git, git-lfs and curl. */
export function tryGitRecipe(start: (places: GitPlaces) => Promise<Proxy>): void {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-git-host-'))
  let server: Awaited<ReturnType<typeof serveDoors>>
  let host: Awaited<ReturnType<typeof startGitHost>>
  let proxy: Proxy
  let [demo, tomas]: AccountActor[] = []
  let own: string
  let theirs: string
  let forImages: string

  beforeAll(async () => {
    server = await serveDoors()
    host = await startGitHost(folder)
    proxy = await start({ gatehouse: `127.0.0.1:${server.port}`, backend: `127.0.0.1:${host.port}` })
    ;[demo, tomas] = [await newAccount(), await newAccount()]
    own = await hosted(demo)
    theirs = await hosted(tomas)
    forImages = await hosted(demo)
    const { id } = await db.repository.findFirstOrThrow({ where: { name: forImages.split('/')[1]! } })
    await updateRepository(demo, { id, protocols: ['images'] })
  })
  afterAll(async () => {
    await proxy.stop()
    server.stop()
    host.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(() => void host.received.splice(0))

  /** A repository that the Git host has, too. */
  async function hosted(owner: AccountActor): Promise<string> {
    const { fullName } = await newRepository(owner)
    const bare = join(folder, `${fullName}.git`)
    mkdirSync(dirname(bare), { recursive: true })
    await runGit(['init', '--quiet', '--bare', '--initial-branch=main', bare])
    return fullName
  }

  const urlOf = (name: string, secret: string, username = demo!.username) =>
    `http://${username}:${secret}@127.0.0.1:${proxy.port}/${name}.git`
  async function urlFor(name: string, columns: Columns = { permission: 'write' }) {
    return urlOf(name, (await newToken(demo!, columns)).secret.reveal())
  }
  const expectDone = ({ code, said }: Said) => expect(code, said).toBe(0)

  /** A clone with LFS for *.bin, whose remote is the address. */
  async function newLfsWork(url: string) {
    const cwd = await newWork('main', '.gitattributes', '*.bin filter=lfs diff=lfs merge=lfs -text\n')
    await runGit(['lfs', 'install', '--local'], { cwd })
    await runGit(['config', 'lfs.locksverify', 'true'], { cwd })
    await runGit(['remote', 'add', 'origin', url], { cwd })
    await commitFile(cwd, 'large.bin', `large ${Math.random()}`)
    return cwd
  }

  it('pushes and clones, with the name told to the Git host, and not the secret', async () => {
    const url = await urlFor(own)
    const cwd = await newWork()
    expectDone(await runGit(['push', url, 'main'], { cwd }))
    const clone = newClone()
    const claim = [
      'X-WEBAUTH-USER',
      'X-WEBAUTH_USER',
      'X-WEBAUTH-EMAIL',
      'X-WEBAUTH-FULLNAME',
      'Remote-User',
    ].flatMap((name) => ['-c', `http.extraHeader=${name}: root`])
    expectDone(await runGit([...claim, 'clone', url, clone]))
    expect(readFileSync(join(clone, 'README.md'), 'utf8')).toBe('Hello.\n')
    const users = new Set(host.received.map(({ headers }) => headers['x-webauth-user']))
    expect([...users]).toEqual([demo!.username])
    expect(JSON.stringify(host.received)).not.toMatch(/authorization|root/i)
  })

  it('pushes and fetches large files with git-lfs, and the push asks for push', async () => {
    const cwd = await newLfsWork(await urlFor(own))
    expectDone(await runGit(['push', 'origin', 'HEAD:large'], { cwd }))
    expect(host.objects.size).toBe(1)
    const clone = newClone()
    expectDone(await runGit(['clone', '--branch=large', await urlFor(own, { permission: 'read' }), clone]))
    expectDone(await runGit(['lfs', 'install', '--local'], { cwd: clone }))
    expectDone(await runGit(['lfs', 'pull'], { cwd: clone }))
    expect(readFileSync(join(clone, 'large.bin'), 'utf8')).toMatch(/^large 0\./)
    expect(JSON.stringify(host.received)).not.toMatch(/authorization/i)
    host.objects.clear()
    const reader = await newLfsWork(await urlFor(own, { permission: 'read' }))
    const refused = await runGit(['lfs', 'push', 'origin', 'main'], { cwd: reader })
    expect([refused.code === 0, host.objects.size]).toEqual([false, 0])
    expect(refused.said).toContain(`may only pull ${own}: ${env.PUBLIC_URL}/account/security/`)
  })

  const reasons: Record<string, Reason> = {
    'a mistyped token': {
      secret: () => `gate_pat_${'a'.repeat(36)}`,
      ...{ status: 401, words: /Wrong (username or )?access token, .+ http:\S+\/account\/security/ },
    },
    'a token that nobody has': {
      secret: () => newSecret('account').reveal(),
      ...{ status: 401, words: /Wrong (username or )?access token, .+ http:\S+\/account\/security/ },
    },
    'an expired token': {
      token: { expiresAt: new Date(0) },
      ...{ status: 401, words: /This access token expired on .+ http:\S+\/account\/security/ },
    },
    'an inactive token': {
      token: { isActive: false },
      ...{ status: 401, words: /This access token is deactivated\. .+ http:\S+\/account\/security/ },
    },
    'a deleted token': {
      before: (id) => db.token.delete({ where: { id } }),
      ...{ status: 401, words: /This access token was deleted on .+ http:\S+\/account\/security/ },
    },
    'another’s repository': {
      repository: () => theirs,
      ...{ status: 403, words: /can't pull .+ http:\S+\/account\/security\// },
    },
    'a repository that there is not': {
      token: { permission: 'read' },
      repository: () => `${demo!.username}/none`,
      ...{ status: 403, words: /There is no repository / },
    },
    'a repository for images': {
      repository: () => forImages,
      ...{ status: 403, words: /is a repository for images, not for Git: http:\S+\/repositories\// },
    },
    'a token that only reads': {
      token: { permission: 'read' },
      does: 'push',
      ...{ status: 403, words: /may only pull .+ http:\S+\/account\/security\// },
    },
    'a suspended account': {
      before: () => db.account.update({ where: { id: demo!.accountId }, data: { suspendedAt: new Date() } }),
      ...{ status: 401, words: /The account of this access token is suspended\. / },
    },
  }

  describe.each(Object.entries(reasons))('%s is told', (_, reason) => {
    async function url() {
      const { id, secret } = await newToken(demo!, { permission: 'write', ...reason.token })
      await reason.before?.(id)
      return urlOf(reason.repository?.() ?? own, reason.secret?.() ?? secret.reveal())
    }
    const restore = () => db.account.update({ where: { id: demo!.accountId }, data: { suspendedAt: null } })

    it('by git', async () => {
      const to = await url()
      const [push, clone] = [
        ['push', to, 'main'],
        ['clone', to, newClone()],
      ]
      const said = await runGit(reason.does === 'push' ? push : clone, { cwd: await newWork() })
      await restore()
      expect(said.code).toBe(128)
      expect(said.said).toMatch(new RegExp(`^remote: .*${reason.words.source}`, 'm'))
    })

    it('by git-lfs', async () => {
      const cwd = await newLfsWork(await url())
      const verb = reason.does === 'push' ? 'push' : 'fetch'
      if (verb === 'fetch') rmSync(join(cwd, '.git/lfs/objects'), { recursive: true })
      const { code, said } = await runGit(['lfs', verb, 'origin', 'main'], { cwd })
      await restore()
      expect([code === 0, said]).toEqual([false, expect.stringMatching(reason.words)])
    })

    it('by curl', async () => {
      const service = reason.does === 'push' ? 'git-receive-pack' : 'git-upload-pack'
      const words = ['-sS', '-w', '\n%{http_code}', `${await url()}/info/refs?service=${service}`]
      const { said } = await runClient('curl', words)
      await restore()
      const [body, , status] = said.split('\n')
      expect([body, Number(status)]).toEqual([expect.stringMatching(reason.words), reason.status])
      expect(host.received).toEqual([])
    })
  })
}
