import { z } from 'zod'
import type { ParsedItem } from '#lib/import/import-item.ts'
import { isObject, readJsonList } from '#lib/import/read-json-list.ts'
import { second } from '#lib/time.ts'

const text = z.string().max(1_000)
/** As Harbor's own definition of its API has it (`Robot`, `RobotPermission`, `Access`). */
const robotSchema = z.object({
  name: text.min(1),
  description: text.nullish(),
  disable: z.boolean().nullish(),
  expires_at: z.number().nullish(),
  permissions: z
    .array(
      z.object({
        kind: text,
        namespace: text,
        access: z
          .array(z.object({ resource: text, action: text, effect: text.nullish() }))
          .max(500)
          .nullish(),
      }),
    )
    .max(500)
    .nullish(),
})
type Robot = z.output<typeof robotSchema>
type Permission = NonNullable<Robot['permissions']>[number]

/** A robot becomes an organization's token for each project that it has, since a token is of one organization. */
export function parseHarborRobots(source: string, now: Date): ParsedItem[] {
  return readJsonList(source).flatMap(({ line, value }) => {
    const { data: robot } = robotSchema.safeParse(value)
    if (!robot) return [{ line, source: nameIn(value), reason: 'It is no robot account of Harbor.' }]
    const refusal = refusalOf(robot, now)
    if (refusal) return [{ line, source: robot.name, reason: refusal }]
    return (robot.permissions ?? []).flatMap((permission) =>
      permissionItems(robot, permission).map((item) => ({ line, ...item })),
    )
  })
}

const nameIn = (value: unknown) =>
  isObject(value) && typeof value.name === 'string' ? value.name.slice(0, 200) : 'entry'

function refusalOf({ disable, expires_at, permissions }: Robot, now: Date): string | null {
  if (disable) return 'It is disabled.'
  const expiry = expiryOf(expires_at)
  if (expiry && expiry <= now) return 'It has expired.'
  return permissions?.length ? null : 'It has no permissions.'
}

/** Seconds since 1970; -1 is never. */
function expiryOf(seconds: number | null | undefined): Date | null {
  return seconds === null || seconds === undefined || seconds <= 0 ? null : new Date(seconds * second)
}

type Unplaced = ParsedItem extends infer Item ? (Item extends unknown ? Omit<Item, 'line'> : never) : never

function permissionItems(robot: Robot, { kind, namespace, access }: Permission): Unplaced[] {
  const source = `${robot.name}: ${namespace}`
  if (kind !== 'project') return [{ source, reason: `Nothing is granted on a whole ${kind} here.` }]
  if (namespace === '*') return [{ source, reason: 'No token is for the repositories of all organizations.' }]
  if (access?.some(({ effect }) => effect && effect !== 'allow'))
    return [{ source, reason: 'It denies something, and what is given here adds up.' }]
  const words = [...new Set(access?.map(({ resource, action }) => `${resource} ${action}`))]
  const may = (action: string) => words.includes(`repository ${action}`)
  const [pull, push, remove] = [may('pull'), may('push'), may('delete')]
  const others = words.filter((word) => !/^repository (pull|push|delete)$/.test(word))
  const rest: Unplaced[] = others.length
    ? [{ source, reason: `Access tokens have no ${others.join(', ')}.` }]
    : []
  if (!pull) return [{ source, reason: 'It pulls nothing, and pushing takes pulling here.' }, ...rest]
  if (remove && !push) rest.push({ source, reason: 'Deleting images takes pushing here.' })
  const token = {
    ...{ make: 'organization_token' as const, organization: namespace, label: shortName(robot.name) },
    description: `Imported from Harbor: ${robot.name}`.slice(0, 200),
    grant: {
      ...{ publicRead: false, all: push ? ('push' as const) : ('pull' as const), chosen: [] },
      scopes: remove && push ? ['scope-image-delete' as const] : [],
    },
    expiresAt: expiryOf(robot.expires_at),
  }
  return [{ source, want: token }, ...rest]
}

/** `robot$ci` of the system, `robot$acme+ci` of a project; the prefix is a setting of Harbor. */
const shortName = (name: string) => (name.split('+').at(-1)!.split('$').at(-1) || name).slice(0, 100)
