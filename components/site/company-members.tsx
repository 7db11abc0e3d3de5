'use client'

import { NameSet } from '#components/site/name-set.tsx'
import {
  addCompanyOrganizationAction,
  addCompanyOwnerAction,
  removeCompanyOrganizationAction,
  removeCompanyOwnerAction,
} from '#lib/companies/actions.ts'

type Props = { id: string; company: string; owners: string[]; organizations: string[] }

export function CompanyOwners({ id, company, owners, organizations }: Props) {
  return (
    <NameSet
      label="Username"
      plural="owners"
      names={owners}
      add={(username, key) => addCompanyOwnerAction(id, { username }, key)}
      remove={(username) => removeCompanyOwnerAction(id, { username })}
      ask={(username) => ({
        title: `Remove ${username} from the owners of ${company}?`,
        meaning:
          organizations.length === 0
            ? 'The company has no organizations, so nothing else changes.'
            : `From the next request, ${username} no longer manages ${someOf(organizations)}. Their own roles in organizations are not affected.`,
      })}
    />
  )
}

export function CompanyOrganizations({ id, company, owners, organizations }: Props) {
  return (
    <NameSet
      label="Name of an organization"
      plural="organizations"
      names={organizations}
      add={(organization, key) => addCompanyOrganizationAction(id, { organization }, key)}
      remove={(organization) => removeCompanyOrganizationAction(id, { organization })}
      ask={(organization) => ({
        title: `Remove ${organization} from ${company}?`,
        meaning:
          owners.length === 0
            ? 'The company has no owners, so nothing else changes.'
            : `From the next request, the organization is no longer managed by ${someOf(owners)}. Its members, repositories and access tokens are kept.`,
      })}
    />
  )
}

const list = new Intl.ListFormat('en')

/** Names for a sentence, at most four. */
function someOf(names: string[]): string {
  return names.length <= 5
    ? list.format(names)
    : list.format([...names.slice(0, 4), `${names.length - 4} more`])
}
