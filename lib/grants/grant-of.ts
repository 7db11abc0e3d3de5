import type { Grant } from '#lib/grants/grant.ts'
import { organizationGrant } from '#lib/grants/organization-grant.ts'
import { personalGrant } from '#lib/grants/personal-grant.ts'
import type { OwnerKind } from '#lib/owners.ts'

const grants: { [Kind in OwnerKind]: Grant<Kind> } = {
  account: personalGrant,
  organization: organizationGrant,
}

/** What tokens of that kind of owner may do. */
export const grantOf = <Kind extends OwnerKind>(kind: Kind): Grant<Kind> => grants[kind]
