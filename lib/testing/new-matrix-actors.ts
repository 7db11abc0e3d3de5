import type { Actor } from '#lib/authz/actor.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'
import { organizationScopes } from '#lib/scopes/organization-scopes.ts'
import { personalPermissions } from '#lib/scopes/personal-permissions.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'

/**
 * The actors of a matrix: `people` are the owner of `own`'s company, an owner, an editor and a member of `own`, and a
 * stranger; all are strangers to `foreign`.
 */
export async function newMatrixActors() {
  // The first account is a site administrator, so it is created beforehand.
  await newAccount()
  const [owner, editor, member] = [await newAccount(), await newAccount(), await newAccount()]
  const own = await newOrganization([
    [owner, 'owner'],
    [editor, 'editor'],
    [member, 'member'],
  ])
  const foreign = await newOrganization([[await newAccount(), 'owner']])
  const people = [await newCompanyOwner(own), owner, editor, member, await newAccount()]
  return { own, foreign, owner, people }
}

/** What each of the owner's personal tokens in a matrix may do. */
export const matrixPersonalTokens = [
  ...personalPermissions.map(({ value: permission }) => ({ permission })),
  { permission: 'read' as const, allRepositories: false, publicRead: true },
]

/** What each of the organization's tokens in a matrix may do. */
export const matrixTokens = [
  ...organizationScopes.map(({ scope, ...one }) => ({
    scopes: [scope],
    ...('inRepositories' in one && { allRepositories: true, allPush: scope === 'scope-image-delete' }),
  })),
  { publicRead: true },
  { allRepositories: true },
  { allRepositories: true, allPush: true },
  { pushPrefixes: ['team'] },
]

/** Everybody who has a cell, in the order of a row. */
export async function everyMatrixActor({
  own,
  owner,
  people,
}: Awaited<ReturnType<typeof newMatrixActors>>): Promise<Actor[]> {
  return [
    ...people,
    { kind: 'anonymous', address: '192.0.2.1' },
    ...(await Promise.all(matrixPersonalTokens.map((columns) => newTokenActor(owner, columns)))),
    ...(await Promise.all(matrixTokens.map((columns) => newOrganizationActor(own, columns)))),
  ]
}

/** Whose cell each one is, in the order of a row: `people`, nobody, the owner's tokens, the organization's tokens. */
const columns = [
  ...['owner of the company', 'owner', 'editor', 'member', 'stranger'],
  'nobody',
  ...personalPermissions.map(({ label }) => `owner's token: ${label}`),
  "owner's token: nothing chosen, and Read public repositories",
  ...organizationScopes.map(({ resource, level }) => `organization's token: ${resource} ${level}`),
  ...['Read public repositories', 'Image Pull', 'Image Push', 'Image Push below a prefix'].map(
    (flag) => `organization's token: ${flag}`,
  ),
]

/** A row in words, a cell under its column, so that a failure says who; spaces in a row stand between groups. */
export function byColumn(row: string | string[], words: Record<string, string> = {}): Record<string, string> {
  const cells = [...row].filter((cell) => cell !== ' ')
  if (cells.length !== columns.length) throw new Error(`A row has ${columns.length} cells: ${cells.join('')}`)
  return Object.fromEntries(columns.map((column, at) => [column, words[cells[at]!] ?? cells[at]!]))
}
