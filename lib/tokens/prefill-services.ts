import { z } from 'zod'
import type { Actor } from '#lib/authz/actor.ts'
import { givenServicesMax as max, type GivenService, type OfferedService } from '#lib/grants/given-service.ts'
import type { Owner } from '#lib/owners.ts'
import { giveService } from '#lib/services/give-service.ts'
import { listOfferedServices } from '#lib/tokens/list-offered-services.ts'
import { readPart, type LeaveOut } from '#lib/tokens/prefill-schema.ts'

/** `acme/npm:read`, with more permissions after further colons. */
const wantedService = z
  .string()
  .transform((text) => text.split(':'))
  .pipe(
    z.tuple([z.string(), z.string()], z.string(), 'Write a permission after the name, as in acme/npm:read.'),
  )
  .transform(([name, ...permissions]) => ({ name, permissions }))

/** The services that the address names, as a form starts with them. */
export async function prefillServices(
  actor: Actor,
  owner: Owner,
  texts: string[],
  leaveOut: LeaveOut,
): Promise<GivenService[]> {
  for (const text of texts.slice(max)) leaveOut(text, `A token can have at most ${max} services.`)
  const wanted = texts.slice(0, max).flatMap((text) => readPart(wantedService, text, leaveOut) ?? [])
  if (wanted.length === 0) return []
  const offered = await listOfferedServices(
    actor,
    owner,
    wanted.map(({ name }) => name),
  )
  const chosen = new Map<string, GivenService>()
  for (const { name, permissions } of wanted) {
    const service = offered.find(({ fullName }) => fullName === name)
    if (!service) {
      leaveOut(name, 'There is no such service that the token could use.')
      continue
    }
    for (const one of permissions)
      if (!isAvailable(service, one)) leaveOut(`${name}:${one}`, 'There is no such permission to give.')
    chosen.set(
      name,
      giveService(
        service,
        permissions.filter((one) => isAvailable(service, one)),
      ),
    )
  }
  return [...chosen.values()].filter(({ permissions }) => permissions.length > 0)
}

/** What a copy of a token starts with: as far as it can be given now. */
export function copiedServices(services: readonly GivenService[], leaveOut: LeaveOut): GivenService[] {
  return services.flatMap((service) => {
    const permissions = service.permissions.filter((one) => isAvailable(service, one))
    if (permissions.length > 0) return [giveService(service, permissions)]
    return leaveOut(service.fullName, 'There is no such service that the token could use.') ?? []
  })
}

const isAvailable = ({ offers }: OfferedService, permission: string) =>
  offers.some(({ name, isAvailable }) => name === permission && isAvailable)
