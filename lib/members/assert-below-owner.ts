import type { Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'

/** An organization's token gives and takes only roles below owner, so that none becomes more than it was made for. */
export function assertBelowOwner(actor: Actor, { name }: { name: string }, ...affected: Role[]): void {
  if (actor.kind !== 'organization' || !affected.includes('owner')) return
  throw new AppError(
    'forbidden',
    `An access token can't invite, appoint, change or remove owners. Ask an owner of ${name}.`,
  )
}
