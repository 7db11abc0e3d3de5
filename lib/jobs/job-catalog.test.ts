import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, expect, it, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { jobCatalog } from '#lib/jobs/job-catalog.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { day, hour } from '#lib/time.ts'

const { close } = await vi.hoisted(async () => {
  const { ownDatabase } = await import('#lib/testing/own-database.ts')
  return { close: await ownDatabase() }
})
afterAll(close)

const quarter = hour / 4
const now = new Date('2026-03-01T12:00:00Z')
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds)
const runsOn = new AbortController().signal
const run = (name: string, signal = runsOn) => jobCatalog[name]!.run(now, signal)

it('sessions end with their expiry, in as many batches as it takes', async () => {
  const { accountId } = await newAccount()
  const session = (expiresAt: Date) => ({
    ...{ secretHash: randomBytes(32), accountId, address: '', client: '', expiresAt },
  })
  const past = Array.from({ length: 2500 }, () => session(ago(hour)))
  await db.session.createMany({ data: [...past, session(now), session(ago(-1))] })
  expect(await run('delete-sessions', AbortSignal.abort())).toBe('Deleted 0')
  expect(await run('delete-sessions')).toBe('Deleted 2501')
  expect(await db.session.findMany({ select: { expiresAt: true } })).toEqual([{ expiresAt: ago(-1) }])
})

it('invites end thirty days after they expired', async () => {
  const { id: organizationId } = await newOrganization([[await newAccount(), 'owner']])
  const invite = (email: string, expiresAt: Date) => ({
    ...{ organizationId, email, role: 'member' as const, invitedBy: 'demo', expiresAt },
    secretHash: Buffer.from(email),
  })
  await db.invite.createMany({
    data: [invite('old@example.com', ago(30 * day)), invite('kept@example.com', ago(30 * day - 1))],
  })
  expect(await run('delete-invites')).toBe('Deleted 1')
  expect(await db.invite.findMany({ select: { email: true } })).toEqual([{ email: 'kept@example.com' }])
})

it('sign-ins whose second step was not taken end with their expiry', async () => {
  const { accountId } = await newAccount()
  const signIns = [now, ago(-1)].map((expiresAt, at) => ({
    ...{ accountId, secretHash: Buffer.from(`sign-in ${at}`), passwordHash: '', expiresAt },
  }))
  await db.pendingSignIn.createMany({ data: signIns })
  expect(await run('delete-pending-sign-ins')).toBe('Deleted 1')
  expect(await db.pendingSignIn.findMany({ select: { expiresAt: true } })).toEqual([{ expiresAt: ago(-1) }])
})

it('an answered challenge ends with its time, and one a millisecond longer stays', async () => {
  const challenges = [now, ago(-1)].map((expiresAt, at) => ({
    hash: Buffer.from(`challenge ${at}`),
    expiresAt,
  }))
  await db.spentChallenge.createMany({ data: challenges })
  expect(await run('delete-spent-challenges')).toBe('Deleted 1')
  expect(await db.spentChallenge.findMany({ select: { expiresAt: true } })).toEqual([{ expiresAt: ago(-1) }])
})

it('a way back to a service ends with its time, and one a millisecond longer stays', async () => {
  const { accountId } = await newAccount()
  const session = await db.session.create({
    data: {
      ...{ accountId, secretHash: Buffer.from('session'), address: '192.0.2.1', client: 'Firefox' },
      expiresAt: ago(-day),
    },
    select: { id: true },
  })
  const ways = [now, ago(-1)].map((expiresAt, at) => ({
    ...{ codeHash: Buffer.from(`code ${at}`), browserHash: Buffer.from('browser') },
    ...{ sessionId: session.id, host: 'npm.example.com', target: '/', expiresAt },
  }))
  await db.serviceSignIn.createMany({ data: ways })
  expect(await run('delete-service-sign-ins')).toBe('Deleted 1')
  expect(await db.serviceSignIn.findMany({ select: { expiresAt: true } })).toEqual([{ expiresAt: ago(-1) }])
})

it('devices end ninety days after the last sign-in', async () => {
  const { accountId } = await newAccount()
  const devices = [ago(90 * day), ago(90 * day - 1)].map((lastAt, at) => ({
    ...{ accountId, network: '192.0.2.1', client: `Firefox ${at}`, lastAt },
  }))
  await db.signInDevice.createMany({ data: devices })
  expect(await run('delete-sign-in-devices')).toBe('Deleted 1')
  expect(await db.signInDevice.findMany({ select: { client: true } })).toEqual([{ client: 'Firefox 1' }])
})

it('links to reset a password or verify an address end with their expiry', async () => {
  const { accountId } = await newAccount()
  const links = [now, ago(-1)].map((expiresAt, at) => ({
    ...{ accountId, purpose: 'reset_password' as const, secretHash: Buffer.from(`link ${at}`), expiresAt },
  }))
  await db.accountLink.createMany({ data: links })
  expect(await run('delete-account-links')).toBe('Deleted 1')
  expect(await db.accountLink.findMany({ select: { expiresAt: true } })).toEqual([{ expiresAt: ago(-1) }])
})

it('keys of authenticator apps end fifteen minutes later, unless a code has confirmed them', async () => {
  const [old, kept, confirmed] = [await newAccount(), await newAccount(), await newAccount()]
  const key = ({ accountId }: AccountActor, createdAt: Date, confirmedAt: Date | null = null) => ({
    ...{ accountId, key: '', createdAt, confirmedAt },
  })
  await db.authenticator.createMany({
    data: [key(old, ago(quarter)), key(kept, ago(quarter - 1)), key(confirmed, ago(day), ago(day))],
  })
  expect(await run('delete-authenticators')).toBe('Deleted 1')
  const left = await db.authenticator.findMany({ select: { accountId: true }, orderBy: { createdAt: 'asc' } })
  expect(left).toEqual([{ accountId: confirmed.accountId }, { accountId: kept.accountId }])
})

it('device codes end with their ten minutes', async () => {
  const grant = (name: string, expiresAt: Date) => ({
    ...{ deviceCodeHash: Buffer.from(name), userCodeHash: Buffer.from(name), clientId: 'gatehouse-cli' },
    ...{ deviceName: name, address: '', intervalSeconds: 5, createdAt: ago(hour), expiresAt },
  })
  await db.deviceGrant.createMany({ data: [grant('over', now), grant('waiting', ago(-1))] })
  expect(await run('delete-device-grants')).toBe('Deleted 1')
  expect(await db.deviceGrant.findMany({ select: { deviceName: true } })).toEqual([{ deviceName: 'waiting' }])
})

it('claims of immutable tags end with their time', async () => {
  const { id: repositoryId } = await newRepository(await newAccount())
  const claims = [now, ago(-1)].map((claimedUntil, at) => ({
    ...{ repositoryId, name: `v${at}`, claim: randomUUID(), claimedUntil },
  }))
  await db.tagClaim.createMany({ data: claims })
  expect(await run('delete-tag-claims')).toBe('Deleted 1')
  expect(await db.tagClaim.findMany({ select: { name: true } })).toEqual([{ name: 'v1' }])
})

it('set-up links end with their expiry', async () => {
  const links = [now, ago(-1)].map((expiresAt, at) => ({ secretHash: Buffer.from([at]), expiresAt }))
  await db.setupLink.createMany({ data: links })
  expect(await run('delete-setup-links')).toBe('Deleted 1')
  expect(await db.setupLink.findMany({ select: { expiresAt: true } })).toEqual([{ expiresAt: ago(-1) }])
})

it('signing keys end when nothing that they signed is valid', async () => {
  const key = (id: string, retiredAt: Date | null) => ({ id, privateKey: '', certificate: '', retiredAt })
  await db.signingKey.createMany({
    data: [key('present', null), key('retired', ago(2 * hour - 1)), key('old', ago(2 * hour))],
  })
  expect(await run('delete-signing-keys')).toBe('Deleted 1')
  const kept = await db.signingKey.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  expect(kept).toEqual([{ id: 'present' }, { id: 'retired' }])
})

it('fingerprints of deleted tokens end after 90 days', async () => {
  const fingerprints = [ago(90 * day), ago(90 * day - 1)].map((deletedAt, at) => ({
    secretHash: Buffer.from([at]),
    deletedAt,
  }))
  await db.deletedToken.createMany({ data: fingerprints })
  expect(await run('delete-fingerprints')).toBe('Deleted 1')
  const kept = await db.deletedToken.findMany({ select: { deletedAt: true } })
  expect(kept).toEqual([{ deletedAt: ago(90 * day - 1) }])
})

it('fingerprints of retired secrets end 90 days after their grace period', async () => {
  const { id: tokenId } = await newToken(await newAccount())
  const retired = [ago(90 * day), ago(90 * day - 1)].map((endsAt, at) => ({
    ...{ tokenId, hint: '', secretHash: Buffer.from(`retired ${at}`) },
    ...{ retiredAt: ago(97 * day), endsAt, endedAt: ago(97 * day) },
  }))
  await db.retiredSecret.createMany({ data: retired })
  expect(await run('delete-retired-secrets')).toBe('Deleted 1')
  const kept = await db.retiredSecret.findMany({ where: { tokenId }, select: { endsAt: true } })
  expect(kept).toEqual([{ endsAt: ago(90 * day - 1) }])
})

it('deleted tokens have a page for 30 days', async () => {
  const { accountId } = await newAccount()
  const archived = [ago(30 * day), ago(30 * day - 1)].map((deletedAt) => ({
    ...{ id: randomUUID(), accountId, deletedAt },
    ...{ token: {}, repositories: [], exchanges: [] },
  }))
  await db.archivedToken.createMany({ data: archived })
  expect(await run('delete-archived-tokens')).toBe('Deleted 1')
  const kept = await db.archivedToken.findMany({ select: { deletedAt: true } })
  expect(kept).toEqual([{ deletedAt: ago(30 * day - 1) }])
})

it('counts of failed tries end with their window', async () => {
  const counts = [now, ago(-1)].map((expire, at) => ({ key: `failure-address:${at}`, points: 1, expire }))
  await db.rateLimit.createMany({ data: counts })
  expect(await run('delete-failure-counts')).toBe('Deleted 1')
  expect(await db.rateLimit.findMany({ select: { expire: true } })).toEqual([{ expire: ago(-1) }])
})

it('networks from which nobody has signed in for 90 days are forgotten', async () => {
  const { accountId } = await newAccount()
  const networks = [ago(90 * day), ago(90 * day - 1)].map((lastAt, at) => ({
    ...{ accountId, lastAt },
    network: `192.0.2.${at}`,
  }))
  await db.signInNetwork.createMany({ data: networks })
  expect(await run('delete-sign-in-networks')).toBe('Deleted 1')
  const kept = await db.signInNetwork.findMany({ select: { lastAt: true } })
  expect(kept).toEqual([{ lastAt: ago(90 * day - 1) }])
})

it('counts of pulls end with their window', async () => {
  const counts = [now, ago(-1)].map((endsAt, at) => ({ kind: 'account', name: `${at}`, pulls: 1, endsAt }))
  await db.pullCount.createMany({ data: counts })
  expect(await run('delete-pull-counts')).toBe('Deleted 1')
  expect(await db.pullCount.findMany({ select: { endsAt: true } })).toEqual([{ endsAt: ago(-1) }])
})

it('registry events are forgotten when none is reported again', async () => {
  const events = [now, ago(-1)].map((expiresAt, at) => ({ id: `${at}`, expiresAt }))
  await db.registryEvent.createMany({ data: events })
  expect(await run('delete-registry-events')).toBe('Deleted 1')
  expect(await db.registryEvent.findMany({ select: { expiresAt: true } })).toEqual([{ expiresAt: ago(-1) }])
})

it('counts of invite mails end with their day', async () => {
  const counts = [now, ago(-1)].map((endsAt, at) => ({ addressHash: Buffer.from([at]), mails: 1, endsAt }))
  await db.inviteMailCount.createMany({ data: counts })
  expect(await run('delete-invite-mail-counts')).toBe('Deleted 1')
  expect(await db.inviteMailCount.findMany({ select: { endsAt: true } })).toEqual([{ endsAt: ago(-1) }])
})
