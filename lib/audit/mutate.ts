import type { AuditAction } from '#lib/audit/audit-actions.ts'
import { mailsToPeople } from '#lib/audit/mails-to-people.ts'
import type { Actor, OrganizationActor, TokenActor, WorkloadActor } from '#lib/authz/actor.ts'
import { insertEntries, type EntryRow } from '#lib/audit/insert-entries.ts'
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
  /** The actor if it is not the caller: the account that this write creates, or the workload that gets a token. */
  by?: Actor | WorkloadActor
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
    await insertEntries(
      tx,
      entries.map((entry) => entryRow(actor, entry)),
    )
    await recordCreated(tx, made.created ?? entries.flatMap(({ target }) => target.id ?? []))
    const told = await mailsToPeople(tx, actor, entries)
    return { result, stored: await storeMails(tx, [...mails, ...told], cipher) }
  })
  deliverSoon(stored)
  return result
}

function entryRow(
  actor: Actor,
  { action, target, accountId, organizationId, by, details = {} }: Audit,
): EntryRow {
  const log = accountId || organizationId ? { accountId, organizationId } : ownLog(actor)
  return {
    ...actorColumns(by ?? actor),
    account_id: log.accountId ?? null,
    organization_id: log.organizationId ?? null,
    action,
    target_kind: target.kind,
    target_id: target.id ?? null,
    target_name: target.name,
    details,
  }
}

function ownLog(actor: Actor): Pick<Audit, 'accountId' | 'organizationId'> {
  if (actor.kind === 'organization') return { organizationId: actor.organizationId }
  return 'accountId' in actor ? { accountId: actor.accountId } : {}
}

type ActorColumns = Pick<EntryRow, 'actor_kind' | 'actor_id' | 'actor_name' | 'address'>

function actorColumns(actor: Actor | WorkloadActor): ActorColumns {
  switch (actor.kind) {
    case 'account':
      return columns('account', actor.accountId, actor.username, actor.address)
    case 'token':
      return columns('token', actor.tokenId, `${actor.username} with ${describeToken(actor)}`, actor.address)
    case 'organization':
      return columns('token', actor.tokenId, describeToken(actor), actor.address)
    case 'workload':
      return columns('workload', actor.workloadId, `workload ${actor.workloadName}`, actor.address)
    case 'anonymous':
      return columns('anonymous', null, 'anonymous', actor.address)
    case 'system':
      return columns('system', null, 'system', null)
  }
}

const columns = (
  actor_kind: string,
  actor_id: string | null,
  actor_name: string,
  address: string | null,
): ActorColumns => ({ actor_kind, actor_id, actor_name, address })

const describeToken = ({ tokenName, hint }: TokenActor | OrganizationActor) => `${tokenName} (${hint})`
