import type { RouteName } from '#api/rest/access.ts'

export const anyPublic = { type: 'TYPE_REPO', path: '*/*/public', scopes: ['scope-image-pull'] }

const packages = { name: 'npm', hosts: [], rules: [], permissions: [{ name: 'read', role: 'member' }] }

/** Those about services, applications and trusted workloads: see `contractCalls`. */
export const v1ContractCalls: [RouteName, string, number, object?][] = [
  ['GET /api/v1/organizations/{name}/services', 'GET /api/v1/organizations/{org}/services?q=npm', 200],
  ['POST /api/v1/organizations/{name}/services', 'POST /api/v1/organizations/{org}/services', 201, packages],
  [
    'GET /api/v1/organizations/{name}/services/{service}',
    'GET /api/v1/organizations/{org}/services/npm',
    200,
  ],
  [
    'PATCH /api/v1/organizations/{name}/services/{service}',
    'PATCH /api/v1/organizations/{org}/services/npm',
    200,
    { redirects_browsers: true },
  ],
  [
    'DELETE /api/v1/organizations/{name}/services/{service}',
    'DELETE /api/v1/organizations/{org}/services/npm',
    204,
  ],
  // For everybody but site administrators there are none.
  ['GET /api/v1/services', 'GET /api/v1/services', 404],
  ['POST /api/v1/services', 'POST /api/v1/services', 404, packages],
  ['GET /api/v1/services/{service}', 'GET /api/v1/services/npm', 404],
  ['PATCH /api/v1/services/{service}', 'PATCH /api/v1/services/npm', 404, { redirects_browsers: true }],
  ['DELETE /api/v1/services/{service}', 'DELETE /api/v1/services/npm', 404],
  ['GET /api/v1/organizations/{name}/applications', 'GET /api/v1/organizations/{org}/applications', 200],
  [
    'POST /api/v1/organizations/{name}/applications',
    'POST /api/v1/organizations/{org}/applications',
    201,
    { name: 'Gateway' },
  ],
  [
    'GET /api/v1/organizations/{name}/applications/{id}',
    'GET /api/v1/organizations/{org}/applications/{application}',
    200,
  ],
  [
    'PATCH /api/v1/organizations/{name}/applications/{id}',
    'PATCH /api/v1/organizations/{org}/applications/{application}',
    200,
    { reuse_seconds: 10 },
  ],
  [
    'POST /api/v1/organizations/{name}/applications/{id}/rotate',
    'POST /api/v1/organizations/{org}/applications/{application}/rotate',
    200,
  ],
  [
    'DELETE /api/v1/organizations/{name}/applications/{id}/old-secret',
    'DELETE /api/v1/organizations/{org}/applications/{application}/old-secret',
    204,
  ],
  [
    'DELETE /api/v1/organizations/{name}/applications/{id}',
    'DELETE /api/v1/organizations/{org}/applications/{application}',
    204,
  ],
  ['GET /api/v1/organizations/{name}/workloads', 'GET /api/v1/organizations/{org}/workloads', 200],
  [
    'POST /api/v1/organizations/{name}/workloads',
    'POST /api/v1/organizations/{org}/workloads',
    201,
    {
      ...{ kind: 'oidc', name: 'Jobs', issuer: 'https://issuer.example', audience: 'gatehouse' },
      conditions: [{ claim: 'sub', value: 'job' }],
      ...{ resources: [anyPublic], lifetime_minutes: 15 },
    },
  ],
  [
    'GET /api/v1/organizations/{name}/workloads/{id}',
    'GET /api/v1/organizations/{org}/workloads/{workload}',
    200,
  ],
  [
    'PATCH /api/v1/organizations/{name}/workloads/{id}',
    'PATCH /api/v1/organizations/{org}/workloads/{workload}',
    200,
    { name: 'Builds' },
  ],
  [
    'POST /api/v1/organizations/{name}/workloads/{id}/try',
    'POST /api/v1/organizations/{org}/workloads/{workload}/try',
    200,
    { subject_token: 'e30.e30.e30' },
  ],
  [
    'GET /api/v1/organizations/{name}/workloads/{id}/attempts',
    'GET /api/v1/organizations/{org}/workloads/{workload}/attempts',
    200,
  ],
  [
    'DELETE /api/v1/organizations/{name}/workloads/{id}',
    'DELETE /api/v1/organizations/{org}/workloads/{workload}',
    204,
  ],
]
