import { z } from 'zod'
import type { Caller } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { givenServicesMax, type GivenService } from '#lib/grants/given-service.ts'
import type { Owner } from '#lib/owners.ts'
import { listOfferedServices } from '#lib/tokens/list-offered-services.ts'

const tokenService = z.object({
  name: z.string().max(300).describe('As in npm, or acme/npm of an organization.'),
  permissions: z.array(z.string().max(30)).min(1).max(10),
})

/** The services of a token in this API. */
export const tokenServices = z.array(tokenService).max(givenServicesMax)

export const servicesJson = (given: readonly GivenService[]): z.output<typeof tokenServices> =>
  given.map(({ fullName, permissions }) => ({ name: fullName, permissions }))

/** The named services by id, as far as the token can be given them or has them already. */
export async function servicesByName(
  actor: Caller,
  owner: Owner,
  wanted: z.output<typeof tokenServices>,
  had: readonly GivenService[] = [],
) {
  const names = wanted.map(({ name }) => name)
  const known = [...(await listOfferedServices(actor, owner, names)), ...had]
  return wanted.map(({ name, permissions }, place) => {
    const service = known.find(({ fullName }) => fullName === name)
    if (!service) throw unknown(place)
    return { id: service.id, permissions }
  })
}

function unknown(place: number): AppError {
  const message = 'There is no such service that the token could use.'
  return new AppError('invalid', message, { fields: { [`services.${place}.name`]: message } })
}
