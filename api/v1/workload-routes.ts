import { z } from 'zod'
import { grantOfResources } from '#api/hub/grant-of-resources.ts'
import { resource } from '#api/hub/token-resources.ts'
import { links, pageLinks, pageQuery } from '#api/rest/paging.ts'
import { assertRevision, sentRevision } from '#api/v1/revision-of.ts'
import { v1Route } from '#api/v1/v1-route.ts'
import {
  attempt,
  attemptJson,
  keys,
  rule,
  services,
  tried,
  triedJson,
  workload,
  workloadDetails,
  workloadDetailsJson,
  workloadJson,
  workloadKinds,
} from '#api/v1/workload-json.ts'
import { createWorkload } from '#lib/workloads/create-workload.ts'
import { deleteWorkload } from '#lib/workloads/delete-workload.ts'
import { getWorkload } from '#lib/workloads/get-workload.ts'
import { listAttempts } from '#lib/workloads/list-attempts.ts'
import { listWorkloads } from '#lib/workloads/list-workloads.ts'
import { assertionSchema, workloadPolicy, workloadQuerySchema } from '#lib/workloads/schema.ts'
import { tryAssertion } from '#lib/workloads/try-assertion.ts'
import { updateWorkload } from '#lib/workloads/update-workload.ts'
import { workloadFacts } from '#lib/workloads/workload-facts.ts'
import { workloadList } from '#lib/workloads/workload-list.ts'

const base = '/api/v1/organizations/{name}/workloads'
const tag = 'Trusted workloads'

const resources = z.array(resource).max(100).describe('As of an access token of the organization.')
const edit = z.object({
  ...z.object(rule).partial().shape,
  jwks: keys.optional(),
  resources: resources.optional(),
  services: services.optional(),
  is_active: z.boolean().optional().describe('False ends its tokens at once.'),
  revision: sentRevision,
})

/** In the words of the verbs, which say what is wrong with it. */
const ruleOf = (body: Partial<z.output<typeof edit>>) => ({
  ...{ name: body.name, issuer: body.issuer, audience: body.audience, conditions: body.conditions },
  ...{ lifetimeMinutes: body.lifetime_minutes, allowsForks: body.allows_forks, jwks: body.jwks },
  ...{ allowsPullRequestTarget: body.allows_pull_request_target, services: body.services },
})

export const workloadRoutes = [
  v1Route(`GET ${base}`, {
    tag,
    summary: 'List trusted workloads',
    query: z.object({ q: z.string().max(100).default(''), ...pageQuery(workloadList.pageSize) }),
    result: z.object({ total: z.number(), ...links, results: z.array(workload) }),
    handle: async ({ actor, params, query, url }) => {
      const wanted = workloadQuerySchema.parse(query)
      const list = await listWorkloads(actor, params.name, wanted, query.page_size)
      const results = list.page === query.page ? list.workloads.map(workloadJson) : []
      return { total: list.matching, ...pageLinks({ url, query, total: list.matching }), results }
    },
  }),
  v1Route(`POST ${base}`, {
    tag,
    summary: 'Create a trusted workload',
    description:
      'Its jobs or pods exchange what their issuer signs for an access token at POST /oauth/token (RFC 8693). The conditions name at least one id that the issuer never gives to anybody else.',
    status: 201,
    body: z.object({
      kind: z.enum(workloadKinds),
      ...rule,
      lifetime_minutes: rule.lifetime_minutes.default(workloadPolicy.minutes.standard),
      allows_forks: rule.allows_forks.default(false),
      allows_pull_request_target: rule.allows_pull_request_target.default(false),
      jwks: keys.default(null),
      resources: resources.default([]),
      services: services.default([]),
    }),
    result: workloadDetails,
    handle: async ({ actor, params, body }) => {
      const grant = await grantOfResources(actor, params.name, body.resources)
      const input = { kind: body.kind, ...ruleOf(body), ...grant } as Parameters<typeof createWorkload>[2]
      return workloadDetailsJson(await createWorkload(actor, params.name, input), params.name)
    },
    repeat: async ({ actor, params }, { ids }) =>
      workloadDetailsJson(await getWorkload(actor, params.name, ids[0]!), params.name),
  }),
  v1Route(`GET ${base}/{id}`, {
    tag,
    summary: 'Get a trusted workload with what its tokens may do',
    result: workloadDetails,
    handle: async ({ actor, params }) =>
      workloadDetailsJson(await getWorkload(actor, params.name, params.id), params.name),
  }),
  v1Route(`PATCH ${base}/{id}`, {
    tag,
    summary: 'Change a trusted workload',
    description:
      'Absent fields are not changed. Tokens that it has made keep what they have until they expire.',
    body: edit,
    result: workloadDetails,
    handle: async ({ actor, params, body }) => {
      const shown = workloadFacts(await getWorkload(actor, params.name, params.id))
      assertRevision('trusted workload', shown, body.revision)
      const grant = body.resources && (await grantOfResources(actor, params.name, body.resources))
      const input = { ...ruleOf(body), ...grant, isActive: body.is_active } as Parameters<
        typeof updateWorkload
      >[3]
      return workloadDetailsJson(
        await updateWorkload(actor, params.name, params.id, input, shown),
        params.name,
      )
    },
  }),
  v1Route(`DELETE ${base}/{id}`, {
    tag,
    summary: 'Delete a trusted workload and end its tokens',
    status: 204,
    handle: async ({ actor, params }) => {
      await deleteWorkload(actor, params.name, params.id)
    },
  }),
  v1Route(`GET ${base}/{id}/attempts`, {
    tag,
    summary: `List the last ${workloadPolicy.attemptsKept} attempts to get a token of a trusted workload`,
    result: z.object({ results: z.array(attempt).describe('The latest first.') }),
    handle: async ({ actor, params }) => {
      const { attempts } = await listAttempts(actor, params.name, params.id, {}, workloadPolicy.attemptsKept)
      return { results: attempts.map(attemptJson) }
    },
  }),
  v1Route(`POST ${base}/{id}/try`, {
    tag,
    summary: 'Try a token of the issuer without exchanging it',
    description: 'The same checks as of an exchange. No token is made, nothing is used up or kept.',
    body: z.object({ subject_token: assertionSchema }),
    result: tried,
    handle: async ({ actor, params, body }) =>
      triedJson(await tryAssertion(actor, params.name, params.id, body.subject_token)),
  }),
]
