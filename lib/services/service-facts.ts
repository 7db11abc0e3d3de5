import type { Fact } from '#lib/audit/mutate.ts'
import type { PublicService } from '#lib/services/public-service.ts'
import type { ServicePermission, ServiceRule } from '#lib/services/schema.ts'

/** What an edit can change about a service, in words for the log; an edit form shows the same. */
export function serviceFacts(service: Omit<PublicService, 'id' | 'tokens' | 'createdBy' | 'createdAt'>) {
  const { name, hosts, rules, permissions, credentialHeader, credentialQuery, redirectsBrowsers } = service
  return {
    name,
    hosts: hosts.map(({ pattern }) => pattern).sort(),
    rules: rules.map(describeRule),
    permissions: permissions.map(describePermission),
    credentialHeader,
    credentialQuery,
    redirectsBrowsers,
  } satisfies Record<string, Fact>
}

/** "GET, HEAD /api/ → read" */
const describeRule = ({ methods, path, permission }: ServiceRule) =>
  `${methods.join(', ') || 'any'} ${path} → ${permission}`

/** "write (editor, includes read)" */
const describePermission = ({ name, role, includes }: ServicePermission) =>
  `${name} (${[role, ...(includes.length > 0 ? [`includes ${includes.join(' and ')}`] : [])].join(', ')})`
