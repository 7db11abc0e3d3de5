import { may } from '#lib/authz/standing.ts'
import type { Want } from '#lib/import/import-item.ts'
import { tokenKey } from '#lib/import/import-world.ts'
import type { Planned, Planning } from '#lib/import/planning.ts'
import { isNamePrefix } from '#lib/repositories/repository-name.ts'
import { personalPermission } from '#lib/scopes/personal-permissions.ts'
import { createTokenSchema } from '#lib/tokens/schema.ts'
import { tokenAllowance } from '#lib/tokens/token-allowance.ts'

type WantOf<Make extends Want['make']> = Extract<Want, { make: Make }>

const not = (text: string): Planned => ({ state: 'not', text })
const there = (text: string): Planned => ({ state: 'there', text })

/** With a secret of its own: nobody knows the old one but who uses it. */
export function planOrganizationToken(planning: Planning, want: WantOf<'organization_token'>): Planned {
  const { organization: name, label, description, grant } = want
  const organization = planning.world.organizations.get(name)
  const standing = organization?.standing
  if (!standing)
    return not(`There is no organization ${name} with access tokens. Make it first, on a plan that has them.`)
  if (!may(standing, 'token.manage'))
    return not(`You don’t manage ${name}. One of its owners can import this.`)
  const key = tokenKey(label, description)
  if (organization.tokens.has(key)) return there(`${name} has an access token ${label} already.`)
  const refusal = refusalOfGrant(planning, want, standing.maxTokenDays)
  if (refusal) return not(refusal)
  const allowance = tokenAllowance({ kind: 'organization', ...standing }, organization.tokenCount)
  if (allowance.refusal) return not(allowance.refusal)
  organization.tokens.add(key)
  organization.tokenCount++
  const { make: _, ...token } = want
  planning.steps.push({ do: 'organization_token', ...token })
  const reach = grant.all ? [`${verbs[grant.all]} all of ${name}`] : []
  const chosen = grant.chosen.map((one) => `${verbs[one.access]} ${name}/${one.name}`)
  const text = [...reach, ...chosen, ...(grant.publicRead ? ['pull public ones'] : []), ...grant.scopes].join(
    ', ',
  )
  return { state: 'make', text: `Access token ${label} of ${name}, with a new secret: ${text}` }
}

const verbs = { pull: 'pull', push: 'pull and push' } as const

function refusalOfGrant(
  { world, now }: Planning,
  want: WantOf<'organization_token'>,
  maxDays: number | null,
) {
  const { organization, label, description, grant, expiresAt } = want
  const missing = grant.chosen.find(
    ({ name }) => !name.endsWith('/*') && !world.repositories.has(`${organization}/${name}`),
  )
  if (missing) return `There is no repository ${organization}/${missing.name}.`
  const wrong = grant.chosen.find(
    ({ name }) => name.endsWith('/*') && !isNamePrefix(organization, name.slice(0, -2)),
  )
  if (wrong) return `No repository can be below ${organization}/${wrong.name}.`
  const schema = createTokenSchema('organization', maxDays, now)
  const { publicRead, all, scopes } = grant
  const repositories = { all, chosen: chosenIn(world.repositories, organization, grant.chosen) }
  const input = {
    label,
    description,
    publicRead,
    repositories,
    scopes,
    expiresAt: expiresAt?.toISOString() ?? null,
  }
  return schema.safeParse(input).error?.issues[0]!.message ?? null
}

/** Chosen repositories as a token's form sends them. */
export function chosenIn(
  repositories: ReadonlyMap<string, { id: string }>,
  organization: string,
  chosen: WantOf<'organization_token'>['grant']['chosen'],
) {
  return chosen.map(({ name, access }) =>
    name.endsWith('/*')
      ? { prefix: name.slice(0, -2), access }
      : { id: repositories.get(`${organization}/${name}`)!.id, access },
  )
}

/** A personal token is of who imports it: nobody makes one for another person. */
export function planPersonalToken(planning: Planning, want: WantOf<'personal_token'>): Planned {
  const { description, permission, expiresAt } = want
  const { own } = planning.world
  if (own.descriptions.has(description)) return there(`You have an access token ${description} already.`)
  const input = { description, permission, repositories: 'all', publicRead: false, expiresAt: expiresAt?.toISOString() ?? null } as const // prettier-ignore
  const wrong = createTokenSchema('account', null, planning.now).safeParse(input).error?.issues[0]!.message
  if (wrong) return not(wrong)
  const { accountId: id, username: name } = planning.actor
  const { refusal } = tokenAllowance({ kind: 'account', id, name }, own.count)
  if (refusal) return not(refusal)
  own.descriptions.add(description)
  own.count++
  planning.steps.push({ do: 'personal_token', description, permission, expiresAt })
  return {
    state: 'make',
    text: `Your access token ${description}, with a new secret: ${personalPermission(permission).label}`,
  }
}
