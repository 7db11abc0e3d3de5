import { expect, it } from 'vitest'
import { decideService } from '#lib/services/decide-service.ts'
import { createServiceSchema, serviceKinds, type ServiceKind } from '#lib/services/schema.ts'
import { serviceTemplates } from '#lib/services/service-templates.ts'

it.each(serviceKinds)('what %s begins with can be saved as it is', (kind) => {
  const { rules, permissions } = serviceTemplates[kind]
  const input = { name: 'mine', kind, hosts: [], rules, permissions }
  expect(createServiceSchema.parse(input)).toMatchObject({ rules, permissions })
})

it.each<[ServiceKind, request: string, permission: string | null]>([
  ['npm', 'GET /left-pad', 'read'],
  ['npm', 'POST /-/npm/v1/security/advisories/bulk', 'read'],
  ['npm', 'PUT /@acme/left-pad', 'write'],
  ['npm', 'PUT /-/package/left-pad/dist-tags/next', 'write'],
  ['pypi', 'GET /simple/requests/', 'read'],
  ['pypi', 'POST /legacy/', 'write'],
  ['pypi', 'DELETE /legacy/', null],
  ['helm', 'GET /index.yaml', 'read'],
  ['helm', 'POST /api/charts', 'write'],
  ['helm', 'DELETE /api/charts/app/1.0.0', 'write'],
  ['maven', 'GET /repository/maven-releases/com/acme/app/maven-metadata.xml', 'read'],
  ['maven', 'PUT /repository/maven-releases/com/acme/app/1.0/app-1.0.jar', 'write'],
  ['maven', 'GET /service/rest/v1/users', 'admin'],
  ['prometheus', 'POST /api/v1/query_range', 'read'],
  ['prometheus', 'POST /api/v1/write', 'write'],
  ['prometheus', 'POST /api/v1/admin/tsdb/delete_series', 'admin'],
  ['prometheus', 'POST /-/quit', 'admin'],
  ['prometheus', 'GET /-/ready', 'read'],
  ['prometheus', 'PUT /api/v1/other', null],
  ['mcp', 'POST /mcp', 'use'],
  ['mcp', 'DELETE /mcp', 'use'],
  ['mcp', 'GET /admin', null],
  ['http', 'HEAD /x', 'read'],
  ['http', 'PATCH /x', 'write'],
])('%s: %s takes %s', (kind, request, permission) => {
  const [method = '', path = ''] = request.split(' ')
  expect(decideService(serviceTemplates[kind], { method, path })?.permission ?? null).toBe(permission)
})
