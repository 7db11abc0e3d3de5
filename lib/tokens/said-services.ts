import { z } from 'zod'
import { givenServicesMax } from '#lib/grants/given-service.ts'
import { servicePolicy } from '#lib/services/schema.ts'

const fromTheList = 'Choose services from the list.'

const saidService = z.object({
  id: z.uuid('Choose a service from the list.').toLowerCase(),
  permissions: z
    .array(z.string().max(30), { error: 'Choose permissions of the service.' })
    .min(1, 'Choose at least one permission, or leave the service out.')
    .max(servicePolicy.permissionsMax, 'Choose permissions of the service.')
    .transform((permissions) => [...new Set(permissions)]),
})

/** Which services a token is to be given, and what of each. */
export const saidServices = z
  .array(saidService, { error: fromTheList })
  .max(givenServicesMax, `Choose at most ${givenServicesMax} services.`)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'Choose each service once.')
export type SaidService = z.output<typeof saidService>
