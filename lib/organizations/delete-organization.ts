import type { Transaction } from '#lib/audit/mutate.ts'
import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { AppError } from '#lib/errors.ts'
import { deleteGitFolders } from '#lib/git-folder.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { deleteOrganizationSchema, type DeleteOrganization } from '#lib/organizations/schema.ts'
import { parse } from '#lib/parse.ts'

/**
 * Deletes an organization whose name was typed, with its repositories, members, groups, invites and access tokens. Its
 * name stays taken, so that nobody inherits what was trusted under it.
 */
export async function deleteOrganization(
  actor: Actor,
  name: string,
  input: DeleteOrganization,
): Promise<{ name: string }> {
  const deleted = await mutateOrganization(actor, name, 'organization.delete', async (tx, { id }) => {
    const { typedName } = parse(deleteOrganizationSchema, input)
    if (typedName !== name) throw notTyped(name)
    assertFreshProof(actor)
    const details = await countWhatGoes(tx, { id, name })
    const repositories = await tx.$queryRaw<{ id: string }[]>`
      DELETE FROM repository WHERE namespace = ${name} RETURNING id`
    await tx.organization.deleteMany({ where: { id } })
    const audit = organizationAudit('delete', { id, name }, details)
    return {
      result: repositories,
      audit: actor.kind === 'account' ? { ...audit, accountId: actor.accountId } : audit,
    }
  })
  await deleteGitFolders(deleted)
  return { name }
}

async function countWhatGoes(tx: Transaction, { id, name }: { id: string; name: string }) {
  return {
    repositories: await tx.repository.count({ where: { namespace: name } }),
    members: await tx.membership.count({ where: { organizationId: id } }),
    tokens: await tx.token.count({ where: { organizationId: id } }),
  }
}

function notTyped(name: string): AppError {
  const message = `Type ${name} to delete it.`
  return new AppError('invalid', message, { fields: { typedName: message } })
}
