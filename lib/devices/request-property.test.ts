import fc from 'fast-check'
import { expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { approveRequest } from '#lib/devices/approve-request.ts'
import { AppError } from '#lib/errors.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { newService } from '#lib/testing/new-service.ts'
import { newRequest } from '#lib/testing/new-request.ts'

const actions = ['pull', 'push', 'delete'] as const
type Action = (typeof actions)[number]
type Role = 'owner' | 'editor' | 'member' | null
type Rights = Record<string, Action[]>

const repositoryKinds = ['own', 'open', 'closed', 'foreign', 'none'] as const
/** An organization's, the installation's, another organization's, and one that there is not. */
const serviceKinds = ['theirs', 'shared', 'strange', 'no service'] as const
const kinds = [...repositoryKinds, ...serviceKinds]
const some = fc.uniqueArray(fc.constantFrom(...actions))
const rightsOf = fc.record(
  Object.fromEntries(kinds.map((kind) => [kind, some])) as Record<string, typeof some>,
)
const role = fc.constantFrom<Role>('owner', 'editor', 'member', null)
const month = 30 * 86_400

/** Mostly a person who unticks; one who ticks what is not theirs; and a form that somebody has made by hand. */
const choice = fc.record({
  kept: rightsOf,
  added: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, rightsOf),
  isHonest: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
  seconds: fc.oneof(
    { weight: 4, arbitrary: fc.constant(60) },
    fc.constantFrom(1, 59, 61, 3600, 3601, month + 1),
  ),
})
type Choice = { kept: Rights; added: Rights | null; isHonest: boolean }

function chosenBy({ kept, added, isHonest }: Choice, asked: Rights, role: Role): Rights {
  const chosen = (kind: string) => [
    ...asked[kind]!.filter(
      (action) => kept[kind]!.includes(action) && (!isHonest || ownRights(kind, role).includes(action)),
    ),
    ...(added?.[kind] ?? []),
  ]
  return Object.fromEntries(kinds.map((kind) => [kind, [...new Set(chosen(kind))]]))
}

/** What a role gives, said anew: an owner all, an editor no deleting, a member the service, anyone what is public. */
function ownRights(kind: string, role: Role): readonly Action[] {
  if (kind === 'own') return actions
  if (['foreign', 'none', 'strange', 'no service'].includes(kind)) return []
  if (kind === 'shared') return ['pull']
  if (role === 'owner') return actions
  if (role === 'editor') return ['pull', 'push']
  return kind === 'open' || (kind === 'theirs' && role === 'member') ? ['pull'] : []
}

/** A service's permissions are words of its own: here those of a repository, each by itself. */
const permissions = [
  { name: 'pull', role: 'member', includes: [] },
  { name: 'push', role: 'editor', includes: [] },
  { name: 'delete', role: 'owner', includes: [] },
]

async function newWorld(role: Role) {
  const [person, stranger] = [await newAccount(), await newAccount()]
  const organization = await newOrganization(role === null ? [] : [[person, role]])
  await newOrganizationRepository(organization, 'open', 'public')
  await newOrganizationRepository(organization, 'closed', 'private')
  const own = (await newRepository(person)).fullName
  const foreign = (await newRepository(stranger)).fullName
  const { name } = organization
  const repositories = { own, open: `${name}/open`, closed: `${name}/closed`, foreign, none: `${name}/none` }
  const services = {
    theirs: (await newService(organization, { permissions })).fullName,
    shared: (await newService(null, { permissions })).fullName,
    strange: (await newService(await newOrganization([[stranger, 'owner']]), { permissions })).fullName,
    'no service': `${name}/no-service`,
  }
  return { person, organization, names: { ...repositories, ...services } as Record<string, string> }
}

type World = Awaited<ReturnType<typeof newWorld>>

async function setRole({ person: { accountId }, organization: { id: organizationId } }: World, role: Role) {
  await db.membership.deleteMany({ where: { organizationId, accountId } })
  if (role) await db.membership.create({ data: { organizationId, accountId, role } })
}

async function storedRights({ person, names }: World): Promise<Rights> {
  const rows = await db.tokenRepository.findMany({
    where: { token: { accountId: person.accountId } },
    include: { repository: true },
  })
  const given = await db.tokenService.findMany({
    where: { token: { accountId: person.accountId } },
    include: { service: { include: { organization: true } } },
  })
  const kindOf = Object.fromEntries(Object.entries(names).map(([kind, name]) => [name, kind]))
  return Object.fromEntries([
    ...rows.map(({ repository: { namespace, name }, ...row }) => [
      ...[kindOf[`${namespace}/${name}`], actions.filter((action) => row[action])],
    ]),
    ...given.map(({ service: { organization, name }, permissions }) => [
      ...[kindOf[organization ? `${organization.name}/${name}` : name], permissions],
    ]),
  ])
}

const flags = (name: string, chosen: Action[]) => ({
  ...{
    name,
    pull: chosen.includes('pull'),
    push: chosen.includes('push'),
    delete: chosen.includes('delete'),
  },
})

it('whatever is asked for, chosen and lost: what is given was asked for, chosen, and the approver’s own', async () => {
  let issued = 0
  await fc.assert(
    fc.asyncProperty(
      fc.record({ asked: rightsOf, askedFor: fc.constantFrom(60, 3600, month), choice }),
      fc.record({ viewed: role, approved: role, polled: role }),
      async ({ asked, askedFor, choice }, roles) => {
        const { seconds: chosenFor } = choice
        const chosen = chosenBy(choice, asked, roles.viewed)
        const world = await newWorld(roles.viewed)
        const named = (rights: Rights) => kinds.filter((kind) => rights[kind]!.length > 0)
        const askedOf = (some: readonly string[]) =>
          Object.fromEntries(
            named(asked).flatMap((kind) => (some.includes(kind) ? [[world.names[kind]!, asked[kind]!]] : [])),
          )
        const more = { services: askedOf(serviceKinds), expiresIn: askedFor }
        const request = await newRequest(askedOf(repositoryKinds), more).catch(onlyRefusals)
        if (!request) return
        await setRole(world, roles.approved)
        const repositories = repositoryKinds.map((kind) => flags(world.names[kind]!, chosen[kind]!))
        const services = serviceKinds.map((kind) => {
          return { name: world.names[kind]!, permissions: chosen[kind]! }
        })
        const now = new Date()
        const approval = { repositories, services, seconds: chosenFor }
        const isApproved = await approveRequest(world.person, request.code, approval, now).then(
          () => true,
          onlyRefusals,
        )
        await setRole(world, roles.polled)
        const answer = await request.poll(now)
        const stored = await storedRights(world)
        const given = named(chosen)
        for (const [kind, rights] of Object.entries(stored))
          for (const action of rights) {
            expect(asked[kind]).toContain(action)
            expect(chosen[kind]).toContain(action)
            expect(ownRights(kind, roles.approved)).toContain(action)
            expect(ownRights(kind, roles.polled)).toContain(action)
          }
        const isWithin = given.every((kind) =>
          chosen[kind]!.every(
            (action) => asked[kind]!.includes(action) && ownRights(kind, roles.approved).includes(action),
          ),
        )
        const mayTake = chosenFor >= 60 && chosenFor <= askedFor
        expect(isApproved === true).toBe(given.length > 0 && isWithin && mayTake)
        const [token] = await db.token.findMany({ where: { accountId: world.person.accountId } })
        expect(typeof answer === 'object').toBe(token !== undefined)
        if (!token) return
        issued += 1
        expect(isApproved).toBe(true)
        expect(token.expiresAt!.getTime() - now.getTime()).toBe(chosenFor * 1000)
        expect(token).toMatchObject({ allRepositories: false, publicRead: false, scopes: [] })
      },
    ),
    { numRuns: 80 },
  )
  // Or nothing above has said anything.
  expect(issued).toBeGreaterThan(5)
}, 60_000)

function onlyRefusals(error: unknown): null {
  if (error instanceof AppError) return null
  throw error
}
