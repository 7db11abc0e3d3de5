import type { Role } from '#lib/scopes/organization-permissions.ts'
import type { PublicService } from '#lib/services/public-service.ts'
import type { CreateService, ServiceKind } from '#lib/services/schema.ts'
import { serviceTemplates } from '#lib/services/service-templates.ts'

/** How a form holds a service: methods as one text, and no header as an empty one. */
export type ServiceFormValues = {
  name: string
  kind: ServiceKind
  hosts: { pattern: string }[]
  permissions: { name: string; role: Role; includes: string[] }[]
  rules: { methods: string; path: string; permission: string }[]
  credentialHeader: string
  credentialQuery: string
  redirectsBrowsers: boolean
}

type RulesValues = Pick<ServiceFormValues, 'permissions' | 'rules'>

/** What a form begins with, and has after another kind was chosen. The installation has no editors. */
export function templateValues(of: string | null, kind: ServiceKind): RulesValues {
  const { permissions, rules } = serviceTemplates[kind]
  const roleOf = (role: Role) => (of === null && role === 'editor' ? 'owner' : role)
  return {
    permissions: permissions.map(({ role, ...same }) => ({ ...same, role: roleOf(role) })),
    rules: rules.map(ruleValues),
  }
}

/** Whether permissions and rules are still those that a kind begins with. */
export function areOfKind(of: string | null, kind: ServiceKind, values: RulesValues): boolean {
  const [own, begun] = [values, templateValues(of, kind)].map((one) => JSON.stringify(rulesToSend(one)))
  return own === begun
}

export const newService = (of: string | null): ServiceFormValues => ({
  ...{ name: '', kind: 'http', hosts: [{ pattern: '' }], ...templateValues(of, 'http') },
  ...{ credentialHeader: '', credentialQuery: '', redirectsBrowsers: false },
})

export const valuesOf = (service: PublicService): ServiceFormValues => ({
  ...{ name: service.name, kind: service.kind, permissions: service.permissions },
  hosts: service.hosts.map(({ pattern }) => ({ pattern })),
  rules: service.rules.map(ruleValues),
  credentialHeader: service.credentialHeader ?? '',
  credentialQuery: service.credentialQuery ?? '',
  redirectsBrowsers: service.redirectsBrowsers,
})

function ruleValues({ methods, path, permission }: PublicService['rules'][number]) {
  return { methods: methods.join(' '), path, permission }
}

/** Rules with their permissions, as the verbs take them. */
export const rulesToSend = ({ rules, permissions }: RulesValues) => ({
  permissions,
  rules: rules.map(({ methods, ...rule }) => ({
    ...rule,
    methods: methods.split(/[\s,]+/).filter((method) => method !== ''),
  })),
})

/** Without the lines at the end that were left empty: without others, messages would stand at the wrong line. */
function hostsToSend(hosts: ServiceFormValues['hosts']): string[] {
  const patterns = hosts.map(({ pattern }) => pattern)
  return patterns.slice(0, patterns.findLastIndex((pattern) => pattern.trim() !== '') + 1)
}

/** What the verbs take of what was filled in or changed. */
export function toSend(values: Partial<ServiceFormValues>): Partial<CreateService> {
  const { hosts, rules, permissions, credentialHeader, credentialQuery, ...same } = values
  return {
    ...same,
    ...(hosts && { hosts: hostsToSend(hosts) }),
    ...(rules && permissions && rulesToSend({ rules, permissions })),
    ...(credentialHeader !== undefined && { credentialHeader: credentialHeader.trim() || null }),
    ...(credentialQuery !== undefined && { credentialQuery: credentialQuery.trim() || null }),
  }
}
