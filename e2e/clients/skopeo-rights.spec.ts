import { Skopeo } from '#e2e/clients/programs.ts'
import { everything, expectRights, pull, push } from '#e2e/clients/rights.ts'
import { credentials, expect, expectDone, expectRefused, skopeoWith, test } from '#e2e/clients/test.ts'
import { query } from '#e2e/fixtures/database.ts'
import type { Person } from '#e2e/fixtures/person.ts'
import { addRepository, addToken, type TokenState } from '#e2e/fixtures/tokens.ts'

// Written out from the rules by hand. A row is a repository, a cell what may be done there.
type Rights = { ownPublic: string; ownPrivate: string; theirsPublic: string; theirsPrivate: string }
const who: { name: string; as: TokenState | 'password' | 'nobody'; may: Rights }[] = [
  {
    name: 'nobody',
    as: 'nobody',
    may: { ownPublic: pull, ownPrivate: '', theirsPublic: pull, theirsPrivate: '' },
  },
  {
    name: 'Public Repo Read-only',
    as: { permission: 'public_read' },
    may: { ownPublic: pull, ownPrivate: '', theirsPublic: pull, theirsPrivate: '' },
  },
  {
    name: 'Read-only',
    as: { permission: 'read' },
    may: { ownPublic: pull, ownPrivate: pull, theirsPublic: pull, theirsPrivate: '' },
  },
  {
    name: 'Read & Write',
    as: { permission: 'write' },
    may: { ownPublic: push, ownPrivate: push, theirsPublic: pull, theirsPrivate: '' },
  },
  {
    name: 'Read, Write, Delete',
    as: { permission: 'admin' },
    may: { ownPublic: everything, ownPrivate: everything, theirsPublic: pull, theirsPrivate: '' },
  },
  {
    name: 'the owner by password',
    as: 'password',
    may: { ownPublic: everything, ownPrivate: everything, theirsPublic: pull, theirsPrivate: '' },
  },
]

/** A repository with an image in it. */
async function filled(
  registry: string,
  image: string,
  owner: Person,
  name: string,
  visibility: 'public' | 'private',
) {
  const repository = await addRepository(owner, name, visibility)
  const skopeo = await skopeoWith(registry, owner, { permission: 'write' })
  expectDone(await skopeo.push(image, `${repository.fullName}:latest`))
  return repository
}

for (const { name, as, may } of who) {
  test(`${name}: push, pull, inspect, list and delete`, async ({ person, other, registry, image }) => {
    test.setTimeout(120_000)
    const fill = (owner: Person, name: string, visibility: 'public' | 'private') =>
      filled(registry, image, owner, name, visibility)
    const repositories = {
      ownPublic: await fill(person, 'own-public', 'public'),
      ownPrivate: await fill(person, 'own-private', 'private'),
      theirsPublic: await fill(other, 'theirs-public', 'public'),
      theirsPrivate: await fill(other, 'theirs-private', 'private'),
    }
    const skopeo = await clientOf(registry, person, as)
    for (const key of Object.keys(may) as (keyof Rights)[]) {
      await expectRights(skopeo, image, repositories[key].fullName, may[key])
    }
  })
}

async function clientOf(registry: string, person: Person, as: TokenState | 'password' | 'nobody') {
  if (as === 'nobody') return new Skopeo(registry, null)
  if (as === 'password') return new Skopeo(registry, `${person.username}:${person.password}`)
  return skopeoWith(registry, person, as)
}

test('a token with selected repositories reaches those alone, each as it was given', async ({
  person,
  other,
  registry,
  image,
}) => {
  test.setTimeout(120_000)
  const given: [string, { pull: boolean; push: boolean; delete: boolean }, string][] = [
    ['to-pull', { pull: true, push: false, delete: false }, pull],
    ['to-push', { pull: true, push: true, delete: false }, push],
    ['to-delete', { pull: true, push: false, delete: true }, `${pull} delete`],
    ['for-all', { pull: true, push: true, delete: true }, everything],
  ]
  const chosen = []
  for (const [name, flags, may] of given) {
    chosen.push({ ...(await filled(registry, image, person, name, 'private')), flags, may })
  }
  const left = await filled(registry, image, person, 'left-out', 'private')
  const theirs = await filled(registry, image, other, 'theirs-public', 'public')

  const token = await addToken(person, { permission: 'admin', repositories: chosen.map(({ id }) => id) })
  for (const { id, flags } of chosen) {
    await query(
      'UPDATE token_repository SET pull = $3, push = $4, delete = $5 WHERE token_id = $1 AND repository_id = $2',
      [token.id, id, flags.pull, flags.push, flags.delete],
    )
  }
  const skopeo = new Skopeo(registry, credentials(person, token))
  for (const { fullName, may } of chosen) await expectRights(skopeo, image, fullName, may)
  await expectRights(skopeo, image, left.fullName, '')
  await expectRights(skopeo, image, theirs.fullName, '')
  expectRefused(await skopeo.push(image, `${person.username}/new:latest`))
})

test('nobody is shown the catalog', async ({ person, registry }) => {
  const { secret } = await addToken(person, { permission: 'admin' })
  const authorization = `Basic ${btoa(`${person.username}:${secret}`)}`
  const query = 'service=gatehouse&scope=registry:catalog:*'
  const answer = await fetch(`${process.env.GATEHOUSE_TEST_URL}/token?${query}`, {
    headers: { authorization },
  })
  const { token } = (await answer.json()) as { token: string }
  const catalog = await fetch(`http://${registry}/v2/_catalog`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(catalog.status).toBe(401)
})
