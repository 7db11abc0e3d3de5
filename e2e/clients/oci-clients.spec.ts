import { findProgram } from '#bin/test-programs.mjs'
import { OciClient } from '#e2e/clients/oci-client.ts'
import { ociClients, type ClientName } from '#e2e/clients/oci-clients.ts'
import { expectDone, expectRefused, test } from '#e2e/clients/test.ts'
import { query } from '#e2e/fixtures/database.ts'
import { addOrganizationToken } from '#e2e/fixtures/organization-tokens.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'
import type { Person } from '#e2e/fixtures/person.ts'
import { addRepository, addToken, type TokenState } from '#e2e/fixtures/tokens.ts'

const gatehouse = process.env.GATEHOUSE_TEST_URL
const tokenPage = ({ id }: { id: string }) => `${gatehouse}/account/security/${id}`

for (const name of Object.keys(ociClients) as ClientName[]) {
  const clientOf = (host: string, owner: string, image: string) =>
    new OciClient(name, host, `${owner}/hello`, image)
  /** The client, signed in with a new token. */
  async function signIn(host: string, person: Person, image: string, state: TokenState) {
    const [client, token] = [clientOf(host, person.username, image), await addToken(person, state)]
    expectDone(await client.login(person.username, token.secret))
    return { client, token }
  }

  test.describe(name, () => {
    test.skip(!findProgram(name), `${name} is missing`)
    test.setTimeout(60_000)

    test('does all that a personal token grants', async ({ origin, person, image }) => {
      await addRepository(person, 'hello')
      const { client } = await signIn(origin.host, person, image, { permission: 'admin' })
      expectDone(await client.do('push'))
      if (client.commands.tags) expectDone(await client.do('tags'))
      expectDone(await client.do('pull'))
      if (client.commands.copy) expectDone(await client.do('copy'))
      if (!client.commands.delete) return
      expectDone(await client.do('delete'))
      expectRefused(await client.do('pull'), /not found|manifest unknown/i)
    })

    test('does what an organization’s token grants', async ({ origin, person, image }) => {
      const acme = await addOrganization([[person, 'owner']])
      const { fullName } = await addRepository({ username: acme.name }, 'hello')
      const { id, secret } = await addOrganizationToken(acme, { all: 'push' })
      const client = clientOf(origin.host, acme.name, image)
      expectDone(await client.login(acme.name, secret))
      expectDone(await client.do('push'))
      if (client.commands.tags) expectDone(await client.do('tags'))
      expectDone(await client.do('pull'))
      if (client.commands.copy) expectDone(await client.do('copy'))
      if (!client.commands.delete) return
      const page = `${gatehouse}/organizations/${acme.name}/access-tokens/${id}`
      expectRefused(await client.do('delete'), `may only pull and push ${fullName}: ${page}`)
      expectDone(await client.do('pull'))
    })

    test('pulls only what is public without signing in', async ({ origin, person, image }) => {
      const { id, fullName } = await addRepository(person, 'hello', 'public')
      const anonymous = clientOf(origin.host, person.username, image)
      expectRefused(await anonymous.do('push'))
      const { client: owner } = await signIn(origin.host, person, image, { permission: 'write' })
      expectDone(await owner.do('push'))
      expectDone(await anonymous.do('pull'))
      await query(`UPDATE repository SET visibility = 'private' WHERE id = $1`, [id])
      expectRefused(
        await anonymous.do('pull'),
        anonymous.commands.ownWords?.pull ?? `Sign in to pull ${fullName}.`,
      )
    })

    test('says what a token may not do', async ({ origin, person, image }) => {
      const { fullName } = await addRepository(person, 'hello')
      const { client: reader, token } = await signIn(origin.host, person, image, { permission: 'read' })
      const mayOnlyPull = `may only pull ${fullName}: ${tokenPage(token)}`
      expectRefused(await reader.do('push'), mayOnlyPull)
      const { client: owner } = await signIn(origin.host, person, image, { permission: 'write' })
      expectDone(await owner.do('push'))
      expectDone(await reader.do('pull'))
      if (reader.commands.copy) expectRefused(await reader.do('copy'))
      if (reader.commands.delete) expectRefused(await reader.do('delete'), mayOnlyPull)
    })

    test('says that a token expired', async ({ origin, person, image }) => {
      await addRepository(person, 'hello')
      const { client, token } = await signIn(origin.host, person, image, { permission: 'write' })
      expectDone(await client.do('push'))
      await query(`UPDATE token SET expires_at = now() - interval '1 second' WHERE id = $1`, [token.id])
      const { ownWords } = client.commands
      const expired = 'This access token expired on '
      expectRefused(await client.do('pull'), ownWords?.pull ?? expired)
      const login = await client.login(person.username, token.secret)
      if (login.code !== 0) expectRefused(login, ownWords?.login ?? expired)
      else expectRefused(await client.do('pull'), expired)
    })

    test('pushes and pulls at the registry’s own address', async ({ registry, person, image }) => {
      await addRepository(person, 'hello')
      const host = registry.replace('127.0.0.1', 'localhost')
      const { client } = await signIn(host, person, image, { permission: 'write' })
      expectDone(await client.do('push'))
      expectDone(await client.do('pull'))
    })
  })
}
