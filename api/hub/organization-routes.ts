import { hubOrganization, organizationOf } from '#api/hub/people.ts'
import { hubRoute } from '#api/hub/hub-route.ts'
import { getOrganization } from '#lib/organizations/get-organization.ts'

export const organizationRoutes = [
  hubRoute('GET /v2/orgs/{org_name}', {
    tag: 'Organization settings',
    errors: 'errinfo',
    summary: 'Get an organization',
    result: hubOrganization,
    handle: async ({ actor, params: { org_name } }) => organizationOf(await getOrganization(actor, org_name)),
  }),
]
