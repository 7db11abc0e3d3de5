import { noId, type Ask, type MatrixRow } from '#api/testing/matrix-row.ts'
import { owners, people } from '#api/testing/organization-rows.ts'

const rotation = { expires_at: null }
/** For site administrators: for everybody else there is no such page. */
const imported = { kind: 'htpasswd', text: 'a:b', email_domain: 'example.com' }

const of =
  (rest: string, body?: object): Ask =>
  ({ name }) => [`/api/v1/organizations/${name}/tokens${rest}`, body]

const ofApplications =
  (rest: string, body?: object): Ask =>
  ({ name }) => [`/api/v1/organizations/${name}/applications${rest}`, body]

const ofWorkloads =
  (rest: string, body?: object): Ask =>
  ({ name }) => [`/api/v1/organizations/${name}/workloads${rest}`, body]

const workload = {
  ...{ kind: 'oidc', name: 'Jobs', issuer: 'https://issuer.example', audience: 'gatehouse', conditions: [] },
}

const packages = {
  ...{ name: 'packages', hosts: [], rules: [] },
  permissions: [{ name: 'read', role: 'member' }],
}

const ofServices =
  (rest: string, body?: object): Ask =>
  ({ name }) => [`/api/v1/organizations/${name}/services${rest}`, body]

/** The routes of Gatehouse's own API. */
export const v1Rows: MatrixRow[] = [
  ['GET /api/v1/tokens', ...people, () => ['/api/v1/tokens']],
  ['GET /api/v1/tokens/{id}', ...people, () => [`/api/v1/tokens/${noId}`]],
  ['PATCH /api/v1/tokens/{id}', ...people, () => [`/api/v1/tokens/${noId}`, { description: 'Test' }]],
  ['POST /api/v1/tokens/{id}/rotate', ...people, () => [`/api/v1/tokens/${noId}/rotate`, rotation]],
  ['DELETE /api/v1/tokens/{id}/retired-secret', ...people, () => [`/api/v1/tokens/${noId}/retired-secret`]],
  ['GET /api/v1/organizations/{name}/tokens', ...owners, of('')],
  ['GET /api/v1/organizations/{name}/tokens/{id}', ...owners, of(`/${noId}`)],
  ['PATCH /api/v1/organizations/{name}/tokens/{id}', ...owners, of(`/${noId}`, { label: 'Test' })],
  ['POST /api/v1/organizations/{name}/tokens/{id}/rotate', ...owners, of(`/${noId}/rotate`, rotation)],
  [
    'DELETE /api/v1/organizations/{name}/tokens/{id}/retired-secret',
    ...owners,
    of(`/${noId}/retired-secret`),
  ],
  ['GET /api/v1/tokens/{id}/exchanges', ...people, () => [`/api/v1/tokens/${noId}/exchanges`]],
  ['GET /api/v1/organizations/{name}/tokens/{id}/exchanges', ...owners, of(`/${noId}/exchanges`)],
  ['GET /api/v1/organizations/{name}/workloads', ...owners, ofWorkloads('')],
  ['POST /api/v1/organizations/{name}/workloads', ...owners, ofWorkloads('', workload)],
  ['GET /api/v1/organizations/{name}/workloads/{id}', ...owners, ofWorkloads(`/${noId}`)],
  ['PATCH /api/v1/organizations/{name}/workloads/{id}', ...owners, ofWorkloads(`/${noId}`, { name: 'Test' })],
  ['DELETE /api/v1/organizations/{name}/workloads/{id}', ...owners, ofWorkloads(`/${noId}`)],
  ['GET /api/v1/organizations/{name}/workloads/{id}/attempts', ...owners, ofWorkloads(`/${noId}/attempts`)],
  [
    'POST /api/v1/organizations/{name}/workloads/{id}/try',
    ...owners,
    ofWorkloads(`/${noId}/try`, { subject_token: 'e30.e30.e30' }),
  ],
  ['GET /api/v1/organizations/{name}/applications', ...owners, ofApplications('')],
  ['POST /api/v1/organizations/{name}/applications', ...owners, ofApplications('', { name: 'Gateway' })],
  ['GET /api/v1/organizations/{name}/applications/{id}', ...owners, ofApplications(`/${noId}`)],
  [
    'PATCH /api/v1/organizations/{name}/applications/{id}',
    ...owners,
    ofApplications(`/${noId}`, { name: 'Test' }),
  ],
  ['DELETE /api/v1/organizations/{name}/applications/{id}', ...owners, ofApplications(`/${noId}`)],
  [
    'POST /api/v1/organizations/{name}/applications/{id}/rotate',
    ...owners,
    ofApplications(`/${noId}/rotate`),
  ],
  [
    'DELETE /api/v1/organizations/{name}/applications/{id}/old-secret',
    ...owners,
    ofApplications(`/${noId}/old-secret`),
  ],
  ['POST /api/v1/imports/preview', ...people, () => ['/api/v1/imports/preview', imported]],
  ['POST /api/v1/imports', ...people, () => ['/api/v1/imports', { ...imported, plan_hash: '0'.repeat(64) }]],
  ['POST /api/v1/imports/compare', ...people, () => ['/api/v1/imports/compare', { text: '{}' }]],
  ['GET /api/v1/organizations/{name}/services', ...owners, ofServices('')],
  ['POST /api/v1/organizations/{name}/services', ...owners, ofServices('', packages)],
  ['GET /api/v1/organizations/{name}/services/{service}', ...owners, ofServices('/none')],
  [
    'PATCH /api/v1/organizations/{name}/services/{service}',
    ...owners,
    ofServices('/none', { redirects_browsers: true }),
  ],
  ['DELETE /api/v1/organizations/{name}/services/{service}', ...owners, ofServices('/none')],
  ['GET /api/v1/services', ...people, () => ['/api/v1/services']],
  ['POST /api/v1/services', ...people, () => ['/api/v1/services', packages]],
  ['GET /api/v1/services/{service}', ...people, () => ['/api/v1/services/none']],
  [
    'PATCH /api/v1/services/{service}',
    ...people,
    () => ['/api/v1/services/none', { redirects_browsers: true }],
  ],
  ['DELETE /api/v1/services/{service}', ...people, () => ['/api/v1/services/none']],
  ['GET /api/v1/notices', ...people, () => ['/api/v1/notices']],
  [
    'GET /api/v1/organizations/{name}/notices',
    ...owners,
    ({ name }) => [`/api/v1/organizations/${name}/notices`],
  ],
]
