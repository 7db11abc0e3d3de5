import { z } from 'zod'
import { plainText } from '#lib/plain-text.ts'
import { roles, type Role } from '#lib/scopes/organization-permissions.ts'
import { serviceList } from '#lib/services/service-list.ts'

/** The limits for services, read by forms, verbs, documentation and tests. */
export const servicePolicy = {
  name: { min: 2, max: 30 },
  hostsMax: 20,
  rulesMax: 100,
  permissionsMax: 10,
  servicesMax: 100,
  pathMax: 200,
} as const

export const serviceKinds = ['http', 'npm', 'pypi', 'helm', 'maven', 'prometheus', 'mcp'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** Which requests need a permission. Without methods, all. */
export type ServiceRule = { methods: string[]; path: string; permission: string }

/** What a token can be given of a service, what that includes, and the least role of people whose own tokens can have it. */
export type ServicePermission = { name: string; role: Role; includes: string[] }

const word = /^[a-z0-9]+(?:[_-]+[a-z0-9]+)*$/
const ofWords = 'Use lower-case letters and digits, with dashes or underscores between them.'

const name = z
  .string({ error: 'Enter a name.' })
  .trim()
  .min(1, 'Enter a name.')
  .min(servicePolicy.name.min, `Use at least ${servicePolicy.name.min} characters.`)
  .max(servicePolicy.name.max, `Use ${servicePolicy.name.max} characters or fewer.`)
  .regex(word, ofWords)
  .refine((text) => text !== 'new', 'Choose another name: the console uses this one.')

const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?'
const hostPattern = new RegExp(`^(?:${label}(?:\\.${label})*|\\*(?:\\.${label}){2,})(?::[1-9]\\d{0,4})?$`)

const hosts = z
  .array(
    z
      .string({ error: 'Enter a host name.' })
      .trim()
      .toLowerCase()
      .max(255, 'Use 255 characters or fewer.')
      .regex(hostPattern, 'Enter a host name as in npm.example.com, or *.example.com.'),
    { error: 'Enter the host names.' },
  )
  .max(servicePolicy.hostsMax, `Enter at most ${servicePolicy.hostsMax} host names.`)
  .refine((all) => new Set(all).size === all.length, 'Enter each host name once.')

const permissionName = z
  .string({ error: 'Enter a permission.' })
  .trim()
  .min(1, 'Enter a permission.')
  .max(30, 'Use 30 characters or fewer.')
  .regex(word, ofWords)

const permissions = z
  .array(
    z.object({
      name: permissionName,
      role: z.enum(roles, { error: 'Choose who may use it.' }),
      includes: z.array(permissionName).max(servicePolicy.permissionsMax).default([]),
    }),
    { error: 'Enter the permissions.' },
  )
  .min(1, 'Enter at least one permission.')
  .max(servicePolicy.permissionsMax, `Enter at most ${servicePolicy.permissionsMax} permissions.`)
  .superRefine((all, context) => {
    const names = all.map(({ name }) => name)
    for (const [place, { name, includes }] of all.entries()) {
      const refuse = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [place, field], message })
      if (names.indexOf(name) !== place) refuse('name', 'There is already a permission of this name.')
      if (includes.some((one) => one === name || !names.includes(one)))
        refuse('includes', 'Choose other permissions of this service.')
    }
  })

/** What a normal path is made of: nothing that has to be decoded or could be taken for something else. */
const pathCharacters = /^\/[A-Za-z0-9\-._~!$&'()*+,=:@/]*$/
const path = z
  .string({ error: 'Enter a path.' })
  .trim()
  .max(servicePolicy.pathMax, `Use ${servicePolicy.pathMax} characters or fewer.`)
  .regex(/^\//, 'Begin the path with /.')
  .regex(pathCharacters, "Use letters, digits and -._~!$&'()*+,=:@ between slashes, or * and **.")
  .refine(
    (text) => !/\/\/|\/\.\.?(?:\/|$)/.test(text),
    'Leave out //, /./ and /../: no such path is asked for.',
  )
  .refine(
    (text) => text.split('/').every((part) => part === '**' || !part.includes('**')),
    'Write ** alone between slashes, as in /files/**.',
  )
  .meta({ examples: ['/api/'] })

const methods = z
  .array(
    z
      .string()
      .trim()
      .toUpperCase()
      .max(20, 'Use 20 characters or fewer.')
      .regex(/^[A-Z][A-Z-]*$/, 'Enter methods as in GET or POST.')
      .meta({ examples: ['GET'] }),
    { error: 'Enter methods, or none for all.' },
  )
  .max(20, 'Enter at most 20 methods.')
  .transform((all) => [...new Set(all)])

const rules = z
  .array(z.object({ methods, path, permission: permissionName }), { error: 'Enter the rules.' })
  .max(servicePolicy.rulesMax, `Enter at most ${servicePolicy.rulesMax} rules.`)

/** Headers that have a meaning of their own, or that tell the service who asks. */
const ownHeaders =
  /^(?:authorization|proxy-.*|cookie|host|forwarded|remote-.*|x-(?:forwarded|original|gatehouse|real)-.*)$/i
const credentialHeader = z
  .string()
  .trim()
  .max(60, 'Use 60 characters or fewer.')
  .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'Enter a header as in X-Api-Key.')
  .refine((header) => !ownHeaders.test(header), 'Choose another header: this one has a meaning of its own.')
  .nullable()
const credentialQuery = z
  .string()
  .trim()
  .max(60, 'Use 60 characters or fewer.')
  .regex(/^[A-Za-z0-9_-]+$/, 'Enter a field of the query as in api_key.')
  .nullable()

const fields = {
  name,
  hosts,
  permissions,
  rules,
  credentialHeader,
  credentialQuery,
  redirectsBrowsers: z.boolean({ error: 'Choose whether browsers are sent to sign in.' }),
}

type RulesOf = { rules?: ServiceRule[] | undefined; permissions?: ServicePermission[] | undefined }

/** A rule of a permission that there is not would let nobody in, and hide the rules below it. */
function checkRules({ rules = [], permissions = [] }: RulesOf, context: z.RefinementCtx) {
  const names = permissions.map(({ name }) => name)
  for (const [place, { permission }] of rules.entries())
    if (!names.includes(permission))
      context.addIssue({
        ...{ code: 'custom', path: ['rules', place, 'permission'] },
        message: 'Choose one of the permissions of this service.',
      })
}

/** Rules with the permissions that they name. */
export const rulesSchema = z.object({ rules, permissions }).superRefine(checkRules)
export type RulesInput = z.input<typeof rulesSchema>

export const createServiceSchema = z
  .object({
    ...fields,
    kind: z.enum(serviceKinds, { error: 'Choose a kind.' }).default('http'),
    credentialHeader: credentialHeader.default(null),
    credentialQuery: credentialQuery.default(null),
    redirectsBrowsers: fields.redirectsBrowsers.default(false),
  })
  .superRefine(checkRules)
export type CreateService = z.input<typeof createServiceSchema>

/** Absent fields are not changed; rules and permissions come together. */
export const updateServiceSchema = z
  .object(fields)
  .partial()
  .superRefine((given, context) => {
    if ((given.rules === undefined) !== (given.permissions === undefined))
      context.addIssue('Send rules and permissions together.')
    else checkRules(given, context)
  })
export type UpdateService = z.input<typeof updateServiceSchema>

/** A host with the service that has it, so that nobody confirms it for another one. */
export const hostOfServiceSchema = z.object({
  pattern: z.string().max(255),
  organization: z.string().max(255),
  service: z.string().max(255),
})
export type HostOfService = z.input<typeof hostOfServiceSchema>

const { plain } = serviceList

/** The list's state in its URL. Malformed values fall back to the default, so that links don't break. */
export const serviceQuerySchema = z.object({
  q: plainText(255).catch(plain.q),
  sort: z.enum(['name', 'tokens', 'created']).catch(plain.sort),
  order: z.enum(['asc', 'desc']).catch(plain.order),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(plain.page),
})
export type ServiceQuery = z.output<typeof serviceQuerySchema>
