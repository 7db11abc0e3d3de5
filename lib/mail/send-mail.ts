import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { env } from '#lib/env.ts'
import { logFailure } from '#lib/log-failure.ts'

export type Mail = { to: string; subject: string; text: string }

/** A mail with what each try to send it has the same, so that a mail system knows the second one for what it is. */
export type MailMessage = { id: string; createdAt: Date; mail: Mail }

/**
 * Sends each mail and tells which went out. For after the commit, since nothing takes a mail back. Without a server
 * each becomes a file in the outbox.
 */
export async function sendMail(messages: MailMessage[]): Promise<boolean[]> {
  if (messages.length === 0) return []
  return env.SMTP_URL ? sendThrough(env.SMTP_URL, messages) : allDone(messages.map(writeFileOf))
}

/** The address as an object, so that none is taken for several. */
function optionsOf({ id, createdAt, mail: { to, subject, text } }: MailMessage): SendMailOptions {
  const messageId = `<${id}@${new URL(env.PUBLIC_URL).hostname}>`
  return { from: env.MAIL_FROM, to: { name: '', address: to }, subject, text, messageId, date: createdAt }
}

/** A server that can't be reached is asked once, not for every message. */
async function sendThrough(url: string, messages: MailMessage[]): Promise<boolean[]> {
  const server = createTransport(withLimits(url))
  try {
    await server.verify()
    return await allDone(messages.map((message) => server.sendMail(optionsOf(message))))
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
async function writeFileOf(message: MailMessage): Promise<void> {
  const writer = createTransport({ streamTransport: true, buffer: true })
  const { message: text } = await writer.sendMail(optionsOf(message))
  const folder = join(env.DATA_DIR, 'outbox')
  const path = join(folder, `${message.createdAt.toISOString().replaceAll(':', '-')}-${message.id}.eml`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(`${path}.new`, text, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

async function allDone(work: Promise<unknown>[]): Promise<boolean[]> {
  const outcomes = await Promise.allSettled(work)
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') logFailure('Sending mail', outcome.reason)
  }
  return outcomes.map(({ status }) => status === 'fulfilled')
}
