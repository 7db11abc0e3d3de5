import type { ServiceKind, ServicePermission, ServiceRule } from '#lib/services/schema.ts'

/** What a service of a kind begins with, and its owner changes. */
export type ServiceTemplate = {
  label: string
  meaning: string
  permissions: ServicePermission[]
  rules: ServiceRule[]
}

const read: ServicePermission = { name: 'read', role: 'member', includes: [] }
const write: ServicePermission = { name: 'write', role: 'editor', includes: ['read'] }
const admin: ServicePermission = { name: 'admin', role: 'owner', includes: ['write'] }

const rule = (methods: string, path: string, permission: string): ServiceRule => ({
  ...{ methods: methods === '' ? [] : methods.split(' '), path, permission },
})
const readAll = rule('GET', '/', 'read')
const writeAll = rule('', '/', 'write')

export const serviceTemplates: Record<ServiceKind, ServiceTemplate> = {
  http: {
    label: 'Any HTTP service',
    meaning: 'GET reads, all else writes.',
    permissions: [read, write],
    rules: [readAll, writeAll],
  },
  npm: {
    label: 'npm registry',
    meaning: 'Verdaccio and others: install, audit and publish.',
    permissions: [read, write],
    rules: [rule('POST', '/-/npm/v1/security/', 'read'), readAll, writeAll],
  },
  pypi: {
    label: 'Python package index',
    meaning: 'pip and uv download, twine and uv upload.',
    permissions: [read, write],
    rules: [readAll, rule('POST', '/', 'write')],
  },
  helm: {
    label: 'Helm repository',
    meaning: 'ChartMuseum and others: pull charts, push and delete them.',
    permissions: [read, write],
    rules: [readAll, rule('POST PUT DELETE', '/api/', 'write')],
  },
  maven: {
    label: 'Maven repository',
    meaning: 'Nexus and others: artifacts, and its own administration apart.',
    permissions: [read, write, admin],
    rules: [rule('', '/service/', 'admin'), readAll, rule('PUT POST DELETE', '/repository/', 'write')],
  },
  prometheus: {
    label: 'Prometheus',
    meaning: 'Queries, remote write, and administration apart.',
    permissions: [read, { ...write, includes: [] }, { ...admin, includes: ['read', 'write'] }],
    rules: [
      rule('GET', '/-/healthy', 'read'),
      rule('GET', '/-/ready', 'read'),
      rule('', '/-/', 'admin'),
      rule('', '/api/v1/admin/', 'admin'),
      rule('POST', '/api/v1/write', 'write'),
      rule('POST', '/api/v1/query*', 'read'),
      rule('POST', '/api/v1/labels', 'read'),
      rule('POST', '/api/v1/series', 'read'),
      readAll,
    ],
  },
  mcp: {
    label: 'MCP server',
    meaning: 'Tools for agents over streamable HTTP at /mcp.',
    permissions: [{ name: 'use', role: 'member', includes: [] }],
    rules: [rule('GET POST DELETE', '/mcp', 'use')],
  },
}
