import { expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { exchange } from '#lib/registry/exchange.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { whileWaiting } from '#lib/testing/while-waiting.ts'

const context = { address: '192.0.2.1', userAgent: undefined, door: 'registry', now: new Date() } as const

it('grants nothing where the right to make a repository is lost while it waits', async () => {
  const editor = await newAccount()
  const acme = await newOrganization([[editor, 'editor']])
  const { secret } = await newToken(editor, { permission: 'write' })
  const login = { kind: 'login', username: editor.username, secret } as const
  let granted: unknown
  const { error } = await whileWaiting(acme, {
    hold: ['SELECT 1 FROM organization WHERE id = $1 FOR UPDATE', [acme.id]],
    verb: async () => {
      const scopes = [`repository:${acme.name}/api:pull,push`]
      granted = (await exchange({ login, services: [], scopes }, context)).access
    },
    change: ['DELETE FROM membership WHERE organization_id = $1', [acme.id]],
  })
  expect([error, granted]).toEqual([null, []])
  expect(await db.repository.count({ where: { namespace: acme.name } })).toBe(0)
})
