import type { AuditAction } from '#lib/audit/audit-actions.ts'
import { mutate, type Audit, type AuditDetails, type Change, type Transaction } from '#lib/audit/mutate.ts'
import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { AppError, notFound } from '#lib/errors.ts'

export type HeldAccount = {
  id: string
  username: string
  email: string
  isSiteAdministrator: boolean
  suspendedAt: Date | null
  secondFactorSince: Date | null
  /** Whether its person has chosen a password. */
  isSetUp: boolean
  /** Of those who administer the site and are not suspended. */
  isLastAdministrator: boolean
}

/**
 * The one way to change somebody else's account: for site administrators, and for the system by a command in the server's
 * shell. All administrators are held beside the account, in one order, so that the last one is counted and two who act on
 * each other wait.
 */
export async function mutateAccount<Result>(
  actor: Actor,
  username: string,
  change: (tx: Transaction, account: HeldAccount) => Promise<Change<Result>>,
): Promise<Result> {
  const changeHeld = async (tx: Transaction) => {
    const account = await holdAccount(tx, actor, username)
    assertFreshProof(actor)
    return change(tx, account)
  }
  return actor.kind === 'system' ? mutate(actor, changeHeld) : mutateSite(actor, changeHeld)
}

async function holdAccount(tx: Transaction, actor: Actor, username: string): Promise<HeldAccount> {
  const name = username.trim().toLowerCase()
  const held = await tx.$queryRaw<Omit<HeldAccount, 'isLastAdministrator'>[]>`
    SELECT id, username, email, is_site_administrator AS "isSiteAdministrator", suspended_at AS "suspendedAt",
      second_factor_since AS "secondFactorSince", password_hash <> '' AS "isSetUp"
    FROM account WHERE username = ${name} OR is_site_administrator ORDER BY id FOR NO KEY UPDATE`
  const administrators = held.filter((each) => each.isSiteAdministrator && !each.suspendedAt)
  // What is wrong is only for who may change it.
  if (actor.kind === 'account' && !administrators.some(({ id }) => id === actor.accountId))
    throw notFound('Page')
  const account = held.find((each) => each.username === name)
  if (!account) throw notFound('Account')
  const isLastAdministrator = administrators.every((each) => each === account) && account.isSiteAdministrator
  return { ...account, isLastAdministrator }
}

/** Entries in the log of the account and in that of who acts. */
export function accountAudit(
  actor: Actor,
  action: Extract<AuditAction, `account.${string}`>,
  { id, username }: Pick<HeldAccount, 'id' | 'username'>,
  details: AuditDetails = {},
): Audit[] {
  const entry = { action, target: { kind: 'account', id, name: username }, details }
  return [{ ...entry, accountId: id }, ...(actor.kind === 'account' ? [entry] : [])]
}

/** What would lock the actor out, or everybody. */
export function assertNotSelf(actor: Actor, { id }: HeldAccount, what: string): void {
  if (actor.kind === 'account' && actor.accountId === id)
    throw new AppError('conflict', `You can't ${what}. Another site administrator can.`)
}

export function lastAdministrator(): AppError {
  return new AppError('conflict', 'This is the last site administrator. Make somebody else one first.')
}
