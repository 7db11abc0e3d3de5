import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { beforeAll, expect, it } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { findProgram } from '#bin/test-programs.mjs'
import { db } from '#lib/database/db.ts'
import type { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { newSecret } from '#lib/tokens/secret.ts'

const [java, mvn] = [findProgram('java'), findProgram('mvn')]
const folder = 'api/oauth/spring'
const kept = 'node_modules/.cache/gatehouse/spring-classpath.txt'

/** Maven's list of Spring's libraries, which it fetches the first time; null without Maven, Java or a way to them. */
let classpath: string | null = null
beforeAll(async () => {
  if (!java || !mvn) return
  const pom = `${folder}/pom.xml`
  if (!existsSync(kept) || statSync(kept).mtime < statSync(pom).mtime) {
    mkdirSync('node_modules/.cache/gatehouse', { recursive: true })
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.0:build-classpath'
    const words = ['-q', '-B', '-f', pom, goal, `-Dmdep.outputFile=${process.cwd()}/${kept}`]
    const [code] = await once(spawn(mvn, words, { stdio: 'ignore', timeout: 55_000 }), 'exit')
    if (code !== 0) return
  }
  classpath = readFileSync(kept, 'utf8')
})

/** Spring's opaque-token support with a client's settings: what it says of each token. */
async function springOf({ clientId, secret }: { clientId: string; secret: Secret }) {
  const doors = await serveDoors()
  const endpoint = `http://127.0.0.1:${doors.port}/oauth/introspect`
  const words = ['-cp', classpath!, `${folder}/Introspect.java`, endpoint, clientId, secret.reveal()]
  const program = spawn(java!, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]()
  return {
    async authenticate(token: Secret | string) {
      program.stdin.write(`${typeof token === 'string' ? token : token.reveal()}\n`)
      return (await lines.next()).value as string
    },
    stop() {
      program.kill()
      doors.stop()
    },
  }
}

it('Spring authenticates tokens, and those just made, whatever the reuse time', async ({ skip }) => {
  if (!classpath) {
    console.log('SKIPPED, because Maven, Java or Spring is missing: Spring’s opaque-token support.')
    skip()
  }
  const person = await newAccount()
  for (const reuseSeconds of [0, 1, 60]) {
    const spring = await springOf(await newApplication(null, { reuseSeconds }))
    const { id, secret } = await newToken(person, { permission: 'read' })
    const scopes = 'SCOPE_repo:public_read,SCOPE_repo:read'
    expect(await spring.authenticate(secret)).toBe(`${person.accountId} ${scopes}`)
    await db.token.delete({ where: { id } })
    for (const refused of [secret, newSecret('account'), 'nonsense'])
      expect(await spring.authenticate(refused)).toBe('InvalidBearerTokenException')
    spring.stop()
  }
})

it('Spring refuses everything with a wrong secret', async ({ skip }) => {
  if (!classpath) skip()
  const { clientId } = await newApplication(null)
  const spring = await springOf({ clientId, secret: newSecret('account') })
  const { secret } = await newToken(await newAccount())
  expect(await spring.authenticate(secret)).toBe('AuthenticationServiceException')
  spring.stop()
})
