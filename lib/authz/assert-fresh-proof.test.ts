import { expect, test } from 'vitest'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newSession, newPerson } from '#lib/testing/new-person.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'
import { minute } from '#lib/time.ts'

const needed = expect.objectContaining({ code: 'proof_needed' })
const later = (since: Date, milliseconds: number) => new Date(since.getTime() + milliseconds)

test('a session is proved for fifteen minutes, and not at their end', async () => {
  const actor = await newSession(await newPerson())
  assertFreshProof(actor, later(actor.provedAt, 15 * minute - 1))
  expect(() => assertFreshProof(actor, later(actor.provedAt, 15 * minute))).toThrow(needed)
})

test('a session of which nobody knows when it was proved is not', async () => {
  const { provedAt, ...actor } = await newSession(await newPerson())
  expect(() => assertFreshProof(actor, provedAt)).toThrow(needed)
})

test('a password that comes with the request is a proof, and tokens have none to give', async () => {
  const person = await newAccount()
  const organization = await newOrganization([[person, 'owner']])
  for (const actor of [person, await newTokenActor(person), await newOrganizationActor(organization)])
    assertFreshProof(actor)
})
