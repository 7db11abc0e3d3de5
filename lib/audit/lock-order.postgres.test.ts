import { expect, it } from 'vitest'
import { deleteAccount } from '#lib/accounts/delete-account.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { addCompanyOrganization } from '#lib/companies/add-company-organization.ts'
import { addCompanyOwner } from '#lib/companies/add-company-owner.ts'
import { createCompany } from '#lib/companies/create-company.ts'
import { deleteCompany } from '#lib/companies/delete-company.ts'
import { removeCompanyOrganization } from '#lib/companies/remove-company-organization.ts'
import { removeCompanyOwner } from '#lib/companies/remove-company-owner.ts'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { addGroupMember } from '#lib/groups/add-group-member.ts'
import { createGroup } from '#lib/groups/create-group.ts'
import { setGroupRepository } from '#lib/groups/set-group-repository.ts'
import { acceptInvite } from '#lib/invites/accept-invite.ts'
import { createInvites } from '#lib/invites/create-invites.ts'
import { changeRole } from '#lib/members/change-role.ts'
import { removeMember } from '#lib/members/remove-member.ts'
import { changePlan } from '#lib/organizations/change-plan.ts'
import { deleteOrganization } from '#lib/organizations/delete-organization.ts'
import { createRepositoryByPush } from '#lib/repositories/create-repository-by-push.ts'
import { deleteRepository } from '#lib/repositories/delete-repository.ts'
import { updateRepository } from '#lib/repositories/update-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newPerson, newSession } from '#lib/testing/new-person.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'

/** Two organizations of one company, and everybody doing to both what takes locks. */
async function round() {
  const [person, guest] = [await newPerson(), await newSession(await newPerson())]
  const leaving = await newSession(person)
  await db.account.update({ where: { id: person.id }, data: { isSiteAdministrator: true } })
  const [owner, other, boss] = [await newAccount(), await newAccount(), await newAccount()]
  const administrator = await newSiteAdministrator()
  const { id: company, name: typedName } = await createCompany(administrator, {
    name: `of ${owner.username}`,
  })
  await addCompanyOwner(administrator, company, boss)
  await addCompanyOwner(administrator, company, leaving)
  const own = await newRepository(leaving)
  const ownToken = await newTokenActor(leaving)
  const people: [AccountActor, 'owner' | 'editor'][] = [
    [owner, 'owner'],
    [other, 'owner'],
    [leaving, 'editor'],
  ]
  const attempts: (() => Promise<unknown>)[] = [
    () => deleteAccount(leaving, { typedName: leaving.username, password: person.password }),
    () => updateRepository(ownToken, { id: own.id, description: 'By token' }),
    () => deleteTokens(leaving, { kind: 'account' }, [ownToken.tokenId]),
    () => createRepositoryByPush(ownToken, leaving.username, 'pushed'),
    () => removeCompanyOwner(administrator, company, boss),
    () => deleteCompany(administrator, company, { typedName }),
  ]
  for (const organization of [await newOrganization(people), await newOrganization(people)]) {
    const { name } = organization
    await addCompanyOrganization(administrator, company, { organization: name })
    const id = await newOrganizationRepository(organization, 'api')
    const token = await newOrganizationActor(organization, {
      ...{ scopes: ['scope-member-edit'], allRepositories: true, allPush: true },
    })
    const [invited] = await createInvites(owner, name, { invitees: [guest.username], role: 'member' })
    await createGroup(owner, name, { name: 'ops' })
    attempts.push(
      () => createInvites(boss, name, { invitees: [leaving.username, 'a@example.com'], role: 'member' }),
      () => acceptInvite(guest, invited!.invite!.id, null),
      () => addGroupMember(boss, name, 'ops', leaving),
      () => setGroupRepository(other, name, 'ops', { repository: 'api', access: 'write' }),
      () => changeRole(token, name, { username: leaving.username, role: 'member' }),
      () => removeMember(owner, name, other),
      () => removeMember(other, name, owner),
      () => createRepositoryByPush(token, name, 'pushed'),
      () => createRepositoryByPush(ownToken, name, 'by-token'),
      () => updateRepository(owner, { id, description: 'By owner' }),
      () => deleteRepository(other, { id, typedName: `${name}/api` }),
      () => deleteTokens(owner, { kind: 'organization', name }, [token.tokenId]),
      () => changePlan(administrator, name, { plan: 'team' }),
      () => removeCompanyOrganization(administrator, company, { organization: name }),
      () => deleteOrganization(boss, name, { typedName: name }),
    )
  }
  return attempts
}

it('verbs that meet never wait for each other in a circle', async () => {
  for (let at = 0; at < 12; at++) {
    const attempts = await round()
    // Each round begins elsewhere, so that others come first.
    const turned = [...attempts.slice(at * 3), ...attempts.slice(0, at * 3)]
    const outcomes = await Promise.allSettled(turned.map((attempt) => attempt()))
    const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(errors.filter((error) => !(error instanceof AppError))).toEqual([])
  }
})
