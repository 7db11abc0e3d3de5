import { z } from 'zod'
import { v1Route } from '#api/v1/v1-route.ts'
import { compareDecisions } from '#lib/import/compare-decisions.ts'
import { planStates } from '#lib/import/import-plan.ts'
import { previewImport } from '#lib/import/preview-import.ts'
import { repeatImport } from '#lib/import/repeat-import.ts'
import { runImport, type ImportResult } from '#lib/import/run-import.ts'
import { importKindNames, importLimits } from '#lib/import/schema.ts'
import { repositoryActions } from '#lib/scopes/personal-permissions.ts'

const tag = 'Site administration'
const counted = z.int().min(0)
const counts = z.object({
  ...{ accounts: counted, organizations: counted, repositories: counted },
  ...{ members: counted, groups: counted, tokens: counted },
})

const file = z.object({
  kind: z.enum(importKindNames),
  text: z.string().describe(`The file, of at most ${importLimits.bytes / 1024} KiB.`),
  email_domain: z.string().default('').describe('For files with users: alice gets alice@DOMAIN.'),
  two_part_names: z
    .boolean()
    .default(false)
    .describe('Whether acme/* means all of acme, since no name has a third part.'),
})

const plan_hash = z.string().describe('What the preview answered: just that is imported.')

const secret = z.object({
  kind: z.enum(['token', 'link']),
  name: z.string(),
  owner: z.string().describe('The account or organization that it is of.'),
  secret: z.string().describe('A token’s secret, or a link to choose a password.'),
})

const actions = z.array(z.enum(repositoryActions))
const total = { compared: counted, same: counted, looser: counted, stricter: counted, ignored: counted }

type File = z.output<typeof file>

const inputOf = ({ kind, text, email_domain, two_part_names }: File) => ({
  ...{ kind, text, emailDomain: email_domain, twoPartNames: two_part_names },
})

const resultOf = ({ made, secrets }: ImportResult) => ({
  made,
  secrets: secrets.map((one) => ({ ...one, secret: one.secret.reveal() })),
})

export const importRoutes = [
  v1Route('POST /api/v1/imports/preview', {
    tag,
    summary: 'Preview an import from another service',
    description: 'Says what becomes of each line, and writes nothing. For site administrators.',
    body: file,
    result: z.object({
      rows: z.array(
        z.object({
          line: counted,
          source: z.string(),
          state: z.enum(planStates).describe('Whether it is made, there already, or becomes nothing.'),
          text: z.string().describe('What it becomes, or why not.'),
        }),
      ),
      makes: counts,
      plan_hash: z.string(),
    }),
    handle: async ({ actor, body }) => {
      const { rows, makes, planHash } = await previewImport(actor, inputOf(body))
      return { rows, makes, plan_hash: planHash }
    },
  }),
  v1Route('POST /api/v1/imports', {
    tag,
    summary: 'Import from another service',
    description:
      'Writes what the preview said, all or nothing. Only this response contains the secrets of the new tokens; with an Idempotency-Key, a request whose response was lost gets new ones.',
    body: file.extend({ plan_hash }),
    result: z.object({ made: counts, secrets: z.array(secret) }),
    handle: async ({ actor, body }) =>
      resultOf(await runImport(actor, { ...inputOf(body), planHash: body.plan_hash })),
    repeat: async ({ actor }, before) => resultOf(await repeatImport(actor, before)),
  }),
  v1Route('POST /api/v1/imports/compare', {
    tag,
    summary: 'Compare the decisions of another service',
    description: 'Replays a log against Gatehouse, and changes nothing. For site administrators.',
    body: z.object({
      text: z.string().describe('One JSON object a line, or the log of docker_auth with -v=2.'),
      first_line: z
        .int()
        .min(1)
        .default(1)
        .describe('The number of the first line, in a file sent in parts.'),
    }),
    result: z.object({
      ...total,
      skipped: z.array(z.object({ line: counted, reason: z.string() })),
      differences: z
        .array(
          z.object({
            account: z.string(),
            token: z.string().nullable(),
            repository: z.string(),
            looser: actions.describe('What Gatehouse allows, and the other service refused.'),
            stricter: actions.describe('What Gatehouse refuses, and the other service allowed.'),
            count: counted,
            first_line: counted,
            reason: z.string().nullable(),
          }),
        )
        .describe('Looser ones first.'),
    }),
    handle: async ({ actor, body }) => {
      const report = await compareDecisions(actor, { text: body.text, firstLine: body.first_line })
      const differences = report.differences.map(({ firstLine, ...one }) => ({
        ...one,
        first_line: firstLine,
      }))
      return { ...report, differences }
    },
  }),
]
