import { Docker, dockerLogin, Skopeo } from '#e2e/clients/programs.ts'
import { expectRights, pull, push } from '#e2e/clients/rights.ts'
import { expect, expectDone, expectRefused, skopeoWith, test } from '#e2e/clients/test.ts'
import { query } from '#e2e/fixtures/database.ts'
import { addOrganizationToken, type OrganizationTokenState } from '#e2e/fixtures/organization-tokens.ts'
import { addOrganization, type Organization } from '#e2e/fixtures/organizations.ts'
import type { Person } from '#e2e/fixtures/person.ts'
import { addRepository, day } from '#e2e/fixtures/tokens.ts'

const pageOf = ({ name }: Organization) =>
  `${process.env.GATEHOUSE_TEST_URL}/organizations/${name}/access-tokens`

test.describe('docker login with an organization’s token', () => {
  test('is under the name of the organization, not of who made it', async ({ person, registry }) => {
    const acme = await addOrganization([[person, 'owner']])
    const { secret } = await addOrganizationToken(acme, { publicRead: true, createdBy: person.username })
    for (const host of [registry, new URL(process.env.GATEHOUSE_TEST_URL!).host]) {
      const outcome = await dockerLogin(host, acme.name, secret)
      expectDone(outcome)
      expect(outcome.said).toContain('Login Succeeded')
    }
    expectDone(await dockerLogin(registry, acme.name.toUpperCase(), secret))
    for (const name of [person.username, person.email]) {
      expectRefused(await dockerLogin(registry, name, secret), `This access token belongs to ${acme.name}.`)
    }
  })

  test('says why it is refused', async ({ person, registry }) => {
    const [acme, free] = [
      await addOrganization([[person, 'owner']], { plan: 'team' }),
      await addOrganization([], { plan: 'free' }),
    ]
    const login = async (organization: Organization, state: OrganizationTokenState) =>
      dockerLogin(registry, organization.name, (await addOrganizationToken(organization, state)).secret)
    expectRefused(
      await login(free, { all: 'push' }),
      `unauthorized: Organization access tokens need the Team or Business plan; ${free.name} is on the Free plan. See ${pageOf(free)}`,
    )
    const remedy = `An owner of ${acme.name} can create a new one at ${pageOf(acme)}`
    expectRefused(
      await login(acme, { inactive: true }),
      `unauthorized: This access token is deactivated. ${remedy}`,
    )
    const expired = await login(acme, { expires: -day })
    expectRefused(expired, /unauthorized: This access token expired on \d{4}-\d\d-\d\d \d\d:\d\d UTC\. /)
    expectRefused(expired, remedy)
  })

  test('ends with the token, with the plan and with the organization', async ({ person, registry }) => {
    const acme = await addOrganization([[person, 'owner']])
    const token = await addOrganizationToken(acme)
    const login = () => dockerLogin(registry, acme.name, token.secret)
    expectDone(await login())
    await query(`UPDATE organization SET plan = 'free' WHERE id = $1`, [acme.id])
    expectRefused(await login(), 'need the Team or Business plan')
    await query(`UPDATE organization SET plan = 'team' WHERE id = $1`, [acme.id])
    expectDone(await login())
    await query('DELETE FROM token WHERE id = $1', [token.id])
    expectRefused(await login(), 'unauthorized: This access token was deleted on ')
  })
})

/** Four repositories with an image each; the person owns both organizations. */
async function filled(registry: string, image: string, person: Person) {
  const [acme, rival] = [
    await addOrganization([[person, 'owner']]),
    await addOrganization([[person, 'owner']]),
  ]
  const owner = await skopeoWith(registry, person, { permission: 'write' })
  const fill = async ({ name }: Organization, visibility: 'public' | 'private') => {
    const repository = await addRepository({ username: name }, `its-${visibility}`, visibility)
    expectDone(await owner.push(image, `${repository.fullName}:latest`))
    return repository
  }
  return {
    acme,
    ownPublic: await fill(acme, 'public'),
    ownPrivate: await fill(acme, 'private'),
    theirsPublic: await fill(rival, 'public'),
    theirsPrivate: await fill(rival, 'private'),
    /** skopeo with a new token of acme. */
    skopeoAs: async (state: OrganizationTokenState) =>
      new Skopeo(registry, `${acme.name}:${(await addOrganizationToken(acme, state)).secret}`),
    dockerAs: async (state: OrganizationTokenState) =>
      new Docker(registry, `${acme.name}:${(await addOrganizationToken(acme, state)).secret}`),
  }
}

test('docker is let pull and push as the token says, and is told where it may not', async ({
  person,
  registry,
  image,
}) => {
  test.setTimeout(90_000)
  const its = await filled(registry, image, person)
  const expectOnly = async (state: OrganizationTokenState, pulls: string[], pushes: string[]) => {
    const docker = await its.dockerAs(state)
    for (const { fullName } of [its.ownPublic, its.ownPrivate, its.theirsPublic, its.theirsPrivate]) {
      await test.step(`${JSON.stringify(state)} in ${fullName}`, async () => {
        const pulled = await docker.pull(`${fullName}:latest`)
        if (pulls.includes(fullName)) expectDone(pulled)
        else expectRefused(pulled)
        const pushed = await docker.push(`${fullName}:list`, `${fullName}:latest`)
        if (pushes.includes(fullName)) expectDone(pushed)
        else expectRefused(pushed)
      })
    }
  }
  const [open, closed, others] = [its.ownPublic, its.ownPrivate, its.theirsPublic].map(
    ({ fullName }) => fullName,
  )
  await expectOnly({ publicRead: true }, [open!, others!], [])
  await expectOnly(
    { chosen: { [its.ownPublic.id]: 'pull', [its.ownPrivate.id]: 'push' } },
    [open!, closed!],
    [closed!],
  )
  await expectOnly({ all: 'push' }, [open!, closed!], [open!, closed!])
})

test('public repositories are out of reach but with Read public repositories', async ({
  person,
  registry,
  image,
}) => {
  test.setTimeout(90_000)
  const its = await filled(registry, image, person)
  const reader = await its.skopeoAs({ publicRead: true })
  await expectRights(reader, image, its.ownPublic.fullName, pull)
  await expectRights(reader, image, its.theirsPublic.fullName, pull)
  await expectRights(reader, image, its.ownPrivate.fullName, '')
  const chosen = await its.skopeoAs({ chosen: { [its.ownPrivate.id]: 'pull' } })
  await expectRights(chosen, image, its.ownPublic.fullName, '')
  await expectRights(chosen, image, its.theirsPublic.fullName, '')
})

test('chosen repositories are pulled and pushed exactly as they were given, and never deleted from', async ({
  person,
  registry,
  image,
}) => {
  test.setTimeout(90_000)
  const its = await filled(registry, image, person)
  const skopeo = await its.skopeoAs({ chosen: { [its.ownPublic.id]: 'pull', [its.ownPrivate.id]: 'push' } })
  await expectRights(skopeo, image, its.ownPublic.fullName, pull)
  await expectRights(skopeo, image, its.ownPrivate.fullName, push)
  await expectRights(skopeo, image, its.theirsPrivate.fullName, '')
  expectRefused(await skopeo.push(image, `${its.acme.name}/new:latest`))
})

test('all repositories are those that there are and those to come', async ({ person, registry, image }) => {
  test.setTimeout(90_000)
  const its = await filled(registry, image, person)
  const [reader, writer] = [await its.skopeoAs({ all: 'pull' }), await its.skopeoAs({ all: 'push' })]
  await expectRights(reader, image, its.ownPrivate.fullName, pull)
  await expectRights(writer, image, its.ownPrivate.fullName, push)
  await expectRights(writer, image, its.theirsPrivate.fullName, '')
  expectRefused(await writer.inspect(`${its.theirsPublic.fullName}:latest`))

  const name = `${its.acme.name}/new`
  expectRefused(await reader.push(image, `${name}:latest`))
  expectDone(await writer.push(image, `${name}:latest`))
  expectDone(await reader.pull(`${name}:latest`))
  const tags = `SELECT tag.name, visibility, pushed_by AS by, digest LIKE 'sha256:%' AS "hasDigest"
    FROM repository JOIN tag ON repository_id = repository.id WHERE namespace = $1 AND repository.name = 'new'`
  await expect
    .poll(() => query(tags, [its.acme.name]), { timeout: 20_000 })
    .toEqual([{ name: 'latest', visibility: 'private', by: its.acme.name, hasDigest: true }])
  const owner = await skopeoWith(registry, person, { permission: 'admin' })
  expectDone(await owner.delete(`${name}:latest`))
  await expect.poll(() => query(tags, [its.acme.name]), { timeout: 20_000 }).toEqual([])
})

test('a member reaches what groups give, until they don’t; the organization’s token goes on', async ({
  person,
  other: member,
  registry,
  image,
}) => {
  test.setTimeout(60_000)
  const acme = await addOrganization([
    [person, 'owner'],
    [member, 'member'],
  ])
  const { id, fullName } = await addRepository({ username: acme.name }, 'api')
  const group = crypto.randomUUID()
  await query(`INSERT INTO member_group (id, organization_id, name) VALUES ($1, $2, 'builders')`, [
    group,
    acme.id,
  ])
  await query('INSERT INTO group_member (group_id, organization_id, account_id) VALUES ($1, $2, $3)', [
    ...[group, acme.id, member.id],
  ])
  const give = (access: string) =>
    query(
      `INSERT INTO group_repository (group_id, repository_id, access) VALUES ($1, $2, $3::repository_access)
       ON CONFLICT (group_id, repository_id) DO UPDATE SET access = excluded.access`,
      [group, id, access],
    )
  const personal = await skopeoWith(registry, member, { permission: 'admin' })
  const made = await addOrganizationToken(acme, { all: 'push', createdBy: member.username })
  const organizations = new Skopeo(registry, `${acme.name}:${made.secret}`)

  expectRefused(await personal.push(image, `${fullName}:latest`))
  await give('write')
  expectDone(await personal.push(image, `${fullName}:latest`))
  await give('read')
  expectRefused(await personal.push(image, `${fullName}:again`))
  expectDone(await personal.inspect(`${fullName}:latest`))
  await query('DELETE FROM group_repository WHERE group_id = $1', [group])
  expectRefused(await personal.inspect(`${fullName}:latest`))

  await give('admin')
  expectDone(await personal.inspect(`${fullName}:latest`))
  await query('DELETE FROM membership WHERE organization_id = $1 AND account_id = $2', [acme.id, member.id])
  expectRefused(await personal.inspect(`${fullName}:latest`))
  expectDone(await organizations.push(image, `${fullName}:again`))
  expectDone(await organizations.pull(`${fullName}:again`))
})
