import { mutate, type Audit, type Transaction } from '#lib/audit/mutate.ts'
import type { ApprovedAccess, AskedAccess } from '#lib/devices/asked-access.ts'
import { issueRequestedToken, type GivenAccess } from '#lib/devices/issue-requested-token.ts'
import type { PollRefusal } from '#lib/devices/poll-refusal.ts'
import { overflowingTokens } from '#lib/devices/overflowing-tokens.ts'
import type { RequestContext } from '#lib/request-context.ts'
import type { Secret } from '#lib/secret.ts'
import { newSecret, storedSecret } from '#lib/tokens/secret.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'

/** `given` is what a tool was given of what it asked for; null of a device that signed in. */
export type IssuedToken = { tokenId: string; secret: Secret; username: string; given: GivenAccess | null }

/** An approved grant, as it was read. */
type Approved = {
  id: string
  clientId: string
  deviceName: string
  agent: string | null
  accountId: string | null
  asked: AskedAccess | null
  approved: ApprovedAccess | null
}

/**
 * Makes the token that a person has approved, for whoever shows the device code first, and makes room for it. Nothing is
 * made where the grant was used meanwhile, or its person was deleted or suspended.
 */
export async function issueDeviceToken(
  { id, clientId, deviceName, agent, accountId, asked, approved }: Approved,
  { address, now }: Pick<RequestContext, 'address' | 'now'>,
): Promise<PollRefusal | IssuedToken> {
  const refuse = (result: PollRefusal) => ({ result, audit: [] })
  return mutate<PollRefusal | IssuedToken>({ kind: 'system' }, async (tx) => {
    const account = accountId && (await lockApprover(tx, accountId))
    if (!account) return refuse('invalid_grant')
    if (account.isSuspended) return refuse('access_denied')
    const { count } = await tx.deviceGrant.deleteMany({ where: { id, state: 'approved', accountId } })
    if (count === 0) return refuse('invalid_grant')
    const by = { kind: 'account', accountId: account.id, username: account.username, address } as const
    const { username } = account
    if (asked) {
      const device = { clientId, deviceName, agent, asked }
      const person = { id: account.id, name: username }
      const made =
        approved && (await issueRequestedToken(tx, person, { ...device, approved }, { address, now }))
      if (!made) return refuse('access_denied')
      const { id: tokenId, secret, given, audit } = made
      return { result: { tokenId, secret, username, given }, audit: { ...audit, by } }
    }
    const description = `${clientId} on ${deviceName}`
    const removed = await makeRoom(tx, account.id, description)
    const secret = newSecret('account')
    const token = await tx.token.create({
      data: {
        ...{ accountId: account.id, description, clientId, deviceName, source: 'auto' },
        ...{ permission: 'admin', allRepositories: true },
        ...storedSecret(secret),
        ...{ createdAt: now, creatorAddress: address, creatorAgent: agent },
      },
      select: { id: true, description: true, hint: true },
    })
    const details = { permission: 'admin', repositories: 'all', client: clientId, device: deviceName }
    const made = tokenAudit('create', { kind: 'account', id: account.id }, token, details)
    return {
      result: { tokenId: token.id, secret, username, given: null },
      audit: [...removed, { ...made, by }],
    }
  })
}

type Approver = { id: string; username: string; isSuspended: boolean }

/** Held until the transaction ends: an account's devices get their tokens one after the other. */
async function lockApprover(tx: Transaction, id: string): Promise<Approver | undefined> {
  const [account] = await tx.$queryRaw<Approver[]>`
    SELECT id, username, suspended_at IS NOT NULL AS "isSuspended" FROM account
    WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  return account
}

type Removed = { id: string; description: string; hint: string }

/** Deletes what has been unused for longest, so that one more is not too many. */
async function makeRoom(tx: Transaction, accountId: string, replacedBy: string): Promise<Audit[]> {
  const removed = await tx.$queryRaw<Removed[]>`
    DELETE FROM token WHERE account_id = ${accountId}::uuid AND id IN (${overflowingTokens(accountId)})
    RETURNING id, description, hint`
  return removed.map((token) =>
    tokenAudit('delete', { kind: 'account', id: accountId }, token, { replacedBy }),
  )
}
