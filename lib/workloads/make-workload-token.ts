import { mutate, type Transaction } from '#lib/audit/mutate.ts'
import type { Plan } from '#lib/authz/standing.ts'
import { AppError } from '#lib/errors.ts'
import type { RequestContext } from '#lib/request-context.ts'
import type { Secret } from '#lib/secret.ts'
import { minute, second } from '#lib/time.ts'
import { resolveRepositories } from '#lib/tokens/resolve-repositories.ts'
import { resolveServices } from '#lib/tokens/resolve-services.ts'
import { newSecret, storedSecret } from '#lib/tokens/secret.ts'
import { planRefusal } from '#lib/tokens/token-allowance.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import { claimText } from '#lib/workloads/claim-of.ts'
import { readCandidate, type Candidate } from '#lib/workloads/find-candidates.ts'
import { grantLeft } from '#lib/workloads/grant-left.ts'
import { noteAttempt, type NewAttempt } from '#lib/workloads/note-attempt.ts'
import { ownerOf } from '#lib/workloads/owner-of.ts'
import { workloadGrantSchema, workloadPolicy } from '#lib/workloads/schema.ts'
import type { Proven } from '#lib/workloads/verify-signature.ts'

/** An assertion whose signature is right by the keys that a workload trusts. */
export type Tried = Proven & { candidate: Candidate }

export type Exchanged = {
  secret: Secret
  token: { id: string; hint: string; label: string }
  expiresAt: Date
  organization: { id: string; name: string }
  workload: { id: string; name: string }
}

type Making = Omit<NewAttempt, 'reason' | 'tokenId'> & {
  expiresIn: number | undefined
  /** Why the workload, as it is now, would not take the assertion. */
  stillRefused: (candidate: Candidate) => string | null
}

/**
 * Makes the token. Organization and workload are held meanwhile, and read again: what was changed or deleted since the
 * assertion was checked counts. An assertion is used up only by a token that is made.
 */
export async function makeWorkloadToken(
  { candidate, claims, hash }: Tried,
  { expiresIn, stillRefused, ...attempt }: Making,
  context: RequestContext,
): Promise<Exchanged> {
  const { address, userAgent, now } = context
  return mutate<Exchanged>({ kind: 'system' }, async (tx) => {
    const organization = await lockForToken(tx, candidate)
    const workload = await readCandidate(tx, candidate)
    if (!organization || !workload) throw new AppError('invalid', `${candidate.name} was deleted meanwhile.`)
    if (signer(workload) !== signer(candidate))
      throw new AppError('invalid', `${workload.name} was changed meanwhile. Try again.`)
    const refusal = stillRefused(workload)
    if (refusal !== null) throw new AppError('invalid', refusal)
    const noTokens = planRefusal(organization)
    if (noTokens !== null) throw new AppError('forbidden', noTokens)
    const { data: grant } = workloadGrantSchema.safeParse(await grantLeft(tx, organization, workload.grant))
    if (!grant) throw new AppError('invalid', `Nothing is left that tokens of ${workload.name} may do.`)
    await useUp(tx, hash, claims)
    const owner = ownerOf(organization)
    const { columns, chosen } = await resolveRepositories(tx, owner, grant)
    const services = await resolveServices(tx, owner, grant.services)
    const secret = newSecret('organization')
    const lifetime = Math.min(workload.lifetimeMinutes * minute, (expiresIn ?? Infinity) * second)
    const expiresAt = new Date(now.getTime() + lifetime)
    const token = await tx.token.create({
      data: {
        ...{ organizationId: organization.id, label: workload.name, description: subjectOf(claims) },
        ...{ source: 'auto', workloadId: workload.id, runUrl: attempt.runUrl, createdBy: workload.createdBy },
        ...columns,
        ...storedSecret(secret),
        ...{
          createdAt: now,
          expiresAt,
          creatorAddress: address,
          creatorAgent: userAgent?.slice(0, 300) ?? null,
        },
        repositories: { createMany: { data: chosen } },
        services: { createMany: { data: services } },
      },
      select: { id: true, hint: true, label: true, description: true },
    })
    await noteAttempt(tx, { ...attempt, reason: null, tokenId: token.id }, context)
    const by = { kind: 'workload', workloadId: workload.id, workloadName: workload.name, address } as const
    const made = tokenAudit('create', { kind: 'organization', id: organization.id }, token, {
      ...{ workload: workload.name, subject: token.description, expiresAt: expiresAt.toISOString() },
      ...(attempt.runUrl && { run: attempt.runUrl }),
    })
    return {
      result: {
        ...{ secret, expiresAt, organization: { id: organization.id, name: organization.name } },
        token: { id: token.id, hint: token.hint, label: workload.name },
        workload: { id: workload.id, name: workload.name },
      },
      audit: { ...made, by },
    }
  })
}

type Locked = { id: string; name: string; plan: Plan }

/** Neither can be changed or deleted before the transaction ends; exchanges of others go on side by side. */
async function lockForToken(tx: Transaction, { id, organizationId }: Candidate): Promise<Locked | null> {
  const [organization] = await tx.$queryRaw<Locked[]>`
    SELECT id, name, plan FROM organization WHERE id = ${organizationId}::uuid FOR SHARE`
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM trusted_workload WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid FOR SHARE`
  return organization && held.length > 0 ? organization : null
}

/** By what the signature was found right. */
const signer = ({ issuer, jwks }: Candidate) => JSON.stringify([issuer, jwks])

async function useUp(tx: Transaction, hash: Buffer<ArrayBuffer>, { exp }: Proven['claims']): Promise<void> {
  const { leewaySeconds } = workloadPolicy.assertion
  const expiresAt = new Date((Number(exp) + 2 * leewaySeconds) * second)
  const { count } = await tx.usedAssertion.createMany({ data: { hash, expiresAt }, skipDuplicates: true })
  if (count === 0) throw new AppError('invalid', 'This token was used before (jti). Each is exchanged once.')
}

/** What the token is told apart by beside its workload's name. */
const subjectOf = ({ sub }: Proven['claims']) =>
  (claimText(sub) ?? '').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 200)
