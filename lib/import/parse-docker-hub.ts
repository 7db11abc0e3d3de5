import { z } from 'zod'
import type { ParsedItem } from '#lib/import/import-item.ts'
import { isObject, readJsonList } from '#lib/import/read-json-list.ts'
import { readHubResources } from '#lib/import/read-hub-resources.ts'
import { personalPermissions } from '#lib/scopes/personal-permissions.ts'

const text = z.string().max(1_000)
const common = { is_active: z.boolean().nullish(), expires_at: text.nullish() }
const personalSchema = z.object({
  ...common,
  token_label: text.min(1),
  scopes: z.array(text).max(50),
  generated_by: text.nullish(),
})
const organizationSchema = z.object({
  ...common,
  label: text.min(1),
  description: text.nullish(),
  resources: z
    .array(z.object({ type: text, path: text, scopes: z.array(text).max(50) }))
    .max(100)
    .nullish(),
})

/** Personal tokens become those of who imports them. An organization's need the details, which its list leaves out. */
export function parseDockerHub(source: string, now: Date): ParsedItem[] {
  return readJsonList(source).map(({ line, value }): ParsedItem => {
    const personal = personalSchema.safeParse(value).data
    if (personal) return { line, source: personal.token_label, ...readPersonal(personal, now) }
    const organization = organizationSchema.safeParse(value).data
    if (organization) return { line, source: organization.label, ...readOrganization(organization, now) }
    const name = isObject(value) ? (value.token_label ?? value.label) : null
    return {
      ...{ line, source: typeof name === 'string' ? name.slice(0, 200) : 'entry' },
      reason: 'It is no access token of Docker Hub.',
    }
  })
}

type Read = ParsedItem extends infer Item
  ? Item extends unknown
    ? Omit<Item, 'line' | 'source'>
    : never
  : never

function readPersonal(
  { token_label, scopes, generated_by, ...token }: z.output<typeof personalSchema>,
  now: Date,
): Read {
  // prettier-ignore
  const refusal = refusalOf(token, now)
  if (refusal) return { reason: refusal }
  if (generated_by === 'auto')
    return { reason: 'Docker Desktop or a sign-in made it. Sign in from that device again.' }
  const unknown = scopes.filter((scope) => !personalPermissions.some((known) => known.scope === scope))
  const highest = personalPermissions.findLast(({ scope }) => scopes.includes(scope))
  if (unknown.length > 0 || !highest)
    return { reason: `There is no scope ${unknown.join(', ') || 'at all'}.` }
  const expiresAt = expiryOf(token.expires_at)
  const description = token_label.slice(0, 100)
  return { want: { make: 'personal_token', description, permission: highest.value, expiresAt } }
}

function readOrganization(
  { label, description, resources, ...token }: z.output<typeof organizationSchema>,
  now: Date,
): Read {
  // prettier-ignore
  const refusal = refusalOf(token, now)
  if (refusal) return { reason: refusal }
  if (!resources)
    return { reason: 'The list doesn’t say what it may do. Import what GET …/access-tokens/{id} answers.' }
  const read = readHubResources(resources)
  if (typeof read === 'string') return { reason: read }
  return {
    want: {
      ...{ make: 'organization_token', ...read, label: label.slice(0, 100) },
      description: (description || 'Imported from Docker Hub').slice(0, 200),
      expiresAt: expiryOf(token.expires_at),
    },
  }
}

type Ending = { is_active?: boolean | null | undefined; expires_at?: string | null | undefined }

function refusalOf({ is_active, expires_at }: Ending, now: Date): string | null {
  if (is_active === false) return 'It is inactive.'
  if (expires_at && Number.isNaN(Date.parse(expires_at))) return 'Its expiration is no time.'
  const expiry = expiryOf(expires_at)
  return expiry && expiry <= now ? 'It has expired.' : null
}

const expiryOf = (text: string | null | undefined) => (text ? new Date(text) : null)
