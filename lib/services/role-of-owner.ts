import type { AuthorizedOwner } from '#lib/authz/authorize-owner.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import { serviceRole } from '#lib/services/service-role.ts'

/** In which role the owner of tokens stands to a `service`. */
export const roleOfOwner = ({ kind, id }: Pick<AuthorizedOwner, 'kind' | 'id'>): Prisma.Sql =>
  kind === 'account'
    ? serviceRole({ accountId: id, organizationId: null })
    : serviceRole({ accountId: null, organizationId: id })
