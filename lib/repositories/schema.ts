import { z } from 'zod'
import { plainText } from '#lib/plain-text.ts'
import { protocols } from '#lib/repositories/protocols.ts'
import { repositoryList } from '#lib/repositories/repository-list.ts'
import { nameInNamespace, repositoryNameMax } from '#lib/repositories/repository-name.ts'

const repositoryDescriptionMax = 200

const name = z
  .string({ error: 'Enter a name.' })
  .trim()
  .min(1, 'Enter a name.')
  .max(repositoryNameMax, 'Use a shorter name.')
  .regex(
    nameInNamespace,
    'Use lower-case letters and digits, with single dots, underscores, hyphens or slashes between them.',
  )

const description = plainText(repositoryDescriptionMax, 'Enter a description, or leave it empty.')

/** A long description in Markdown, from API clients. */
const fullDescription = z
  .string({ error: 'Enter a description, or leave it empty.' })
  .max(25_000, 'Use 25,000 characters or fewer.')
  .refine((text) => text.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(text), 'Leave out control characters.')

const visibility = z.enum(['public', 'private'], { error: 'Choose public or private.' })

/** In their usual order, each once. */
const chosenProtocols = z
  .array(z.enum(protocols, 'Choose images, Git or both.'), 'Choose images, Git or both.')
  .min(1, 'Choose images, Git or both.')
  .max(protocols.length, 'Choose each once.')
  .transform((chosen) => protocols.filter((one) => chosen.includes(one)))

/** The namespace is the actor's own by default, or an organization's. */
export const createRepositorySchema = z.object({
  namespace: z.string().optional(),
  name,
  description,
  fullDescription: fullDescription.default(''),
  visibility,
})
export type CreateRepository = z.input<typeof createRepositorySchema>

/** Absent fields are not changed. */
export const updateRepositorySchema = z.object({
  id: z.uuid().toLowerCase(),
  description: description.optional(),
  fullDescription: fullDescription.optional(),
  visibility: visibility.optional(),
  protocols: chosenProtocols.optional(),
})
export type UpdateRepository = z.input<typeof updateRepositorySchema>

/** `typedName` is the full name, typed to confirm. */
export const deleteRepositorySchema = z.object({
  id: z.uuid().toLowerCase(),
  typedName: z.string({ error: 'Type the name of the repository.' }).trim(),
})
export type DeleteRepository = z.input<typeof deleteRepositorySchema>

const { plain } = repositoryList
const repositorySortKeys = ['name', 'pushed', 'pulled', 'created'] as const

/** The list's state in its URL. Malformed values fall back to the default, so that links don't break. */
export const repositoryQuerySchema = z.object({
  q: plainText(repositoryNameMax).catch(plain.q),
  visibility: z.enum(['public', 'private']).nullable().catch(plain.visibility),
  owner: z.enum(['mine', 'others']).nullable().catch(plain.owner),
  sort: z.enum(repositorySortKeys).catch(plain.sort),
  order: z.enum(['asc', 'desc']).catch(plain.order),
  page: z.coerce.number().int().min(1).max(100_000).catch(plain.page),
})
export type RepositoryQuery = z.output<typeof repositoryQuerySchema>

export const tagsPerPage = 10

/** The state of a repository's page in its URL. */
export const repositoryPageSchema = z.object({
  tags: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})
