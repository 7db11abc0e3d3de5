import type { OwnOrganization } from '#lib/organizations/list-organizations.ts'

/** Names the organization that was looked at last. */
export const organizationCookie = 'organization'

/** That organization while the person still belongs to it, else the first one. */
export function lastOrganization(organizations: OwnOrganization[], remembered: string | undefined) {
  return organizations.find(({ name }) => name === remembered) ?? organizations[0]
}
