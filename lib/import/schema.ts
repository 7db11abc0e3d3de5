import { z } from 'zod'

/** What can be imported, from which service, and as which file. */
export const importKinds = {
  'docker-auth': {
    label: 'docker_auth',
    file: 'The configuration file of docker_auth: users with bcrypt hashes, and its ACL.',
    hasAccounts: true,
  },
  htpasswd: {
    label: 'htpasswd',
    file: 'A file of the htpasswd program. bcrypt hashes are kept; others can’t be.',
    hasAccounts: true,
  },
  'harbor-robots': {
    label: 'Harbor robot accounts',
    file: 'The JSON that GET /api/v2.0/robots answers.',
    hasAccounts: false,
  },
  'docker-hub': {
    label: 'Docker Hub access tokens',
    file: 'The JSON that GET /v2/access-tokens answers, or the details of an organization’s tokens.',
    hasAccounts: false,
  },
} as const

export type ImportKind = keyof typeof importKinds
export const importKindNames = Object.keys(importKinds) as [ImportKind, ...ImportKind[]]

/** `bytes` fits the body of a request, whose JSON escapes quotes and line ends. `items`: rows of a preview. */
export const importLimits = { bytes: 512 * 1024, items: 2_000, entries: 5_000 } as const

const text = z
  .string({ error: 'Choose a file, or paste its text.' })
  .min(1, 'Choose a file, or paste its text.')
  .max(importLimits.bytes, 'Use a file of 512 KiB or less. Split a larger one.')

const domain = /^(?=.{4,190}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

const fields = {
  kind: z.enum(importKindNames, { error: 'Choose what to import.' }),
  text,
  emailDomain: z
    .string({ error: 'Enter a domain.' })
    .trim()
    .toLowerCase()
    .refine((name) => name === '' || domain.test(name), 'Enter a domain, such as example.com.')
    .default(''),
  twoPartNames: z.boolean({ error: 'Send true or false.' }).default(false),
}

export const previewImportSchema = z
  .object(fields)
  .refine(({ kind, emailDomain }) => !importKinds[kind].hasAccounts || emailDomain !== '', {
    path: ['emailDomain'],
    error: 'Enter the domain of the new accounts’ e-mail addresses.',
  })
export type PreviewImport = z.input<typeof previewImportSchema>

export const runImportSchema = previewImportSchema.and(
  z.object({ planHash: z.string({ error: 'Preview the import first.' }).regex(/^[0-9a-f]{64}$/) }),
)
export type RunImport = z.input<typeof runImportSchema>

export const compareDecisionsSchema = z.object({
  text,
  firstLine: z.int('Send the number of the first line.').min(1).max(1_000_000_000).default(1),
})
export type CompareDecisions = z.input<typeof compareDecisionsSchema>
