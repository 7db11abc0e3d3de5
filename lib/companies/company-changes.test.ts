import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '#lib/authz/actor.ts'
import { addCompanyOrganization } from '#lib/companies/add-company-organization.ts'
import { addCompanyOwner } from '#lib/companies/add-company-owner.ts'
import { createCompany } from '#lib/companies/create-company.ts'
import { deleteCompany } from '#lib/companies/delete-company.ts'
import { getCompany } from '#lib/companies/get-company.ts'
import { removeCompanyOrganization } from '#lib/companies/remove-company-organization.ts'
import { removeCompanyOwner } from '#lib/companies/remove-company-owner.ts'
import { updateCompany } from '#lib/companies/update-company.ts'
import { db } from '#lib/database/db.ts'
import { getOrganization } from '#lib/organizations/get-organization.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'

const newName = () => `Group ${randomBytes(5).toString('hex')}`

async function acme() {
  const [administrator, owner, boss] = [await newSiteAdministrator(), await newAccount(), await newAccount()]
  const organization = await newOrganization([[owner, 'owner']])
  const { id, name } = await createCompany(administrator, { name: newName() })
  const manages = async (actor: Actor) =>
    getOrganization(actor, organization.name).then(
      ({ isCompanyOwner }) => isCompanyOwner,
      () => false,
    )
  return { administrator, owner, boss, organization, company: { id, name }, manages }
}

const invalid = (field: string) => ({ code: 'invalid', fields: { [field]: expect.any(String) } })
const conflict = (field: string) => ({ code: 'conflict', fields: { [field]: expect.any(String) } })

describe('a company', () => {
  it('gives its owners its organizations, from the next request on, and takes them away again', async () => {
    const { administrator, boss, organization, company, manages } = await acme()
    const { username } = boss
    await addCompanyOrganization(administrator, company.id, { organization: organization.name })
    expect(await manages(boss)).toBe(false)
    await addCompanyOwner(administrator, company.id, { username: ` ${username.toUpperCase()} ` })
    expect(await manages(boss)).toBe(true)
    expect(await getCompany(administrator, company.id)).toMatchObject({
      ...{ name: company.name, owners: [username] },
      organizations: [{ id: organization.id, name: organization.name, displayName: organization.name }],
    })
    await removeCompanyOwner(administrator, company.id, { username })
    expect(await manages(boss)).toBe(false)
    await addCompanyOwner(administrator, company.id, { username })
    await removeCompanyOrganization(administrator, company.id, { organization: organization.name })
    expect(await manages(boss)).toBe(false)
    const entry = (action: string, details: object) => ({
      ...{
        action: `company.${action}`,
        actorName: administrator.username,
        targetName: company.name,
        details,
      },
    })
    expect(await logOfOrganization(organization)).toEqual([
      entry('add_organization', { organization: organization.name }),
      entry('add_owner', { owner: username }),
      entry('remove_owner', { owner: username }),
      entry('add_owner', { owner: username }),
      entry('remove_organization', { organization: organization.name }),
    ])
    const own = { accountId: administrator.accountId, targetId: company.id }
    expect(await db.auditEntry.count({ where: own })).toBe(6)
  })

  it('is renamed, to a name that no other has', async () => {
    const { administrator, company, organization } = await acme()
    await addCompanyOrganization(administrator, company.id, { organization: organization.name })
    const other = await createCompany(administrator, { name: newName() })
    const name = newName()
    await updateCompany(administrator, company.id, { name })
    await updateCompany(administrator, company.id, { name })
    expect(await getCompany(administrator, company.id)).toMatchObject({ name })
    await expect(updateCompany(administrator, company.id, other)).rejects.toMatchObject(conflict('name'))
    await expect(createCompany(administrator, { name })).rejects.toMatchObject(conflict('name'))
    await expect(createCompany(administrator, { name: ' ' })).rejects.toMatchObject(invalid('name'))
    expect((await logOfOrganization(organization)).slice(1)).toMatchObject([
      { action: 'company.update', details: { name: { from: company.name, to: name } } },
    ])
  })

  it('that is deleted leaves its organizations as they are, and nobody to manage them', async () => {
    const { administrator, boss, organization, company, manages } = await acme()
    await addCompanyOrganization(administrator, company.id, { organization: organization.name })
    await addCompanyOwner(administrator, company.id, { username: boss.username })
    const untyped = deleteCompany(administrator, company.id, { typedName: company.name.toUpperCase() })
    await expect(untyped).rejects.toMatchObject(invalid('typedName'))
    await deleteCompany(administrator, company.id, { typedName: company.name })
    expect(await manages(boss)).toBe(false)
    expect(await db.organization.findUnique({ where: { id: organization.id } })).toMatchObject({
      companyId: null,
    })
    const details = { owners: [boss.username], organizations: [organization.name] }
    expect((await logOfOrganization(organization)).at(-1)).toMatchObject({
      ...{ action: 'company.delete', details },
    })
    await expect(getCompany(administrator, company.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('takes no organization from another, and nothing that there is not', async () => {
    const { administrator, boss, organization, company } = await acme()
    const other = await createCompany(administrator, { name: newName() })
    const put = (id: string, name = organization.name) =>
      addCompanyOrganization(administrator, id, { organization: name })
    await put(company.id)
    await expect(put(other.id)).rejects.toMatchObject(conflict('organization'))
    await expect(put(company.id)).rejects.toMatchObject(conflict('organization'))
    await expect(put(other.id, boss.username)).rejects.toMatchObject(invalid('organization'))
    const take = removeCompanyOrganization(administrator, other.id, { organization: organization.name })
    await expect(take).rejects.toMatchObject({ code: 'not_found' })
    const name = (username: string) => addCompanyOwner(administrator, company.id, { username })
    await name(boss.username)
    await expect(name(boss.username)).rejects.toMatchObject(conflict('username'))
    await expect(name(organization.name)).rejects.toMatchObject(invalid('username'))
    const remove = removeCompanyOwner(administrator, company.id, { username: administrator.username })
    await expect(remove).rejects.toMatchObject({ code: 'not_found' })
  })

  it('gets an organization once that is put into two at once', async () => {
    const { administrator, organization, company } = await acme()
    const other = await createCompany(administrator, { name: newName() })
    const tries = [company.id, other.id].map((id) =>
      addCompanyOrganization(administrator, id, { organization: organization.name }),
    )
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is nothing that anybody else can change or see', async () => {
    const { administrator, owner, boss, organization, company } = await acme()
    const { id, name: typedName } = company
    await addCompanyOrganization(administrator, id, { organization: organization.name })
    await addCompanyOwner(administrator, id, { username: boss.username })
    const before = await getCompany(administrator, id)
    const verbs: ((actor: Actor) => Promise<unknown>)[] = [
      (actor) => getCompany(actor, id),
      (actor) => createCompany(actor, { name: newName() }),
      (actor) => updateCompany(actor, id, { name: newName() }),
      (actor) => deleteCompany(actor, id, { typedName }),
      (actor) => addCompanyOwner(actor, id, { username: owner.username }),
      (actor) => removeCompanyOwner(actor, id, { username: boss.username }),
      (actor) => addCompanyOrganization(actor, id, { organization: organization.name }),
      (actor) => removeCompanyOrganization(actor, id, { organization: organization.name }),
    ]
    const nobody: Actor = { kind: 'anonymous', address: '192.0.2.9' }
    for (const verb of verbs) {
      for (const actor of [
        boss,
        owner,
        await newTokenActor(administrator),
        await newOrganizationActor(organization),
      ]) {
        await expect(verb(actor)).rejects.toMatchObject({ code: 'not_found', message: 'Page not found.' })
      }
      await expect(verb(nobody)).rejects.toMatchObject({ code: 'unauthenticated' })
    }
    expect(await getCompany(administrator, id)).toEqual(before)
  })
})
