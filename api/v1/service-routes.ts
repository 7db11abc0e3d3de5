import { z } from 'zod'
import { links, pageLinks, pageQuery } from '#api/rest/paging.ts'
import { assertRevision, sentRevision } from '#api/v1/revision-of.ts'
import { service, serviceJson } from '#api/v1/service-json.ts'
import { v1Route } from '#api/v1/v1-route.ts'
import { plainText } from '#lib/plain-text.ts'
import { createService } from '#lib/services/create-service.ts'
import { deleteService } from '#lib/services/delete-service.ts'
import { getService } from '#lib/services/get-service.ts'
import { listServices } from '#lib/services/list-services.ts'
import { createServiceSchema, updateServiceSchema } from '#lib/services/schema.ts'
import { serviceFacts } from '#lib/services/service-facts.ts'
import { serviceList } from '#lib/services/service-list.ts'
import type { ServicesOf } from '#lib/services/service-owner.ts'
import { updateService } from '#lib/services/update-service.ts'

const wanted = createServiceSchema.shape
const changed = updateServiceSchema.shape

/** What the routes of an organization's services and of the installation's differ in. */
type ServiceApi = {
  base: '/api/v1/organizations/{name}/services' | '/api/v1/services'
  tag: string
  ofParams: (params: { name: string }) => ServicesOf
  hosts: string
}

export const serviceRoutes = [
  ...routesFor({
    base: '/api/v1/organizations/{name}/services',
    tag: 'Services',
    ofParams: ({ name }) => name,
    hosts: 'Its hosts have no effect until a site administrator has confirmed them.',
  }),
  ...routesFor({
    base: '/api/v1/services',
    tag: 'Services of the installation',
    ofParams: () => null,
    hosts: 'For site administrators. Its hosts count at once.',
  }),
]

function routesFor({ base, tag, ofParams, hosts }: ServiceApi) {
  return [
    v1Route(`GET ${base}`, {
      tag,
      summary: 'List services',
      query: z.object({
        q: plainText(255).default('').describe('Text in the name or in a host.'),
        ...pageQuery(serviceList.pageSize),
      }),
      result: z.object({ total: z.number(), ...links, results: z.array(service) }),
      handle: async ({ actor, params, query, url }) => {
        const { page, page_size, q } = query
        const list = await listServices(actor, ofParams(params), { q, page }, page_size)
        const results = list.page === page ? list.services.map(serviceJson) : []
        return { total: list.matching, ...pageLinks({ url, query, total: list.matching }), results }
      },
    }),
    v1Route(`POST ${base}`, {
      tag,
      summary: 'Create a service',
      description: hosts,
      body: z.object({
        ...{ name: wanted.name, kind: wanted.kind, hosts: wanted.hosts },
        rules: wanted.rules.describe('The first that matches a request holds; without one it is refused.'),
        permissions: wanted.permissions.describe(
          'What tokens can be given, with the least role of the members whose own tokens can.',
        ),
        credential_header: wanted.credentialHeader,
        credential_query: wanted.credentialQuery,
        redirects_browsers: wanted.redirectsBrowsers,
      }),
      status: 201,
      result: service,
      handle: async ({ actor, params, body }) =>
        serviceJson(await createService(actor, ofParams(params), toInput(body))),
      repeat: async ({ actor, params }, { ids }) =>
        serviceJson(await getService(actor, ofParams(params), ids[0]!)),
    }),
    v1Route(`GET ${base}/{service}`, {
      tag,
      summary: 'Get a service by its name or its id',
      result: service,
      handle: async ({ actor, params }) =>
        serviceJson(await getService(actor, ofParams(params), params.service)),
    }),
    v1Route(`PATCH ${base}/{service}`, {
      tag,
      summary: 'Change a service',
      description:
        'Absent fields are not changed; rules and permissions come together. A permission that goes is taken from all tokens.',
      body: z.object({
        ...{ name: changed.name, hosts: changed.hosts },
        ...{ rules: changed.rules, permissions: changed.permissions },
        credential_header: changed.credentialHeader,
        credential_query: changed.credentialQuery,
        redirects_browsers: changed.redirectsBrowsers,
        revision: sentRevision,
      }),
      result: service,
      handle: async ({ actor, params, body: { revision, ...body } }) => {
        const shown = serviceFacts(await getService(actor, ofParams(params), params.service))
        assertRevision('service', shown, revision)
        const input = toInput(body)
        return serviceJson(await updateService(actor, ofParams(params), params.service, input, shown))
      },
    }),
    v1Route(`DELETE ${base}/{service}`, {
      tag,
      summary: 'Delete a service',
      description: 'From the next request on nobody is let through to its hosts. Tokens stay, without it.',
      status: 204,
      handle: async ({ actor, params }) => {
        await deleteService(actor, ofParams(params), params.service)
      },
    }),
  ]
}

type Renamed = {
  credential_header?: string | null | undefined
  credential_query?: string | null | undefined
  redirects_browsers?: boolean | undefined
}

const toInput = <Sent extends Renamed>({
  credential_header: credentialHeader,
  credential_query: credentialQuery,
  redirects_browsers: redirectsBrowsers,
  ...same
}: Sent) => ({ ...same, credentialHeader, credentialQuery, redirectsBrowsers })
