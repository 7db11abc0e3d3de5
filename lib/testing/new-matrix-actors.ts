import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'

/**
 * Who stands in a matrix: `people` are the owner of the company of `own`, an owner, an editor and a member of it, and a
 * stranger; to `foreign` all are strangers.
 */
export async function newMatrixActors() {
  // The first account of all administers the site, which is another matter.
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

/** What each of the organization's tokens in a matrix may do: Member, Invite, Group: each Read, Edit; then images. */
export const matrixTokens = [
  ...(['member', 'invite', 'group'] as const).flatMap((noun) =>
    (['read', 'edit'] as const).map((level) => ({ scopes: [`scope-${noun}-${level}` as const] })),
  ),
  { publicRead: true },
  { allRepositories: true },
  { allRepositories: true, allPush: true },
]
