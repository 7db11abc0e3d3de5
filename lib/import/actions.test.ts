import { beforeEach, expect, it, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { currentRequest, type CurrentRequest } from '#lib/current-request.ts'
import { db } from '#lib/database/db.ts'
import * as actions from '#lib/import/actions.ts'
import { Secret } from '#lib/secret.ts'
import { uniqueName } from '#lib/testing/imports.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { findTokenBySecret } from '#lib/tokens/find-token-by-secret.ts'

const session = vi.hoisted(() => ({ actor: null as AccountActor | null }))
vi.mock('#lib/auth/current-actor.ts', () => ({ currentActor: async () => session.actor }))
vi.mock('#lib/auth/calling-page.ts', () => ({ assertOpenedBy: () => {}, refreshPages: () => {} }))

beforeEach(async () => {
  session.actor = await newSiteAdministrator()
})

const file = (name = uniqueName('made')) => ({
  ...({ kind: 'htpasswd', text: `${name}:plain`, emailDomain: 'example.com' } as const),
  name,
})

async function planOf(input: Parameters<typeof actions.previewImportAction>[0]): Promise<string> {
  const preview = await actions.previewImportAction(input)
  return preview.ok ? preview.data.planHash : ''
}

/** What an action answers, and whether the browser gets that. */
async function answered<Data>(call: () => Promise<Data>, isSent: boolean): Promise<Data> {
  const request: CurrentRequest = { requestId: crypto.randomUUID() }
  const result = await currentRequest.run(request, call)
  request.onEnd?.forEach((done) => done(isSent))
  return result
}

it('are for site administrators alone', async () => {
  const { name, ...input } = file()
  const planHash = await planOf(input)
  const calls = [
    () => actions.previewImportAction(input),
    () => actions.runImportAction({ ...input, planHash }, crypto.randomUUID()),
    () => actions.compareDecisionsAction({ text: '{}' }),
  ]
  session.actor = await newAccount()
  for (const call of calls) expect(await call()).toMatchObject({ ok: false, error: { code: 'not_found' } })
  session.actor = null
  for (const call of calls)
    expect(await call()).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
  expect(await db.account.count({ where: { username: name } })).toBe(0)
})

it('an import whose answer was lost is answered again, with new secrets and links, and makes nothing twice', async () => {
  const { name: acme } = await newOrganization([[session.actor!, 'owner']])
  const permissions = [
    { kind: 'project', namespace: acme, access: [{ resource: 'repository', action: 'pull' }] },
  ]
  const robots = {
    kind: 'harbor-robots',
    text: JSON.stringify([{ name: 'robot$ci', disable: false, expires_at: -1, permissions }]),
  } as const
  const { name, ...accounts } = file()
  for (const input of [robots, accounts]) {
    const call = { ...input, planHash: await planOf(input) }
    const key = crypto.randomUUID()
    const first = await answered(() => actions.runImportAction(call, key), false)
    const second = await answered(() => actions.runImportAction(call, key), true)
    if (!first.ok || !second.ok) throw new Error(JSON.stringify([first, second]))
    expect(second.data.secrets).toMatchObject([{ ...first.data.secrets[0], secret: expect.any(String) }])
    expect(second.data.secrets[0]!.secret).not.toBe(first.data.secrets[0]!.secret)
    expect([second.data.made.accounts, second.data.made.tokens]).toEqual([
      first.data.made.accounts,
      first.data.made.tokens,
    ])
    const other = await actions.runImportAction(call, crypto.randomUUID())
    expect(other).toMatchObject({ ok: false, error: { code: 'conflict' } })
    const third = await answered(() => actions.runImportAction(call, key), true)
    expect(third).toMatchObject({ ok: true, data: { secrets: [] } })
    if (input.kind === 'htpasswd') continue
    const [lost, kept] = [first, second].map(({ data }) => new Secret(data.secrets[0]!.secret))
    expect(await findTokenBySecret(lost!)).toBeNull()
    expect(await findTokenBySecret(kept!)).toMatchObject({ label: 'ci', organizationName: acme })
  }
  expect(await db.token.count({ where: { organization: { name: acme } } })).toBe(1)
  expect(await db.account.count({ where: { username: name } })).toBe(1)
  const log = await db.auditEntry.findMany({ where: { actorId: session.actor!.accountId } })
  expect(JSON.stringify(log)).not.toMatch(/gate_oat_[0-9A-Za-z]{36}|set-up\/account/)
})

it('gives links anew only with fresh proof', async () => {
  const input = file()
  const call = { ...input, planHash: await planOf(input) }
  const key = crypto.randomUUID()
  await answered(() => actions.runImportAction(call, key), false)
  const fresh = session.actor!
  session.actor = { ...fresh, sessionId: crypto.randomUUID(), provedAt: new Date(0) }
  expect(await answered(() => actions.runImportAction(call, key), true)).toMatchObject({
    ...{ ok: false, error: { code: 'proof_needed' } },
  })
  session.actor = fresh
  expect(await answered(() => actions.runImportAction(call, key), true)).toMatchObject({
    ...{ ok: true, data: { secrets: [{ kind: 'link', name: input.name }] } },
  })
})
