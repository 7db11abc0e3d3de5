import type { AuditAction } from '#lib/audit/audit-actions.ts'
import type { Audit, Transaction } from '#lib/audit/mutate.ts'
import { personMailText } from '#lib/audit/person-mail-text.ts'
import { personMails, type PersonMail } from '#lib/audit/person-mails.ts'
import type { Actor } from '#lib/authz/actor.ts'
import type { OutgoingMail } from '#lib/outbox/outgoing-mail.ts'

type Told = { accountId: string; mail: PersonMail; entries: Audit[] }

/** The mails that entries of people's own logs make: one for all entries of an action, however many. */
export async function mailsToPeople(
  tx: Transaction,
  actor: Actor,
  entries: Audit[],
  now = new Date(),
): Promise<(OutgoingMail & { event: AuditAction })[]> {
  const told = toldOf(actor, entries)
  if (told.length === 0) return []
  const people = await tx.account.findMany({
    where: { id: { in: told.map(({ accountId }) => accountId) } },
    select: { id: true, username: true, email: true },
  })
  return told.flatMap(({ accountId, mail, entries }) => {
    const person = people.find(({ id }) => id === accountId)
    if (!person) return []
    const [first] = entries as [Audit, ...Audit[]]
    const subject = entries.length > 1 && mail.many ? mail.many(entries.length) : mail.subject
    const text = personMailText({ person, what: mail.text, by: first.by ?? actor, entries, now })
    return [{ event: first.action, to: mail.to?.(first) ?? person.email, subject, text }]
  })
}

function toldOf(actor: Actor, entries: Audit[]): Told[] {
  const told: Told[] = []
  for (const entry of entries) {
    const mail = personMails[entry.action as keyof typeof personMails] ?? null
    const accountId = logOf(actor, entry)
    if (!mail || !accountId || mail.isWorth?.(entry) === false) continue
    const same = told.find((each) => each.mail === mail && each.accountId === accountId)
    if (same) same.entries.push(entry)
    else told.push({ accountId, mail, entries: [entry] })
  }
  return told
}

/** Whose own log it stands in; none if it is about somebody else there, as with what a site administrator does. */
function logOf(actor: Actor, { accountId, organizationId, target }: Audit): string | null {
  if (organizationId && !accountId) return null
  const owner = accountId ?? ('accountId' in actor ? actor.accountId : null)
  return target.kind === 'account' && target.id !== owner ? null : owner
}
