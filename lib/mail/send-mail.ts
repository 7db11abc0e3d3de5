import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { env } from '#lib/env.ts'
import { logFailure } from '#lib/log-failure.ts'

export type Mail = { to: string; subject: string; text: string }

/**
 * Sends each mail and tells which went out. For after the commit, since nothing takes a mail back; what is written
 * never hangs on it. Without a server each becomes a file in the outbox.
 */
export async function sendMail(mails: Mail[]): Promise<boolean[]> {
  if (mails.length === 0) return []
  const messages = mails.map(messageOf)
  return env.SMTP_URL ? sendThrough(env.SMTP_URL, messages) : allDone(messages.map(keepInOutbox))
}

/** As an object, so that no address is taken for several. */
function messageOf({ to, subject, text }: Mail): SendMailOptions {
  return { from: env.MAIL_FROM, to: { name: '', address: to }, subject, text }
}

/** A server that can't be reached is asked once, not for every message. */
async function sendThrough(url: string, messages: SendMailOptions[]): Promise<boolean[]> {
  const server = createTransport(withLimits(url))
  try {
    await server.verify()
    return await allDone(messages.map((message) => server.sendMail(message)))
  } catch (error) {
    logFailure('Reaching the mail server', error)
    return messages.map(() => false)
  } finally {
    server.close()
  }
}

/** nodemailer reads its options out of the address; what stands there already holds. */
function withLimits(url: string): string {
  const server = new URL(url)
  const options = {
    pool: 'true',
    connectionTimeout: '10000',
    greetingTimeout: '10000',
    socketTimeout: '20000',
  }
  for (const [name, value] of Object.entries(options)) {
    if (!server.searchParams.has(name)) server.searchParams.set(name, value)
  }
  return server.href
}

/** Holds a link's secret, perhaps: for nobody's eyes but those who run Gatehouse. */
async function keepInOutbox(message: SendMailOptions): Promise<void> {
  const { message: text } = await createTransport({ streamTransport: true, buffer: true }).sendMail(message)
  const folder = join(env.DATA_DIR, 'outbox')
  const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, name), text, { mode: 0o600, flag: 'wx' })
}

async function allDone(work: Promise<unknown>[]): Promise<boolean[]> {
  const outcomes = await Promise.allSettled(work)
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') logFailure('Sending mail', outcome.reason)
  }
  return outcomes.map(({ status }) => status === 'fulfilled')
}
