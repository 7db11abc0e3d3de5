import type { OrganizationScope } from '#lib/scopes/organization-scopes.ts'
import type { OrganizationPermission } from '#lib/scopes/organization-permissions.ts'
import type { PersonalPermission } from '#lib/scopes/personal-permissions.ts'

/**
 * Who may call a route, besides people with a session, who may call every one. The verb behind the route decides what
 * the caller may do to its target.
 */
export type Access = {
  /** Whether a bearer token is required; sign-in routes ignore it. */
  bearer: 'ignored' | 'optional' | 'required'
  /** The least level of a personal access token. */
  personal: PersonalPermission | null
  /** What an organization's access token must have: a scope, one that gives a permission, Image Pull, or nothing. */
  organization: OrganizationScope | OrganizationPermission | 'image-pull' | 'any' | null
}

const session: Access = { bearer: 'required', personal: null, organization: null }
const signIn: Access = { ...session, bearer: 'ignored' }
const reading: Access = { bearer: 'required', personal: 'public_read', organization: 'image-pull' }
const publicReading: Access = { ...reading, bearer: 'optional' }
const anyToken: Access = { ...reading, organization: 'any' }
const managing: Access = { ...session, personal: 'admin' }
const managingWith = (organization: OrganizationScope): Access => ({ ...managing, organization })
const may = (organization: OrganizationPermission): Access => ({ ...session, organization })

/** Every route that is served. The server, the documentation and the tests read this table. */
export const access = {
  'POST /v2/auth/token': signIn,
  'POST /v2/users/login': signIn,
  'POST /v2/users/2fa-login': signIn,
  'POST /v2/logout': anyToken,

  'GET /api/v1/tokens': session,
  'GET /api/v1/tokens/{id}': session,
  'PATCH /api/v1/tokens/{id}': session,
  'POST /api/v1/tokens/{id}/rotate': session,
  'DELETE /api/v1/tokens/{id}/retired-secret': session,
  'GET /api/v1/organizations/{name}/tokens': session,
  'GET /api/v1/organizations/{name}/tokens/{id}': session,
  'PATCH /api/v1/organizations/{name}/tokens/{id}': session,
  'POST /api/v1/organizations/{name}/tokens/{id}/rotate': session,
  'DELETE /api/v1/organizations/{name}/tokens/{id}/retired-secret': session,
  'GET /api/v1/tokens/{id}/exchanges': session,
  'GET /api/v1/organizations/{name}/tokens/{id}/exchanges': session,
  'GET /api/v1/organizations/{name}/workloads': session,
  'POST /api/v1/organizations/{name}/workloads': session,
  'GET /api/v1/organizations/{name}/workloads/{id}': session,
  'PATCH /api/v1/organizations/{name}/workloads/{id}': session,
  'DELETE /api/v1/organizations/{name}/workloads/{id}': session,
  'GET /api/v1/organizations/{name}/workloads/{id}/attempts': session,
  'POST /api/v1/organizations/{name}/workloads/{id}/try': session,
  'GET /api/v1/organizations/{name}/applications': session,
  'POST /api/v1/organizations/{name}/applications': session,
  'GET /api/v1/organizations/{name}/applications/{id}': session,
  'PATCH /api/v1/organizations/{name}/applications/{id}': session,
  'DELETE /api/v1/organizations/{name}/applications/{id}': session,
  'POST /api/v1/organizations/{name}/applications/{id}/rotate': session,
  'DELETE /api/v1/organizations/{name}/applications/{id}/old-secret': session,
  'GET /api/v1/organizations/{name}/services': session,
  'POST /api/v1/organizations/{name}/services': session,
  'GET /api/v1/organizations/{name}/services/{service}': session,
  'PATCH /api/v1/organizations/{name}/services/{service}': session,
  'DELETE /api/v1/organizations/{name}/services/{service}': session,
  'GET /api/v1/services': session,
  'POST /api/v1/services': session,
  'GET /api/v1/services/{service}': session,
  'PATCH /api/v1/services/{service}': session,
  'DELETE /api/v1/services/{service}': session,
  'GET /api/v1/notices': session,
  'GET /api/v1/organizations/{name}/notices': session,
  'POST /api/v1/imports/preview': session,
  'POST /api/v1/imports': session,
  'POST /api/v1/imports/compare': session,

  'GET /v2/access-tokens': session,
  'POST /v2/access-tokens': session,
  'GET /v2/access-tokens/{uuid}': session,
  'PATCH /v2/access-tokens/{uuid}': session,
  'DELETE /v2/access-tokens/{uuid}': session,

  'GET /v2/user/': session,
  'GET /v2/user/orgs/': session,
  'GET /api/billing/v4/accounts/{account_id}/hub-plan': session,

  'GET /v2/orgs/{org_name}': session,

  'GET /v2/orgs/{name}/access-tokens': session,
  'POST /v2/orgs/{name}/access-tokens': session,
  'GET /v2/orgs/{org_name}/access-tokens/{access_token_id}': session,
  'PATCH /v2/orgs/{org_name}/access-tokens/{access_token_id}': session,
  'DELETE /v2/orgs/{org_name}/access-tokens/{access_token_id}': session,

  'GET /v2/orgs/{org_name}/members': may('member.read'),
  'GET /v2/orgs/{org_name}/members/export': may('member.read'),
  'PUT /v2/orgs/{org_name}/members/{username}': may('member.edit'),
  'DELETE /v2/orgs/{org_name}/members/{username}': may('member.edit'),

  'GET /v2/orgs/{org_name}/invites': may('invite.read'),
  'POST /v2/invites/bulk': may('invite.edit'),
  'PATCH /v2/invites/{id}/resend': may('invite.edit'),
  'DELETE /v2/invites/{id}': may('invite.edit'),

  'GET /v2/orgs/{org_name}/groups': may('group.read'),
  'POST /v2/orgs/{org_name}/groups': may('group.edit'),
  'GET /v2/orgs/{org_name}/groups/{group_name}': may('group.read'),
  'PUT /v2/orgs/{org_name}/groups/{group_name}': may('group.edit'),
  'PATCH /v2/orgs/{org_name}/groups/{group_name}': may('group.edit'),
  'DELETE /v2/orgs/{org_name}/groups/{group_name}': may('group.edit'),
  'GET /v2/orgs/{org_name}/groups/{group_name}/members': may('group.read'),
  'POST /v2/orgs/{org_name}/groups/{group_name}/members': may('group.edit'),
  'DELETE /v2/orgs/{org_name}/groups/{group_name}/members/{username}': may('group.edit'),

  'GET /v2/orgs/{name}/settings': session,
  'PUT /v2/orgs/{name}/settings': session,
  'GET /v2/orgs/{name}/settings/registry-access-management': session,
  'PUT /v2/orgs/{name}/settings/registry-access-management': session,

  'GET /v2/auditlogs/{account}': may('audit.read'),
  'GET /v2/auditlogs/{account}/actions': may('audit.read'),

  'GET /v2/namespaces/{namespace}/repositories': publicReading,
  'POST /v2/namespaces/{namespace}/repositories': managingWith('scope-repository-create'),
  'GET /v2/namespaces/{namespace}/repositories/{repository}': publicReading,
  'PATCH /v2/namespaces/{namespace}/repositories/{repository}': managingWith('scope-repository-edit'),
  'DELETE /v2/namespaces/{namespace}/repositories/{repository}': managing,
  'GET /v2/namespaces/{namespace}/repositories/{repository}/tags': publicReading,
  'GET /v2/namespaces/{namespace}/repositories/{repository}/tags/{tag}': publicReading,
  'DELETE /v2/namespaces/{namespace}/repositories/{repository}/tags/{tag}': managingWith('scope-tag-admin'),
  'PATCH /v2/namespaces/{namespace}/repositories/{repository}/immutabletags': managing,
  'POST /v2/namespaces/{namespace}/repositories/{repository}/immutabletags/verify': managing,
  'POST /v2/namespaces/{namespace}/repositories/{repository}/privacy': managingWith('scope-repository-edit'),
  'POST /v2/repositories/{namespace}/{repository}/groups': may('group.edit'),
  'GET /v2/repositories/{namespace}/{repository}/groups/{group_id}': may('group.read'),
  'PATCH /v2/repositories/{namespace}/{repository}/groups/{group_id}': may('group.edit'),
  'DELETE /v2/repositories/{namespace}/{repository}/groups/{group_id}': may('group.edit'),
  'GET /v2/search/repositories': publicReading,
} as const satisfies Record<string, Access>

export type RouteName = keyof typeof access
