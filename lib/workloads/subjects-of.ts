import { claimOf, type AssertionClaims } from '#lib/workloads/claim-of.ts'
import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

const withIds = /^repo:([^/@:]+)@\d+\/([^/@:]+)@\d+(:.*)$/s
const withoutIds = /^repo:([^/@:]+)\/([^/@:]+)(:.*)$/s

/**
 * The subject as it came and in GitHub's other form: repositories made since July 2026 have their ids in it, and older ones
 * their names alone. Only the claims that are signed beside it fill the ids in.
 */
export function subjectsOf(kind: WorkloadKind, claims: AssertionClaims): string[] {
  const subject = claimOf(kind, claims, 'sub')
  if (subject === null) return []
  if (kind !== 'github' && kind !== 'github_server') return [subject]
  const [, owner, name, rest] = withIds.exec(subject) ?? []
  if (owner !== undefined) return [subject, `repo:${owner}/${name}${rest}`]
  const [, oldOwner, oldName, oldRest] = withoutIds.exec(subject) ?? []
  const [ownerId, id] = ['repository_owner_id', 'repository_id'].map((claim) => claimOf(kind, claims, claim))
  if (oldOwner === undefined || !ownerId || !id) return [subject]
  return [subject, `repo:${oldOwner}@${ownerId}/${oldName}@${id}${oldRest}`]
}
