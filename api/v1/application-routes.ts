import { z } from 'zod'
import { repeatedSecret } from '#api/rest/api-route.ts'
import { assertRevision, revision, revisionOf, sentRevision } from '#api/v1/revision-of.ts'
import { v1Route } from '#api/v1/v1-route.ts'
import type { PublicApplication } from '#lib/applications/application-rows.ts'
import { createApplication, type ApplicationWithSecret } from '#lib/applications/create-application.ts'
import { deleteApplication } from '#lib/applications/delete-application.ts'
import { endApplicationSecret } from '#lib/applications/end-application-secret.ts'
import { getApplication } from '#lib/applications/get-application.ts'
import { listApplications } from '#lib/applications/list-applications.ts'
import { repeatApplicationSecret } from '#lib/applications/repeat-application-secret.ts'
import { rotateApplicationSecret } from '#lib/applications/rotate-application-secret.ts'
import {
  applicationPolicy,
  createApplicationSchema,
  updateApplicationSchema,
} from '#lib/applications/schema.ts'
import { updateApplication } from '#lib/applications/update-application.ts'

const application = z.object({
  id: z.uuid(),
  name: z.string(),
  client_id: z.string(),
  service: z.string().nullable().describe('The service that alone it may ask about: `npm`, or `acme/npm`.'),
  reuse_seconds: z
    .int()
    .describe(
      `For how long an answer may be used again, 0 to ${applicationPolicy.reuseSeconds.max}: \`exp\` is never later.`,
    ),
  created_by: z.string(),
  created_at: z.iso.datetime(),
  secrets: z
    .array(
      z.object({
        hint: z.string(),
        created_at: z.iso.datetime(),
        last_used_at: z.iso.datetime().nullable(),
      }),
    )
    .describe('One, or two between a rotation and the end of the old one; the latest first.'),
  revision,
})

const withSecret = application.extend({ client_secret: z.string() })
const { name, reuseSeconds, serviceId } = createApplicationSchema.shape
const { name: newName, reuseSeconds: newReuseSeconds } = updateApplicationSchema.shape

const base = '/api/v1/organizations/{name}/applications'
const tag = 'Applications'

export const applicationRoutes = [
  v1Route(`GET ${base}`, {
    tag,
    summary: 'List applications',
    result: z.object({ results: z.array(application) }),
    handle: async ({ actor, params }) => ({
      results: (await listApplications(actor, params.name)).map(toJson),
    }),
  }),
  v1Route(`POST ${base}`, {
    tag,
    summary: 'Create an application',
    description: `It may ask at /oauth/introspect what tokens are. Only this response contains its secret. ${repeatedSecret}`,
    body: z.object({
      name,
      reuse_seconds: reuseSeconds,
      service_id: serviceId.describe('It can not be changed later.'),
    }),
    status: 201,
    result: withSecret,
    handle: async ({ actor, params, body }) => {
      const { name, reuse_seconds: reuseSeconds, service_id: serviceId } = body
      const input = { name, reuseSeconds, serviceId }
      return toJsonWithSecret(await createApplication(actor, params.name, input))
    },
    repeat: async ({ actor, params }, before) =>
      toJsonWithSecret(await repeatApplicationSecret(actor, params.name, before)),
  }),
  v1Route(`GET ${base}/{id}`, {
    tag,
    summary: 'Get an application',
    result: application,
    handle: async ({ actor, params }) => toJson(await getApplication(actor, params.name, params.id)),
  }),
  v1Route(`PATCH ${base}/{id}`, {
    tag,
    summary: 'Change an application',
    description: 'Absent fields are not changed.',
    body: z.object({ name: newName, reuse_seconds: newReuseSeconds, revision: sentRevision }),
    result: application,
    handle: async ({ actor, params, body: { name, reuse_seconds: reuseSeconds, revision } }) => {
      const shown = factsOf(await getApplication(actor, params.name, params.id))
      assertRevision('application', shown, revision)
      const input = {
        ...(name !== undefined && { name }),
        ...(reuseSeconds !== undefined && { reuseSeconds }),
      }
      return toJson(await updateApplication(actor, params.name, params.id, input, shown))
    },
  }),
  v1Route(`DELETE ${base}/{id}`, {
    tag,
    summary: 'Delete an application',
    status: 204,
    handle: ({ actor, params }) => deleteApplication(actor, params.name, params.id),
  }),
  v1Route(`POST ${base}/{id}/rotate`, {
    tag,
    summary: 'Give an application a second secret',
    description: `The first stays valid until it is ended. Only this response contains the new one. ${repeatedSecret}`,
    result: withSecret,
    handle: async ({ actor, params }) =>
      toJsonWithSecret(await rotateApplicationSecret(actor, params.name, params.id)),
    repeat: async ({ actor, params }, before) =>
      toJsonWithSecret(await repeatApplicationSecret(actor, params.name, before)),
  }),
  v1Route(`DELETE ${base}/{id}/old-secret`, {
    tag,
    summary: 'End the old secret of an application',
    status: 204,
    handle: async ({ actor, params }) => {
      await endApplicationSecret(actor, params.name, params.id)
    },
  }),
]

/** What an edit can change. */
const factsOf = ({ name, reuseSeconds }: PublicApplication) => ({ name, reuseSeconds })

const toJson = (one: PublicApplication): z.output<typeof application> => ({
  ...{ id: one.id, name: one.name, client_id: one.clientId, service: one.service },
  reuse_seconds: one.reuseSeconds,
  ...{ created_by: one.createdBy, created_at: one.createdAt.toISOString() },
  secrets: one.secrets.map(({ hint, createdAt, lastUsedAt }) => ({
    ...{ hint, created_at: createdAt.toISOString(), last_used_at: lastUsedAt && lastUsedAt.toISOString() },
  })),
  revision: revisionOf(factsOf(one)),
})

const toJsonWithSecret = ({ application, secret }: ApplicationWithSecret): z.output<typeof withSecret> => ({
  ...toJson(application),
  client_secret: secret?.reveal() ?? '***',
})
