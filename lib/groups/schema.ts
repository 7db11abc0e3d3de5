import { z } from 'zod'
import { groupList } from '#lib/groups/group-list.ts'
import { usernameSchema } from '#lib/members/schema.ts'
import { plainText } from '#lib/plain-text.ts'

/** The limits for groups, read by forms, verbs, documentation and tests. */
export const groupPolicy = { name: { min: 3, max: 30 }, descriptionMax: 200 } as const

const { min, max } = groupPolicy.name

const name = z
  .string({ error: 'Enter a name.' })
  .trim()
  .min(min, `Use at least ${min} characters.`)
  .max(max, `Use ${max} characters or fewer.`)
  .regex(
    /^[a-z0-9]+(?:[_-]+[a-z0-9]+)*$/,
    'Use lower-case letters and digits, with dashes or underscores between them.',
  )

const description = plainText(groupPolicy.descriptionMax, 'Enter a description, or leave it empty.')

export const createGroupSchema = z.object({ name, description: description.default('') })
export type CreateGroup = z.input<typeof createGroupSchema>

/** Absent fields are not changed. */
export const updateGroupSchema = z.object({ name: name.optional(), description: description.optional() })
export type UpdateGroup = z.input<typeof updateGroupSchema>

export const groupMemberSchema = z.object({ username: usernameSchema })
export type GroupMemberInput = z.input<typeof groupMemberSchema>

/** The access levels of a group, from lowest to highest. */
export const accessLevels = ['read', 'write', 'admin'] as const

/** The repository by its name, without the organization's. */
const repository = z.string({ error: 'Choose a repository.' }).trim().min(1, 'Choose a repository.')

export const groupRepositorySchema = z.object({ repository })
export type GroupRepositoryInput = z.input<typeof groupRepositorySchema>

export const setGroupRepositorySchema = z.object({
  repository,
  access: z.enum(accessLevels, { error: 'Choose read, write or admin.' }),
})
export type SetGroupRepository = z.input<typeof setGroupRepositorySchema>

const { plain } = groupList
const listed = {
  q: plainText(255).catch(plain.q),
  order: z.enum(['asc', 'desc']).catch(plain.order),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(plain.page),
}

/** The list's state in its URL. Malformed values fall back to the default, so that links don't break. */
export const groupQuerySchema = z.object({
  ...listed,
  /** Only the groups that this member is in. */
  member: z
    .string()
    .regex(/^[!-~]{1,100}$/)
    .nullable()
    .catch(plain.member),
  sort: z.enum(['name', 'created']).catch(plain.sort),
})
export type GroupQuery = z.output<typeof groupQuerySchema>

export const groupRepositoryQuerySchema = z.object(listed)
export type GroupRepositoryQuery = z.output<typeof groupRepositoryQuerySchema>
