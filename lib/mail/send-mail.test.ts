import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { env } from '#lib/env.ts'
import { sendMail, type Mail } from '#lib/mail/send-mail.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { startMailServer, textOf } from '#lib/testing/mail-server.ts'
import { freePort } from '#lib/testing/server-process.ts'

vi.mock('#lib/env.ts', async (original) => {
  const { env } = (await original()) as { env: object }
  return { env: { ...env, MAIL_FROM: 'The Gate <gate@example.com>' } }
})
const settings: { SMTP_URL?: string } = env
const log = captureErrors()

const mail = { to: 'ada@example.com', subject: 'Grüße from acme', text: 'Open this:\n\nhttps://gate/i#s=é\n' }
const message = (changes: Partial<Mail> = {}) => ({
  id: crypto.randomUUID(),
  createdAt: new Date(),
  mail: { ...mail, ...changes },
})
const messageTo = (to: string) => message({ to })

async function server(options: Parameters<typeof startMailServer>[0] = {}, credentials = '') {
  const started = await startMailServer(options)
  settings.SMTP_URL = started.url.replace('//', `//${credentials}`)
  onTestFinished(started.stop)
  return started
}

afterEach(() => {
  delete settings.SMTP_URL
  log.splice(0)
})

describe('with a mail server', () => {
  it('goes out, each to its reader alone, from the address that is set', async () => {
    const { received } = await server()
    expect(await sendMail([message(), messageTo('mira@example.com')])).toEqual([true, true])
    expect(received.map(({ to }) => to).sort()).toEqual([['ada@example.com'], ['mira@example.com']])
    const { from, source } = received.find(({ to }) => to.includes('ada@example.com'))!
    expect(from).toBe('gate@example.com')
    expect(source).toContain('From: The Gate <gate@example.com>')
    expect(source).toContain('To: ada@example.com')
    expect(source).not.toContain('mira')
    expect(source).toContain('Subject: =?UTF-8?')
    expect(textOf(source)).toContain('https://gate/i#s=é')
  })

  it('signs in as the address says', async () => {
    const { received } = await server({}, 'gatehouse:p%40ss%2Fword@')
    expect(await sendMail([message()])).toEqual([true])
    expect(received).toHaveLength(1)
  })

  it('a wrong password sends nothing, says so, and does not stand in the log', async () => {
    const { received } = await server({}, 'gatehouse:wrong-secret@')
    expect(await sendMail([message()])).toEqual([false])
    expect(received).toEqual([])
    const logged = log.join('')
    expect(logged).toContain('EAUTH')
    expect(logged).not.toContain('wrong-secret')
  })

  it('tells which of several was refused, and logs nothing of what it says or whom it is to', async () => {
    const { received } = await server({ refuses: (address) => address.startsWith('nobody') })
    const all = [message(), messageTo('nobody@example.com'), messageTo('mira@example.com')]
    expect(await sendMail(all)).toEqual([true, false, true])
    expect(received).toHaveLength(2)
    expect(log.join('')).not.toMatch(/nobody|gate\/i/)
  })

  it('a server that is not there fails all, at once', async () => {
    settings.SMTP_URL = `smtp://127.0.0.1:${await freePort()}`
    expect(await sendMail([message(), message(), message()])).toEqual([false, false, false])
    expect(log).toHaveLength(1)
  })

  it('an address is never taken for several, nor a subject for a header', async () => {
    const { received } = await server()
    await sendMail([message({ subject: 'Hello\r\nBcc: mira@example.com' })])
    await sendMail([messageTo('robin@example.com, mira@example.com')])
    expect(received.flatMap(({ to }) => to)).not.toContain('mira@example.com')
    expect(received[0]!.source).not.toMatch(/^Bcc:/im)
  })
})

it('without one, each becomes a file that nobody else reads', async () => {
  const outbox = join(env.DATA_DIR, 'outbox')
  expect(await sendMail([message(), messageTo('mira@example.com')])).toEqual([true, true])
  const files = readdirSync(outbox)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => join(outbox, name))
  const own = files.filter((path) => /^To: (ada|mira)@example.com/m.test(readFileSync(path, 'utf8')))
  expect(own).toHaveLength(2)
  for (const path of own) {
    expect(path).toMatch(/\.eml$/)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(textOf(readFileSync(path, 'utf8'))).toContain('https://gate/i#s=é')
  }
  expect(statSync(outbox).mode & 0o777).toBe(0o700)
})
