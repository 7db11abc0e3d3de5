import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import { ownAccount } from '#lib/owners.ts'
import type { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { useToken } from '#lib/testing/use-token.ts'
import { hour } from '#lib/time.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { endRetiredSecret } from '#lib/tokens/end-retired-secret.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { rotateTokens } from '#lib/tokens/rotate-tokens.ts'
import { switchTokens } from '#lib/tokens/switch-tokens.ts'
import { graces } from '#lib/tokens/token-policy.ts'

afterEach(() => void vi.useRealTimers())

/** What is true of a token: the newest of `secrets` is the present one, and `old` the one before, while it is valid. */
type Model = {
  secrets: Secret[]
  old: { place: number; endsAt: number } | null
  isActive: boolean
  expiresAt: number
  isDeleted: boolean
}

/** What somebody who shows one of the secrets is told. */
function expected({ secrets, old, isActive, expiresAt, isDeleted }: Model, place: number): RegExp {
  const now = Date.now()
  if (isDeleted) return /^This access token was deleted on/
  const isOld = old?.place === place && old.endsAt > now
  if (place !== secrets.length - 1 && !isOld) return /^This secret was rotated on/
  if (expiresAt <= now) return /^This access token expired on/
  return isActive ? /^in$/ : /^This access token is deactivated/
}

const act = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('rotate' as const),
      graceHours: fc.constantFrom(...graces.map(({ hours }) => hours)),
      lifetime: fc.constantFrom(2, 48, 300, Infinity),
    }),
  },
  // 0 is the present secret, 1 the one before.
  {
    weight: 50,
    arbitrary: fc.record({ kind: fc.constant('use' as const), back: fc.constantFrom(0, 1, 1, 2) }),
  },
  {
    weight: 30,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(1, 20, 30) }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constantFrom('end' as const, 'deactivate' as const, 'activate' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const) }) },
)

it('is as a small model of it says, whatever is done in whatever order', async () => {
  const owner = await newAccount()
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-03-01T00:00:00Z') })
      const { id, secret } = await newToken(owner)
      const model: Model = {
        secrets: [secret],
        old: null,
        isActive: true,
        expiresAt: Infinity,
        isDeleted: false,
      }
      for (const one of acts) {
        await carryOut(one, model)
        await checkAll(model)
      }

      async function carryOut(one: (typeof acts)[number], model: Model) {
        const now = Date.now()
        const isGone = (call: Promise<unknown>) => expect(call).rejects.toMatchObject({ code: 'not_found' })
        const isExpired = model.expiresAt <= now
        switch (one.kind) {
          case 'wait':
            return void vi.setSystemTime(now + one.hours * hour)
          case 'use': {
            const place = Math.max(0, model.secrets.length - 1 - one.back)
            const answer = expected(model, place)
            expect(await useToken(owner.username, model.secrets[place]!)).toMatch(answer)
            if (answer.test('in') && place === model.secrets.length - 1) model.old = null
            return
          }
          case 'rotate': {
            const until = now + one.lifetime * hour
            const expiresAt = until === Infinity ? null : new Date(until).toISOString()
            const call = rotateTokens(owner, ownAccount, { ids: [id], graceHours: one.graceHours, expiresAt })
            if (model.isDeleted) return isGone(call)
            const endsAt = Math.min(now + one.graceHours * hour, model.expiresAt)
            model.old = { place: model.secrets.length - 1, endsAt }
            model.secrets.push((await call)[0]!.secret!)
            model.expiresAt = until
            return
          }
          case 'end':
            if (model.isDeleted) return isGone(endRetiredSecret(owner, ownAccount, id))
            await endRetiredSecret(owner, ownAccount, id)
            model.old = null
            return
          case 'delete':
            if (model.isDeleted) return isGone(deleteTokens(owner, ownAccount, [id]))
            await deleteTokens(owner, ownAccount, [id])
            model.isDeleted = true
            return
          default: {
            const call = switchTokens(
              owner,
              ownAccount,
              [id],
              one.kind === 'activate' ? 'active' : 'inactive',
            )
            if (model.isDeleted) return isGone(call)
            if (isExpired) return expect(call).rejects.toMatchObject({ code: 'conflict' })
            await call
            model.isActive = one.kind === 'activate'
          }
        }
      }

      /** Of what can be seen without a use; the retired secrets, too, but for those that a use would change. */
      async function checkAll({ secrets, old, isDeleted }: Model) {
        for (let place = 0; place < secrets.length - 1; place++)
          expect(await useToken(owner.username, secrets[place]!)).toMatch(expected(model, place))
        if (isDeleted) return
        const { oldSecret } = await getToken(owner, ownAccount, id)
        const endsAt = old && old.endsAt > Date.now() ? new Date(old.endsAt) : null
        expect(oldSecret?.endsAt ?? null).toEqual(endsAt)
      }
    }),
    { numRuns: 60 },
  )
})
