import { logFailure } from '#lib/log-failure.ts'
import { deliverClaimed } from '#lib/outbox/deliver-mails.ts'
import type { MailMessage } from '#lib/mail/send-mail.ts'
import type { OutgoingMail } from '#lib/outbox/outgoing-mail.ts'
import { onStop } from '#lib/shutdown.ts'

const deliveries = new WeakMap<object, Promise<boolean>>()
const underWay = new Set<Promise<unknown>>()

/** Delivers what a committed change has stored, without keeping anybody waiting. What fails here is left to the job. */
export function deliverSoon(stored: MailMessage[]): void {
  if (stored.length === 0) return
  const delivery = deliverClaimed(stored)
    .catch((error: unknown) => {
      logFailure('Delivering mail', error)
      return []
    })
    .finally(() => underWay.delete(delivery))
  underWay.add(delivery)
  onStop(waitForAll)
  for (const [at, { mail }] of stored.entries()) {
    deliveries.set(
      mail,
      delivery.then((sent) => sent[at] ?? false),
    )
  }
}

/** Whether the first try of a mail, right after the change that caused it, sent it; otherwise it is tried again. */
export async function wasSent(mail: OutgoingMail): Promise<boolean> {
  return (await deliveries.get(mail)) ?? false
}

const waitForAll = () => Promise.all(underWay)
