import { personalGrantForm, type PersonalGrantValues } from '#components/tokens/personal-grant-form.ts'
import {
  organizationGrantForm,
  type OrganizationGrantValues,
} from '#components/tokens/organization-grant-form.ts'
import type { GrantTypes } from '#lib/grants/grant.ts'
import type { GivenService } from '#lib/grants/given-service.ts'
import type { OwnerKind } from '#lib/owners.ts'
import type { PrefilledGrants } from '#lib/tokens/prefill-grant.ts'
import type { Prefill } from '#lib/tokens/prefill-token.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import type { CreateToken } from '#lib/tokens/schema.ts'
import { textsOf, type TokenTexts } from '#lib/tokens/texts-of.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'
import type { TokenPurpose } from '#lib/tokens/token-purposes.ts'

type GrantValues = { account: PersonalGrantValues; organization: OrganizationGrantValues }

export type TokenFormValues<Kind extends OwnerKind> = TokenTexts<Kind> & {
  expiresAt: string | null
  /** Of a new one: what it is for. */
  purpose?: TokenPurpose | undefined
  services: GivenService[]
} & GrantValues[Kind]

/** How a form holds what a token may do: more than it sends, so that a change of mind loses nothing. */
export interface GrantForm<Kind extends OwnerKind> {
  empty: GrantValues[Kind]
  /** What the form starts with where its address names some of it. */
  prefilled(named: Partial<PrefilledGrants[Kind]>): GrantValues[Kind]
  valuesOf(token: TokenDetails<Kind>): GrantValues[Kind]
  /** What of it counts. */
  granted(values: GrantValues[Kind]): GrantTypes[Kind]['named']
}

const grantForms: { [Kind in OwnerKind]: GrantForm<Kind> } = {
  account: personalGrantForm,
  organization: organizationGrantForm,
}

export const grantFormOf = <Kind extends OwnerKind>(kind: Kind): GrantForm<Kind> => grantForms[kind]

/** What the form for a new token starts with. */
export function startingValues<Kind extends OwnerKind>(
  kind: Kind,
  expiresAt: string,
  prefilled: Prefill<Kind>['values'],
): TokenFormValues<Kind> {
  const empty = Object.fromEntries(tokenPolicies[kind].fields.map(({ name }) => [name, '']))
  return {
    ...(empty as TokenTexts<Kind>),
    expiresAt,
    services: [],
    ...prefilled,
    ...grantFormOf(kind).prefilled(prefilled),
  }
}

export function valuesOf<Kind extends OwnerKind>(
  kind: Kind,
  token: TokenDetails<Kind>,
): TokenFormValues<Kind> {
  const texts = textsOf(kind, token) as TokenTexts<Kind>
  const expiresAt = token.expiresAt?.toISOString() ?? null
  return { ...texts, expiresAt, services: token.services, ...grantFormOf(kind).valuesOf(token) }
}

/** What the verbs take: the schema leaves out what only the form needs. */
export function toSend<Kind extends OwnerKind>(kind: Kind, values: TokenFormValues<Kind>): CreateToken<Kind> {
  return { ...values, ...grantFormOf(kind).granted(values) }
}

/** The same of an edit, whose grant is there as a whole or not at all. */
export function changedToSend<Kind extends OwnerKind>(
  kind: Kind,
  changed: Partial<TokenFormValues<Kind>>,
): Partial<CreateToken<Kind>> {
  return { ...changed, ...(hasGrant(kind, changed) && grantFormOf(kind).granted(changed)) }
}

function hasGrant<Kind extends OwnerKind>(kind: Kind, changed: object): changed is GrantValues[Kind] {
  return Object.keys(grantFormOf(kind).empty).every((field) => field in changed)
}
