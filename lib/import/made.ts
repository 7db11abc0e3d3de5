import type { Audit, Change } from '#lib/audit/mutate.ts'
import type { Step } from '#lib/import/import-plan.ts'
import type { World } from '#lib/import/import-world.ts'
import type { Secret } from '#lib/secret.ts'

/** What is shown once: a token's secret, or a link by which a person chooses a password. */
export type ImportSecret = {
  kind: 'token' | 'link'
  name: string
  /** Whose it is: an account or an organization. */
  owner: string
  secret: Secret
}

/** What a part of an import wrote. */
export type Made = Required<Pick<Change<unknown>, 'mails' | 'created'>> & {
  audit: Audit[]
  secrets: ImportSecret[]
}

export type Work = { steps: Step[]; world: World; now: Date }
