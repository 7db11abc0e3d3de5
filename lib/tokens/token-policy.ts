import type { Plan } from '#lib/authz/standing.ts'
import type { OwnerPermissions } from '#lib/authz/authorize-owner.ts'
import type { OwnerKind } from '#lib/owners.ts'

/** What a token is called and described by. The first is what people tell it apart by. */
type TextField = {
  name: string
  label: string
  hint?: string
  max: number
  required: boolean
  missing: string
}

/** Beside these a form offers Custom and, where there is no maximum, No expiration. */
const expirations = [
  { days: 7, label: '7 days' },
  { days: 30, label: '30 days' },
  { days: 60, label: '60 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: '1 year' },
] as const

const defaultExpirationDays = 30

/** How long the old secret of a rotated token stays valid, unless the new one is used before. */
export const graces = [
  { hours: 0, label: 'None' },
  { hours: 1, label: '1 hour' },
  { hours: 24, label: '24 hours' },
  { hours: 168, label: '7 days' },
] as const

export type GraceHours = (typeof graces)[number]['hours']

export const defaultGraceHours = 24 satisfies GraceHours

/** What holds for the tokens of each kind of owner: read by the form, the verbs, the documentation and the tests. */
export const tokenPolicies = {
  account: {
    secretPrefix: 'pat',
    fields: [
      {
        name: 'description',
        label: 'Description',
        max: 100,
        required: true,
        hint: 'What will use the token, so that you can recognize it later.',
        missing: 'Enter a description.',
      },
    ],
    expirations,
    defaultExpirationDays,
    /** The default: the lowest. */
    defaultPermission: 'public_read',
  },
  organization: {
    secretPrefix: 'oat',
    fields: [
      {
        name: 'label',
        label: 'Label',
        max: 100,
        required: true,
        hint: 'What will use the token.',
        missing: 'Enter a label.',
      },
      {
        name: 'description',
        label: 'Description',
        max: 200,
        required: false,
        missing: 'Enter a description, or leave it empty.',
      },
    ],
    expirations,
    defaultExpirationDays,
    /** The number of tokens per organization, including inactive and expired ones. */
    limits: { free: 0, team: 10, business: 100 } satisfies Record<Plan, number>,
  },
} as const satisfies Record<OwnerKind, { fields: readonly TextField[]; [rule: string]: unknown }>

/** Who may manage them. */
export const tokenPermissions: OwnerPermissions = { account: 'tokens', organization: 'token.manage' }
