import type { Actor } from '#lib/authz/actor.ts'
import { selectedRepositoriesMax as max, type ChosenRow, type GrantTypes } from '#lib/grants/grant.ts'
import type { OwnerKind } from '#lib/owners.ts'
import type { PersonalPermission } from '#lib/scopes/personal-permissions.ts'
import {
  readPart,
  wantedRepository,
  type LeaveOut,
  type WantedRepository,
} from '#lib/tokens/prefill-schema.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'

/** What a token may do, as a form starts with it. */
export type PrefilledGrants = {
  account: { permission: PersonalPermission; repositories: 'all' | ChosenRow[]; publicRead: boolean }
  organization: GrantTypes['organization']['named']
}

/** What the address says of it. */
type NamedGrant = {
  permission?: PersonalPermission | undefined
  repositories?: string[] | undefined
  public?: boolean | undefined
  scopes?: string[] | undefined
}

/** How a form comes to what a token may do, for one kind of owner. */
export interface PrefillGrant<Kind extends OwnerKind> {
  copied(original: TokenDetails<Kind>, leaveOut: LeaveOut): PrefilledGrants[Kind]
  named(
    actor: Actor,
    ownerName: string,
    named: NamedGrant,
    leaveOut: LeaveOut,
  ): Promise<Partial<PrefilledGrants[Kind]>>
}

/** As many as a token can have of the repositories that the address names. */
export function wantedRepositories(texts: string[], leaveOut: LeaveOut): WantedRepository[] {
  for (const text of texts.slice(max)) leaveOut(text, `A token can have at most ${max} repositories.`)
  return texts.slice(0, max).flatMap((text) => readPart(wantedRepository, text, leaveOut) ?? [])
}
