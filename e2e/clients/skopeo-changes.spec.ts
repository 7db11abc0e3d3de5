import { Skopeo } from '#e2e/clients/programs.ts'
import { credentials, expect, expectDone, expectRefused, skopeoWith, test } from '#e2e/clients/test.ts'
import { callAction } from '#e2e/fixtures/actions.ts'
import { query } from '#e2e/fixtures/database.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { addRepository, addToken, day } from '#e2e/fixtures/tokens.ts'
import { ownAccount } from '#lib/owners.ts'

const saved = { ok: true }
const done = expectDone

test('a push into the own namespace makes a private repository', async ({
  person,
  other,
  registry,
  image,
}) => {
  const skopeo = await skopeoWith(registry, person, { permission: 'write' })
  const name = `${person.username}/new`
  done(await skopeo.push(image, `${name}:latest`))
  done(await skopeo.pull(`${name}:latest`))
  const rows = await query('SELECT visibility FROM repository WHERE namespace = $1', [person.username])
  expect(rows).toEqual([{ visibility: 'private' }])
  expectRefused(await new Skopeo(registry, null).inspect(`${name}:latest`))

  expectRefused(await skopeo.push(image, `${other.username}/new:latest`))
  const reader = await skopeoWith(registry, person, { permission: 'read' })
  expectRefused(await reader.push(image, `${person.username}/never:latest`))
  expect(
    await query('SELECT 1 FROM repository WHERE name = $1 OR namespace = $2', ['never', other.username]),
  ).toEqual([])
})

test('a name of any depth is pushed, pulled and chosen for a token', async ({ person, registry, image }) => {
  const name = `${person.username}/team/app/cache`
  done(await (await skopeoWith(registry, person, { permission: 'write' })).push(image, `${name}:latest`))
  const [made] = await query<{ id: string; name: string }>(
    'SELECT id, name FROM repository WHERE namespace = $1',
    [person.username],
  )
  expect(made!.name).toBe('team/app/cache')
  const narrow = await skopeoWith(registry, person, { permission: 'read', repositories: [made!.id] })
  done(await narrow.pull(`${name}:latest`))
  expectRefused(await narrow.push(image, `${name}:again`))
})

test('a token that is edited, deactivated, activated and deleted obeys on the next call', async ({
  person,
  registry,
  image,
  context,
}) => {
  test.setTimeout(60_000)
  const { fullName } = await addRepository(person, 'api')
  const token = await addToken(person, { permission: 'write' })
  const skopeo = new Skopeo(registry, credentials(person, token))
  const edit = (permission: string, repositories: unknown = 'all') =>
    callAction(context.request, 'updateTokenAction', ownAccount, {
      id: token.id,
      description: 'Edited',
      permission,
      repositories,
      publicRead: false,
    })

  done(await skopeo.push(image, `${fullName}:latest`))
  expect(await edit('read')).toMatchObject(saved)
  expectRefused(await skopeo.push(image, `${fullName}:again`))
  done(await skopeo.inspect(`${fullName}:latest`))
  expect(await edit('public_read')).toMatchObject(saved)
  expectRefused(await skopeo.inspect(`${fullName}:latest`))
  const elsewhere = await addRepository(person, 'elsewhere')
  const chosen = [{ id: elsewhere.id, pull: true, push: false, delete: false }]
  expect(await edit('admin', chosen)).toMatchObject(saved)
  expectRefused(await skopeo.inspect(`${fullName}:latest`))
  expect(await edit('admin')).toMatchObject(saved)
  done(await skopeo.inspect(`${fullName}:latest`))

  expect(await callAction(context.request, 'deactivateTokensAction', ownAccount, [token.id])).toMatchObject(
    saved,
  )
  expectRefused(await skopeo.inspect(`${fullName}:latest`), 'This access token is deactivated.')
  expect(await callAction(context.request, 'activateTokensAction', ownAccount, [token.id])).toMatchObject(
    saved,
  )
  done(await skopeo.delete(`${fullName}:latest`))
  expect(await callAction(context.request, 'deleteTokensAction', ownAccount, [token.id])).toMatchObject(saved)
  expectRefused(await skopeo.listTags(fullName), 'This access token was deleted on ')
})

test('a rotated token’s old secret works until the new one is first used', async ({
  person,
  registry,
  image,
  context,
}) => {
  const { fullName } = await addRepository(person, 'api')
  const token = await addToken(person, { permission: 'write' })
  const old = new Skopeo(registry, credentials(person, token))
  done(await old.push(image, `${fullName}:latest`))
  const rotation = { ids: [token.id], expiresAt: null, graceHours: 24 }
  const key = crypto.randomUUID()
  const call = ['rotateTokensAction', ownAccount, rotation, key] as const
  const rotated = await callAction<[{ secret: string }]>(context.request, ...call)
  if (!rotated.ok) throw new Error(rotated.error.message)
  const secret = noteSecret(rotated.data[0].secret)
  done(await old.inspect(`${fullName}:latest`))
  const renewed = new Skopeo(registry, credentials(person, { ...token, secret }))
  done(await renewed.inspect(`${fullName}:latest`))
  expectRefused(await old.inspect(`${fullName}:latest`), 'This secret was rotated on ')
})

test('a credential that does not hold is refused even for what is public', async ({
  person,
  other,
  registry,
  image,
}) => {
  const { fullName } = await addRepository(other, 'open', 'public')
  done(await (await skopeoWith(registry, other, { permission: 'write' })).push(image, `${fullName}:latest`))
  done(await new Skopeo(registry, null).inspect(`${fullName}:latest`))

  const expired = await skopeoWith(registry, person, { expires: -day })
  expectRefused(await expired.inspect(`${fullName}:latest`), 'This access token expired on ')
  const inactive = await skopeoWith(registry, person, { inactive: true })
  expectRefused(await inactive.inspect(`${fullName}:latest`), 'This access token is deactivated.')
  const borrowed = new Skopeo(registry, credentials(other, await addToken(person)))
  expectRefused(await borrowed.inspect(`${fullName}:latest`), 'This access token belongs to ')
})

test('a repository that becomes private, or is deleted, is out of reach on the next call', async ({
  other,
  person,
  registry,
  image,
}) => {
  const { id, fullName } = await addRepository(other, 'closing', 'public')
  const owner = await skopeoWith(registry, other, { permission: 'write' })
  done(await owner.push(image, `${fullName}:latest`))
  const visitor = await skopeoWith(registry, person, { permission: 'admin' })
  done(await visitor.pull(`${fullName}:latest`))
  await query(`UPDATE repository SET visibility = 'private' WHERE id = $1`, [id])
  expectRefused(await visitor.pull(`${fullName}:latest`))
  done(await owner.pull(`${fullName}:latest`))
  await query('DELETE FROM repository WHERE id = $1', [id])
  expectRefused(await owner.pull(`${fullName}:latest`))
})
