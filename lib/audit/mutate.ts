import type { AuditAction } from '#lib/audit/audit-actions.ts'
import { mailsToPeople } from '#lib/audit/mails-to-people.ts'
import type { Actor, OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import { recordCreated } from '#lib/idempotency/idempotent-call.ts'
import { deliverSoon } from '#lib/outbox/deliver-soon.ts'
import { outboxCipher } from '#lib/outbox/outbox-cipher.ts'
import type { OutgoingMail } from '#lib/outbox/outgoing-mail.ts'
import { storeMails } from '#lib/outbox/store-mails.ts'

export type Transaction = Prisma.TransactionClient

/** A value as it is stored in the log, in readable form. */
export type Fact = string | number | boolean | null | readonly string[]

/** Facts about the target, or changes to it, by field: `{ role: { from, to } }`. */
export type AuditDetails = Record<string, Fact | { from: Fact; to: Fact }>

/** What was done to what. `details` says what changed and never holds a secret. */
export type Audit = {
  action: AuditAction
  target: { kind: string; id?: string; name: string }
  /** The log's owner; by default the actor's own account or organization. */
  accountId?: string
  organizationId?: string
  /** The actor if it is not the caller: the account that this write creates. */
  by?: Actor
  details?: AuditDetails
}

export type Change<Result> = {
  result: Result
  audit: Audit | Audit[]
  /** To be sent because of what was done, each naming which action that is. */
  mails?: (OutgoingMail & { event: AuditAction })[]
  /** What a repeated call finds it by, if not by the targets. */
  created?: string[]
}

/**
 * The one way to write: runs `change` in a transaction and adds its audit entries and mails in the same one, so that
 * none stands without the others. People are also mailed what `personMails` says. Mails go out after the commit. Not for last-used times, sessions and counts.
 */
export async function mutate<Result>(
  actor: Actor,
  change: (tx: Transaction) => Promise<Change<Result>>,
): Promise<Result> {
  const cipher = await outboxCipher()
  const { result, stored } = await db.$transaction(async (tx) => {
    const { result, audit, mails = [], ...made } = await change(tx)
    const entries = [audit].flat()
    await tx.auditEntry.createMany({ data: entries.map((entry) => auditRow(actor, entry)) })
    await recordCreated(tx, made.created ?? entries.flatMap(({ target }) => target.id ?? []))
    const told = await mailsToPeople(tx, actor, entries)
    return { result, stored: await storeMails(tx, [...mails, ...told], cipher) }
  })
  deliverSoon(stored)
  return result
}

function auditRow(
  actor: Actor,
  { action, target, accountId, organizationId, by, details }: Audit,
): Prisma.AuditEntryCreateManyInput {
  return {
    ...actorColumns(by ?? actor),
    ...(accountId || organizationId ? {} : ownLog(actor)),
    ...(accountId && { accountId }),
    ...(organizationId && { organizationId }),
    action,
    targetKind: target.kind,
    targetId: target.id ?? null,
    targetName: target.name,
    details: details ?? {},
  }
}

function ownLog(actor: Actor) {
  if (actor.kind === 'organization') return { organizationId: actor.organizationId }
  return 'accountId' in actor ? { accountId: actor.accountId } : {}
}

function actorColumns(actor: Actor) {
  switch (actor.kind) {
    case 'account':
      return {
        actorKind: 'account',
        actorId: actor.accountId,
        actorName: actor.username,
        address: actor.address,
      }
    case 'token':
      return tokenColumns(actor, `${actor.username} with ${describeToken(actor)}`)
    case 'organization':
      return tokenColumns(actor, describeToken(actor))
    case 'anonymous':
      return { actorKind: 'anonymous', actorName: 'anonymous', address: actor.address }
    case 'system':
      return { actorKind: 'system', actorName: 'system' }
  }
}

type AnyTokenActor = TokenActor | OrganizationActor

function tokenColumns({ tokenId, address }: AnyTokenActor, actorName: string) {
  return { actorKind: 'token', actorId: tokenId, actorName, address }
}

const describeToken = ({ tokenName, hint }: AnyTokenActor) => `${tokenName} (${hint})`
