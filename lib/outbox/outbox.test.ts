import { afterAll, afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { mutate } from '#lib/audit/mutate.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { cancelInvite } from '#lib/invites/cancel-invite.ts'
import { createInvites } from '#lib/invites/create-invites.ts'
import { resendInvite } from '#lib/invites/resend-invite.ts'
import { deliverDue } from '#lib/outbox/deliver-mails.ts'
import { wasSent } from '#lib/outbox/deliver-soon.ts'
import { outboxCipher } from '#lib/outbox/outbox-cipher.ts'
import { outboxPolicy } from '#lib/outbox/outgoing-mail.ts'
import { storeMails } from '#lib/outbox/store-mails.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { startMailServer, textOf } from '#lib/testing/mail-server.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { mailsTo } from '#lib/testing/outbox.ts'
import { freePort } from '#lib/testing/server-process.ts'
import { hour, minute, second } from '#lib/time.ts'

const { close } = await vi.hoisted(async () => {
  const { ownDatabase } = await import('#lib/testing/own-database.ts')
  return { close: await ownDatabase() }
})
afterAll(close)

vi.mock('#lib/env.ts', async (original) => {
  const { env } = (await original()) as { env: object }
  return { env: { ...env } }
})

const settings: { SMTP_URL?: string } = env
const log = captureErrors()
const runsOn = new AbortController().signal
const audit = { action: 'invite.create', target: { kind: 'invite', name: 'Test' } } as const
const newMail = () => ({
  ...{ event: 'invite.create' as const, to: `${crypto.randomUUID()}@example.com` },
  ...{ subject: 'Join', text: `secret-${crypto.randomUUID()}` },
})
const deliver = (now: Date) => deliverDue(now, runsOn)
const rows = () => db.outboxMessage.findMany()

beforeEach(async () => void (await db.outboxMessage.deleteMany()))
afterEach(() => void delete settings.SMTP_URL)

async function mailServer() {
  const server = await startMailServer()
  onTestFinished(server.stop)
  settings.SMTP_URL = server.url
  return server.received
}

async function noMailServer() {
  settings.SMTP_URL = `smtp://127.0.0.1:${await freePort()}`
}

/** Writes mails as a process does that crashes right after it has committed. */
async function storeAndCrash(mails: ReturnType<typeof newMail>[], now: Date) {
  const cipher = await outboxCipher()
  await db.$transaction((tx) => storeMails(tx, mails, cipher, now))
}

const now = new Date('2026-03-01T12:00:00Z')
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds)

describe('a mail', () => {
  it('goes out once what caused it is committed, and leaves no row', async () => {
    const mail = newMail()
    expect(await mutate({ kind: 'system' }, async () => ({ result: 'done', audit, mails: [mail] }))).toBe(
      'done',
    )
    expect(await wasSent(mail)).toBe(true)
    expect(mailsTo(mail.to)).toHaveLength(1)
    expect(await rows()).toEqual([])
  })

  it('never goes out when what caused it is not committed', async () => {
    const mail = newMail()
    const broken = { ...audit, target: { kind: 'invite', name: 'NUL \0' } }
    const change = mutate({ kind: 'system' }, async () => ({ result: null, audit: broken, mails: [mail] }))
    await expect(change).rejects.toThrow()
    await deliver(after(hour))
    expect([mailsTo(mail.to), await rows()]).toEqual([[], []])
  })

  it('of a process that crashed after the commit goes out when its claim ends, once', async () => {
    const mail = newMail()
    await storeAndCrash([mail], now)
    expect(await deliver(after(outboxPolicy.lease - 1))).toBe('Sent 0')
    expect(mailsTo(mail.to)).toEqual([])
    expect(await deliver(after(outboxPolicy.lease))).toBe('Sent 1')
    expect(await deliver(after(outboxPolicy.lease + hour))).toBe('Sent 0')
    expect(mailsTo(mail.to).map(({ text }) => text.trim())).toEqual([mail.text])
  })

  it('of a process that crashed after sending is the same mail when it is sent again', async () => {
    const received = await mailServer()
    await storeAndCrash([newMail()], now)
    const lost = vi.spyOn(db.outboxMessage, 'deleteMany')
    lost.mockResolvedValueOnce({ count: 0 }).mockRejectedValueOnce(new Error('crashed'))
    await expect(deliver(after(outboxPolicy.lease))).rejects.toThrow('crashed')
    lost.mockRestore()
    expect(await deliver(after(2 * outboxPolicy.lease))).toBe('Sent 1')
    const headers = received.map(({ source }) => /^Message-ID: .*$/im.exec(source)?.[0])
    expect(headers[0]).toMatch(/^Message-ID: <[\w-]{36}@[\w.]+>$/)
    expect(headers).toEqual([headers[0], headers[0]])
  })

  it('is sent by one of many processes', async () => {
    const received = await mailServer()
    const mails = Array.from({ length: 150 }, newMail)
    await storeAndCrash(mails, now)
    await Promise.all(Array.from({ length: 6 }, () => deliver(after(outboxPolicy.lease))))
    expect(received.flatMap(({ to }) => to).sort()).toEqual(mails.map(({ to }) => to).sort())
    expect(await rows()).toEqual([])
  })
})

describe('while the mail server is down, a mail', () => {
  it('waits, longer each time, and goes out when the server is back', async () => {
    await noMailServer()
    const mail = newMail()
    await storeAndCrash([mail], now)
    let at = after(outboxPolicy.lease)
    for (const minutes of [1, 2, 4]) {
      expect(await deliver(at)).toBe('Sent 0; 1 could not be sent yet')
      const [row] = await rows()
      const wait = row!.nextTryAt.getTime() - at.getTime()
      expect(wait).toBeGreaterThanOrEqual(0.75 * minutes * minute)
      expect(wait).toBeLessThanOrEqual(minutes * minute)
      at = row!.nextTryAt
    }
    const received = await mailServer()
    expect(await deliver(new Date(at.getTime() - second))).toBe('Sent 0; 1 could not be sent yet')
    expect(await deliver(at)).toBe('Sent 1')
    expect(received.map(({ to, source }) => [to, textOf(source).trim()])).toEqual([[[mail.to], mail.text]])
  })

  it('is given up after three days, and nothing is left of it', async () => {
    await noMailServer()
    await storeAndCrash([newMail()], now)
    await deliver(after(outboxPolicy.keptFor - 1))
    expect(await rows()).toHaveLength(1)
    expect(await deliver(after(outboxPolicy.keptFor))).toBe('Sent 0')
    expect(await rows()).toEqual([])
    expect(log.join('')).toContain('Gave up on mails')
  })

  it('cannot be read in the database', async () => {
    await noMailServer()
    const mail = newMail()
    await mutate({ kind: 'system' }, async () => ({ result: null, audit, mails: [mail] }))
    expect(await wasSent(mail)).toBe(false)
    const [row] = await rows()
    const { open } = await outboxCipher()
    expect(open(row!.payload)).toEqual({ to: mail.to, subject: mail.subject, text: mail.text })
    const dump = JSON.stringify(
      await db.$queryRaw`SELECT m::text, encode(payload, 'escape') FROM outbox_message m`,
    )
    for (const text of [mail.text, mail.to])
      for (const spelling of ['utf8', 'hex', 'base64'] as const)
        expect(dump).not.toContain(Buffer.from(text).toString(spelling).replace(/=+$/, ''))
  })

  it('that nobody can open any more ends, and keeps no other back', async () => {
    const received = await mailServer()
    await storeAndCrash([newMail(), newMail()], now)
    const [broken] = await rows()
    await db.outboxMessage.update({ where: { id: broken!.id }, data: { payload: Buffer.alloc(64) } })
    expect(await deliver(after(outboxPolicy.lease))).toBe('Sent 1')
    expect(received).toHaveLength(1)
    expect(await rows()).toEqual([])
  })
})

describe('a mail about an invite that waits', () => {
  async function waiting() {
    await noMailServer()
    const owner = await newAccount()
    const { name } = await newOrganization([[owner, 'owner']])
    const email = `${crypto.randomUUID()}@example.com`
    const [result] = await createInvites(owner, name, { invitees: [email], role: 'member' })
    expect(result).toMatchObject({ status: 'invited', mailed: false })
    expect(await rows()).toMatchObject([{ event: 'invite.create', kind: 'mail', failures: 1 }])
    return { owner, name, id: result!.invite!.id }
  }

  it('ends with the invite', async () => {
    const { owner, name, id } = await waiting()
    await cancelInvite(owner, name, id)
    expect(await rows()).toEqual([])
  })

  it('is replaced when the invite is sent again, since its link has ended', async () => {
    const { owner, name, id } = await waiting()
    expect(await resendInvite(owner, name, id)).toMatchObject({ mailed: false })
    expect(await rows()).toMatchObject([{ event: 'invite.resend', inviteId: id }])
  })
})
