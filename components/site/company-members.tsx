'use client'

import { NameSet } from '#components/site/name-set.tsx'
import {
  addCompanyOrganizationAction,
  addCompanyOwnerAction,
  removeCompanyOrganizationAction,
  removeCompanyOwnerAction,
} from '#lib/companies/actions.ts'

type Props = { id: string; names: string[] }

export function CompanyOwners({ id, names }: Props) {
  return (
    <NameSet
      label="Username"
      plural="owners"
      names={names}
      add={(username) => addCompanyOwnerAction(id, { username })}
      remove={(username) => removeCompanyOwnerAction(id, { username })}
    />
  )
}

export function CompanyOrganizations({ id, names }: Props) {
  return (
    <NameSet
      label="Name of an organization"
      plural="organizations"
      names={names}
      add={(organization) => addCompanyOrganizationAction(id, { organization })}
      remove={(organization) => removeCompanyOrganizationAction(id, { organization })}
    />
  )
}
