import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { ownAccount } from '#lib/owners.ts'
import { hashSecret } from '#lib/secret.ts'
import { makeSeveral } from '#lib/testing/make-several.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { day } from '#lib/time.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import type { CreateToken } from '#lib/tokens/schema.ts'

const plain: CreateToken<'account'> = {
  description: 'CI',
  permission: 'read',
  repositories: 'all',
  publicRead: false,
  expiresAt: null,
}
const pull = { pull: true, push: false, delete: false }
const tomorrow = () => new Date(Date.now() + day).toISOString()

describe('a new token', () => {
  it('is as it was asked for, and its secret is kept as a hash alone', async () => {
    const actor = await newAccount()
    const expiresAt = tomorrow()
    const { token, secret } = await createToken(actor, ownAccount, {
      ...plain,
      description: '  CI for api ',
      expiresAt,
    })
    expect(token).toMatchObject({
      description: 'CI for api',
      permission: 'read',
      ...{ repositories: 'all', publicRead: false, source: 'manual', status: 'active' },
      expiresAt: new Date(expiresAt),
      lastUse: null,
      lastRefusal: null,
      expiredUse: null,
      hint: `gate_pat_…${secret.reveal().slice(-4)}`,
    })
    const row = await db.token.findUniqueOrThrow({ where: { secretHash: hashSecret(secret.reveal()) } })
    expect(row).toMatchObject({ id: token.id, accountId: actor.accountId })
    expect(JSON.stringify(row)).not.toContain(secret.reveal().slice(9, 30))
  })

  it('leaves one log entry, with no secret and no hash in it', async () => {
    const actor = await newAccount()
    const expiresAt = tomorrow()
    const { token, secret } = await createToken(actor, ownAccount, { ...plain, expiresAt })
    expect(await logOf(actor)).toEqual([
      {
        action: 'token.create',
        targetName: 'CI',
        details: { hint: token.hint, ...plain, expiresAt, services: [] },
      },
    ])
    const log = JSON.stringify(await db.auditEntry.findMany({ where: { accountId: actor.accountId } }))
    for (const encoding of ['hex', 'base64'] as const) {
      expect(log).not.toContain(hashSecret(secret.reveal()).toString(encoding))
    }
    expect(log).not.toContain(secret.reveal().slice(9, 39))
  })

  it('answers nothing but what may be seen', async () => {
    const { token } = await createToken(await newAccount(), ownAccount, plain)
    const seen = ['chosenRepositories', 'createdAt', 'createdBy', 'description', 'expiresAt', 'hint', 'id']
    seen.push('creatorAddress', 'creatorAgent', 'expiresAtSent', 'scopesSent', 'lastUse', 'lastRefusal')
    seen.push('rotatedAt', 'oldSecret', 'permission', 'publicRead', 'repositories', 'source', 'status')
    seen.push('expiredUse', 'device', 'services', 'reason', 'runUrl', 'workload')
    expect(Object.keys(token).sort()).toEqual(seen.sort())
  })

  it('keeps an instant given in any zone', async () => {
    const { token } = await createToken(await newAccount(), ownAccount, {
      ...plain,
      expiresAt: '2199-07-01T02:30:00+05:30',
    })
    expect(token.expiresAt?.toISOString()).toBe('2199-06-30T21:00:00.000Z')
  })
})

describe('chosen repositories', () => {
  it('are stored with what holds in each', async () => {
    const [actor, other] = [await newAccount(), await newAccount()]
    const own = await newRepository(actor, 'private', 'zeta')
    const foreign = await newRepository(other, 'public', 'alpha')
    const repositories = [
      { id: own.id, pull: true, push: true, delete: false },
      { id: foreign.id.toUpperCase(), ...pull },
    ]
    const { token } = await createToken(actor, ownAccount, { ...plain, permission: 'write', repositories })
    expect(token.repositories).toBe(2)
    const { chosenRepositories } = await getToken(actor, ownAccount, token.id)
    expect(chosenRepositories.sort((a, b) => (a.visibility < b.visibility ? -1 : 1))).toEqual([
      {
        ...{
          id: own.id,
          fullName: own.fullName,
          visibility: 'private',
          pull: true,
          push: true,
          delete: false,
        },
        rights: { pull: true, push: true, delete: true },
      },
      { id: foreign.id, fullName: foreign.fullName, visibility: 'public', ...pull, rights: pull },
    ])
    const details = { repositories: [`${foreign.fullName}: pull`, `${own.fullName}: pull, push`].sort() }
    expect(await logOf(actor)).toMatchObject([{ action: 'repository.create' }, { details }])
  })

  it('say the same of a private one of somebody else as of one that there is not', async () => {
    const [actor, other] = [await newAccount(), await newAccount()]
    const hidden = await newRepository(other, 'private')
    const refusals = []
    for (const id of [hidden.id, '01936d2e-0000-7000-8000-000000000000', 'nonsense']) {
      const made = createToken(actor, ownAccount, { ...plain, repositories: [{ id, ...pull }] })
      refusals.push(await made.catch(({ code, message, fields }) => ({ code, message, fields })))
    }
    const message = 'Choose a repository from the list.'
    expect(refusals[0]).toEqual({ code: 'invalid', message, fields: { 'repositories.0.id': message } })
    expect(refusals[1]).toEqual(refusals[0])
    expect(refusals[2]).toEqual(refusals[0])
    expect(await db.token.count({ where: { accountId: actor.accountId } })).toBe(0)
    expect(await logOf(actor)).toEqual([])
  })

  it.each([
    { permission: 'read', flag: 'push', says: 'Push needs Read & Write. Choose that, or leave it out.' },
    {
      permission: 'public_read',
      flag: 'push',
      says: 'Push needs Read & Write. Choose that, or leave it out.',
    },
    {
      permission: 'write',
      flag: 'delete',
      says: 'Delete needs Read, Write, Delete. Choose that, or leave it out.',
    },
  ] as const)('$permission holds no $flag', async ({ permission, flag, says }) => {
    const actor = await newAccount()
    const { id } = await newRepository(actor, 'public')
    const made = createToken(actor, ownAccount, {
      ...plain,
      permission,
      repositories: [{ id, ...pull, [flag]: true }],
    })
    await expect(made).rejects.toMatchObject({
      code: 'invalid',
      fields: { [`repositories.0.${flag}`]: says },
    })
  })

  it.each(['push', 'delete'] as const)("hold no %s where one can't do so oneself", async (flag) => {
    const [actor, other] = [await newAccount(), await newAccount()]
    const { id, fullName } = await newRepository(other, 'public')
    const made = createToken(actor, ownAccount, {
      ...plain,
      permission: 'admin',
      repositories: [{ id, ...pull, [flag]: true }],
    })
    const act = flag === 'push' ? 'push to' : 'delete images of'
    const says = `You can't ${act} ${fullName}. Leave that out.`
    await expect(made).rejects.toMatchObject({
      code: 'invalid',
      fields: { [`repositories.0.${flag}`]: says },
    })
  })

  it('of a public-only token are public', async () => {
    const actor = await newAccount()
    const open = await newRepository(actor, 'public')
    const closed = await newRepository(actor, 'private')
    const repositories = [open, closed].map(({ id }) => ({ id, ...pull }))
    const made = createToken(actor, ownAccount, { ...plain, permission: 'public_read', repositories })
    const says = `${closed.fullName} is private. Choose Read-only or higher, or leave it out.`
    await expect(made).rejects.toMatchObject({ code: 'invalid', fields: { 'repositories.1.id': says } })
  })

  it('are at most 50, each once, each with something', async () => {
    const actor = await newAccount()
    const all = await makeSeveral(51, () => newRepository(actor))
    const chosen = all.map(({ id }) => ({ id, ...pull }))
    const says = async (repositories: CreateToken<'account'>['repositories']) =>
      createToken(actor, ownAccount, { ...plain, repositories }).catch((error) =>
        Object.entries(error.fields).flat(),
      )
    expect(await says(chosen)).toEqual(['repositories', 'Choose at most 50 repositories.'])
    expect(await says([...chosen.slice(1, 50), null as never])).toEqual([
      'repositories',
      'Choose all repositories, or a list of them.',
    ])
    expect(await says([])).toEqual(['repositories', 'Choose at least one repository.'])
    expect(await says([chosen[0]!, chosen[0]!])).toEqual(['repositories', 'Choose each repository once.'])
    expect(await says([{ id: all[0]!.id.toUpperCase(), ...pull }, chosen[0]!])).toEqual([
      'repositories',
      'Choose each repository once.',
    ])
    expect(await says([{ ...chosen[0]!, pull: false }])).toEqual([
      'repositories.0',
      'Choose pull, push or delete.',
    ])
    const { token } = await createToken(actor, ownAccount, { ...plain, repositories: chosen.slice(0, 50) })
    expect(token.repositories).toBe(50)
  })
})

describe('what is malformed', () => {
  const now = Date.now()
  const iso = (ago: number) => new Date(now - ago).toISOString()

  it.each<[string, string, object]>([
    ['no description', 'description', { description: undefined }],
    ['an empty description', 'description', { description: '   ' }],
    ['an invisible description', 'description', { description: '\u200b\u2060 \u00ad' }],
    ['101 characters', 'description', { description: 'a'.repeat(101) }],
    ['a megabyte', 'description', { description: 'a'.repeat(1_000_000) }],
    ['NUL', 'description', { description: 'CI\0api' }],
    ['a line break', 'description', { description: 'CI\napi' }],
    ['half a character', 'description', { description: 'CI \ud83d' }],
    ['a number', 'description', { description: 7 }],
    ['an unknown permission', 'permission', { permission: 'root' }],
    ['no permission', 'permission', { permission: undefined }],
    ['a permission of objects', 'permission', { permission: { toString: 'read' } }],
    ['no repositories', 'repositories', { repositories: undefined }],
    ['null for repositories', 'repositories', { repositories: null }],
    ['one repository as text', 'repositories', { repositories: 'demo/api' }],
    ['repositories as an object', 'repositories', { repositories: { length: 1, 0: 'a' } }],
    ['no expiration given', 'expiresAt', { expiresAt: undefined }],
    ['an empty expiration', 'expiresAt', { expiresAt: '' }],
    ['a day without an hour', 'expiresAt', { expiresAt: '2199-01-01' }],
    ['an hour without its zone', 'expiresAt', { expiresAt: '2199-01-01T10:00:00' }],
    ['a day that no calendar has', 'expiresAt', { expiresAt: '2199-02-30T10:00:00Z' }],
    ['a number of milliseconds', 'expiresAt', { expiresAt: now + day }],
    ['a date object', 'expiresAt', { expiresAt: new Date(now + day) }],
    ['a second ago', 'expiresAt', { expiresAt: iso(1_000) }],
    ['long ago', 'expiresAt', { expiresAt: '0001-01-01T00:00:00Z' }],
    ['beyond the year 9999', 'expiresAt', { expiresAt: '9999-12-31T23:59:59-01:00' }],
    ['five digits of years', 'expiresAt', { expiresAt: '+010000-01-01T00:00:00Z' }],
  ])('%s is refused by name and stores nothing', async (_, field, wrong) => {
    const actor = await newAccount()
    const made = createToken(actor, ownAccount, { ...plain, ...wrong } as CreateToken<'account'>)
    const error = await made.then(() => null).catch((error) => error)
    expect(error).toMatchObject({ name: 'AppError', code: 'invalid' })
    expect(Object.keys(error.fields)).toEqual([field])
    expect(error.fields[field]).toMatch(/^(Choose|Enter|Leave|Use|Write) .*\.$/)
    expect(await db.token.count({ where: { accountId: actor.accountId } })).toBe(0)
    expect(await logOf(actor)).toEqual([])
  })

  it.each([null, undefined, 'text', 7, []])('%j is no input', async (input) => {
    const made = createToken(await newAccount(), ownAccount, input as unknown as CreateToken<'account'>)
    await expect(made).rejects.toMatchObject({ code: 'invalid' })
  })

  it.each([
    ['10,000', Array.from({ length: 10_000 }, () => ({ id: crypto.randomUUID(), ...pull }))],
    ['500,000 that are none', Array(500_000).fill(0)],
  ])('%s repositories are refused quickly', async (_, repositories) => {
    const began = performance.now()
    const made = createToken(await newAccount(), ownAccount, { ...plain, repositories })
    await expect(made).rejects.toMatchObject({ fields: { repositories: 'Choose at most 50 repositories.' } })
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  it.each([
    'نشر الواجهة',
    'שרת בנייה',
    'e\u0301te\u0301',
    '👩🏽‍🚀 rocket',
    "'; DROP TABLE token; --",
    '%_\\',
    '<b>',
  ])('but %s is text like any other', async (description) => {
    const { token } = await createToken(await newAccount(), ownAccount, { ...plain, description })
    expect(token.description).toBe(description)
  })

  it('no text whatever makes more of it than a refusal', async () => {
    const actor = await newAccount()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 110 }), async (description) => {
        const made = await createToken(actor, ownAccount, { ...plain, description }).catch((error) => error)
        if (made instanceof Error) expect(made).toMatchObject({ name: 'AppError', code: 'invalid' })
        else expect(made.token.description).toBe(description.trim())
      }),
      { numRuns: 60 },
    )
  })
})
