import { afterEach, expect, test, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import type { Caller } from '#lib/authz/actor.ts'
import { knownRepositories } from '#lib/registry/known-repositories.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'
import { statementsOf } from '#lib/testing/statements-of.ts'

afterEach(() => void vi.restoreAllMocks())

test('exchanges of one turn share a statement, and each learns how its own actor stands', async () => {
  const [owner, editor, stranger] = [await newAccount(), await newAccount(), await newAccount()]
  const own = await newRepository(owner)
  const organization = await newOrganization([[editor, 'editor']])
  const shared = `${organization.name}/app`
  const repositoryId = await newOrganizationRepository(organization, 'app')

  const chosen = await newTokenActor(owner, { allRepositories: false })
  await db.tokenRepository.create({
    data: { tokenId: chosen.tokenId, repositoryId: own.id, pull: true, push: false, delete: false },
  })
  const ofOrganization = await newOrganizationActor(organization)
  await db.tokenRepository.create({
    data: { tokenId: ofOrganization.tokenId, repositoryId, pull: true, push: true, delete: false },
  })

  const ask = async (actor: Caller, ...names: string[]) => {
    const requested = names.map((name) => ({ type: 'repository', name, actions: ['pull'] }))
    const found = await knownRepositories(actor, requested)
    return found.map(({ namespace, name, access, chosen }) => [`${namespace}/${name}`, access, chosen])
  }
  const { answer, sent } = await statementsOf(() =>
    Promise.all([
      ask(stranger, shared, own.fullName),
      ask(chosen, own.fullName),
      ask({ kind: 'anonymous', address: '192.0.2.1' }, own.fullName),
      ask(owner, `${owner.username}/missing`),
      ask(ofOrganization, shared),
      ask(editor, shared),
      ask(owner, own.fullName),
    ]),
  )
  expect(sent).toEqual(['known-repositories'])
  const pull = { pull: true, push: false, delete: false }
  expect(answer.map((each) => each.toSorted())).toEqual([
    [
      [shared, null, null],
      [own.fullName, null, null],
    ].toSorted(),
    [[own.fullName, 'admin', pull]],
    [[own.fullName, null, null]],
    [],
    [[shared, null, { pull: true, push: true, delete: false }]],
    [[shared, 'write', null]],
    [[own.fullName, 'admin', null]],
  ])
})
