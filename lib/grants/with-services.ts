import type { GivenService } from '#lib/grants/given-service.ts'
import { heldServices } from '#lib/grants/held-services.ts'

/** "3 repositories, npm (read)": what a row says with its services, of which it has room for two. */
export function withServices(reach: string, services: readonly GivenService[]): string {
  const held = heldServices(services)
  const named = held.length > 2 ? [`${held.length} services`] : held
  return [...(reach ? [reach] : []), ...named].join(', ')
}
