import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { choosePassword } from '#lib/accounts/choose-password.ts'
import { verifyPassword } from '#lib/accounts/verify-password.ts'
import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { previewImport } from '#lib/import/preview-import.ts'
import { runImport } from '#lib/import/run-import.ts'
import type { PreviewImport } from '#lib/import/schema.ts'
import { Secret } from '#lib/secret.ts'
import { dockerAuth, importNow, previewRows, uniqueName } from '#lib/testing/imports.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'

vi.mock('#lib/env.ts', async (original) => {
  const { env } = (await original()) as { env: object }
  return { env: { ...env } }
})

const password = 'from the old service'
const bcrypt = '$2b$04$185Ag9mKT1oXZGkci5ZdHuPOVmrucrY/hbkIBnDS74z5C/cDfW7S2'
const otherBcrypt = '$2b$04$eXFng017w6siQY/o53GgR.3Gf.zaKnTRud8UcSjZKHlwV9oRXfvTW'

let administrator: AccountActor
beforeEach(async () => {
  administrator = await newSiteAdministrator()
})

const htpasswd = (text: string): PreviewImport => ({ kind: 'htpasswd', text, emailDomain: 'example.com' })

/** What there is of a name, in which an import would have left something. */
const leftOf = async (name: string) => [
  await db.account.count({ where: { username: name } }),
  await db.namespace.count({ where: { name } }),
  await db.auditEntry.count({ where: { targetName: name } }),
]

describe('who may', () => {
  it('is a site administrator alone, with fresh proof, as they are under the lock', async () => {
    const eve = uniqueName('eve')
    const input = htpasswd(`${eve}:${bcrypt}`)
    const { planHash } = await previewImport(administrator, input)
    const old = { ...administrator, sessionId: crypto.randomUUID(), provedAt: new Date(0) }
    const others: [Actor, string][] = [
      [await newAccount(), 'not_found'],
      [await newTokenActor(administrator), 'not_found'],
      [{ kind: 'anonymous', address: '' }, 'unauthenticated'],
      [old, 'proof_needed'],
    ]
    for (const [actor, code] of others) {
      await expect(previewImport(actor, input)).rejects.toMatchObject({ code })
      await expect(runImport(actor, { ...input, planHash })).rejects.toMatchObject({ code })
    }
    await db.account.update({
      where: { id: administrator.accountId },
      data: { isSiteAdministrator: false },
    })
    await expect(runImport(administrator, { ...input, planHash })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await leftOf(eve)).toEqual([0, 0, 0])
  })
})

describe('accounts', () => {
  it('are previewed without a write, and made with passwords that sign in', async () => {
    const [alice, bob] = [uniqueName('alice'), uniqueName('bob')]
    const input = htpasswd(`${alice}:${bcrypt}\n${bob}:$apr1$x$y\n`)
    const preview = await previewImport(administrator, input)
    expect([await leftOf(alice), await leftOf(bob)]).toEqual(Array(2).fill([0, 0, 0]))
    expect(preview.makes).toMatchObject({ accounts: 2, tokens: 0 })
    expect(JSON.stringify(preview)).not.toContain(bcrypt)

    const { made, secrets } = await runImport(administrator, { ...input, planHash: preview.planHash })
    expect(made).toEqual(preview.makes)
    expect(await verifyPassword(alice, new Secret(password), newAddress())).toMatchObject({ username: alice })
    expect(await verifyPassword(`${alice}@example.com`, new Secret(password), newAddress())).toBeTruthy()
    expect(secrets).toMatchObject([{ kind: 'link', name: bob, owner: bob }])
    const link = new Secret(new URL(secrets[0]!.secret.reveal()).hash.slice(1))
    await choosePassword({ kind: 'anonymous', address: newAddress() }, link, {
      password: 'chosen by the person',
    })
    const log = await db.auditEntry.findMany({ where: { actorId: administrator.accountId } })
    expect(log.filter(({ action }) => action === 'account.create')).toHaveLength(4)
    expect(log.find(({ action }) => action === 'import.run')).toMatchObject({
      ...{ targetName: 'htpasswd', accountId: administrator.accountId },
      details: { accounts: 2, organizations: 0, repositories: 0, members: 0, groups: 0, tokens: 0 },
    })
    expect(JSON.stringify(log)).not.toContain('$2')
  })

  it('that are there stay as they are: a second run says so, and writes nothing', async () => {
    const [alice, bob] = [uniqueName('alice'), uniqueName('bob')]
    const input = htpasswd(`${alice}:${bcrypt}`)
    const { planHash } = await previewImport(administrator, input)
    await runImport(administrator, { ...input, planHash })
    await verifyPassword(alice, new Secret(password), newAddress())
    const { passwordHash } = await db.account.findUniqueOrThrow({ where: { username: alice } })
    await expect(runImport(administrator, { ...input, planHash })).rejects.toMatchObject({ code: 'conflict' })
    expect(await previewRows(administrator, input)).toEqual([`1 there: The account ${alice} is there already. Its password stays as it is.`]) // prettier-ignore
    await expect(importNow(administrator, input)).rejects.toMatchObject({
      code: 'invalid',
      message: /Nothing of this file/,
    })
    await importNow(administrator, htpasswd(`${alice}:${bcrypt}\n${bob}:${bcrypt}`))
    expect((await db.account.findUniqueOrThrow({ where: { username: alice } })).passwordHash).toBe(
      passwordHash,
    )
  })

  it('with a name that can’t be one say why', async () => {
    const other = await newAccount()
    await db.account.update({
      where: { id: other.accountId },
      data: { email: `${other.username}@other.example` },
    })
    const acme = await newOrganization([])
    const gone = uniqueName('gone')
    await db.namespace.create({ data: { name: gone } })
    const mailed = await newAccount()
    const name = uniqueName('mailed')
    await db.account.update({ where: { id: mailed.accountId }, data: { email: `${name}@example.com` } })
    const names = [
      other.username,
      acme.name,
      gone,
      name,
      'admin',
      'Alice',
      'ab',
      'a@b.example',
      'a..b',
      '__proto__',
    ]
    const rows = await previewRows(
      administrator,
      htpasswd(names.map((each) => `${each}:${bcrypt}`).join('\n')),
    )
    expect(rows.map((row) => row.replace(/^\d+ /, ''))).toEqual([
      expect.stringMatching(/^not: There is an account .* with another e-mail address/),
      'not: This name is taken, or was.',
      'not: This name is taken, or was.',
      expect.stringMatching(/^not: .* has an account under another name\.$/),
      'not: This can’t be a username. This name is reserved. Choose another.',
      ...Array<unknown>(5).fill(expect.stringMatching(/^not: This can’t be a username\. /)),
    ])
  })

  it('go by mail where a mail server is set, and no link is shown', async () => {
    onTestFinished(() => void Object.assign(env, { SMTP_URL: undefined }))
    Object.assign(env, { SMTP_URL: 'smtp://127.0.0.1:9' })
    const name = uniqueName('mailed')
    const { secrets } = await importNow(administrator, htpasswd(`${name}:plain`))
    expect(secrets).toEqual([])
    const link = await db.accountLink.findFirstOrThrow({ where: { account: { username: name } } })
    expect(link).toMatchObject({ purpose: 'set_up', email: `${name}@example.com` })
  })
})

describe('the very plan that was shown', () => {
  it('is written, or nothing: another file, domain, choice or person is refused', async () => {
    const [alice, bob] = [uniqueName('alice'), uniqueName('bob')]
    const input = dockerAuth(`users:\n  ${alice}: { password: "${bcrypt}" }\n`)
    const { planHash } = await previewImport(administrator, input)
    const changes: [Actor, PreviewImport][] = [
      [administrator, { ...input, emailDomain: 'other.example' }],
      [administrator, { ...input, text: input.text.replace(bcrypt, otherBcrypt) }],
      [administrator, { ...input, text: `${input.text}  ${bob}: { password: "${bcrypt}" }\n` }],
      [await newSiteAdministrator(), input],
    ]
    for (const [actor, changed] of changes)
      await expect(runImport(actor, { ...changed, planHash })).rejects.toMatchObject({ code: 'conflict' })
    await expect(runImport(administrator, { ...input, planHash: 'x' })).rejects.toMatchObject({
      code: 'invalid',
    })
    expect([await leftOf(alice), await leftOf(bob)]).toEqual(Array(2).fill([0, 0, 0]))
  })

  it('is refused when the world changed in what matters, and shown again', async () => {
    const name = uniqueName('raced')
    const input = htpasswd(`${name}:${bcrypt}`)
    const { planHash } = await previewImport(administrator, input)
    await db.namespace.create({ data: { name } })
    await expect(runImport(administrator, { ...input, planHash })).rejects.toMatchObject({ code: 'conflict' })
    expect((await previewImport(administrator, input)).planHash).not.toBe(planHash)
  })

  it('is written once by two who run it at the same time', async () => {
    const names = [uniqueName('one'), uniqueName('two')]
    const input = htpasswd(names.map((name) => `${name}:${bcrypt}`).join('\n'))
    const { planHash } = await previewImport(administrator, input)
    const runs = await Promise.allSettled(
      Array.from({ length: 4 }, () => runImport(administrator, { ...input, planHash })),
    )
    expect(runs.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const run of runs)
      if (run.status === 'rejected') expect(run.reason).toMatchObject({ code: 'conflict' })
    expect(await db.account.count({ where: { username: { in: names } } })).toBe(2)
  })
})
