import { describeNames } from '#lib/grants/describe-names.ts'
import type { GivenService } from '#lib/grants/given-service.ts'

/** What a token really has of its services. */
const held = (services: readonly GivenService[]) => services.filter(({ rights }) => rights.length > 0)

/** "npm (read) and acme/helm (read, write)"; empty where nothing holds. */
export function describeServices(services: readonly GivenService[]): string {
  return describeNames(held(services).map((one) => ({ fullName: withRights(one) })))
}

/** "3 repositories, npm (read)": what a row says with its services, of which it has room for two. */
export function withServices(reach: string, services: readonly GivenService[]): string {
  const used = held(services)
  const named = used.length > 2 ? [`${used.length} services`] : used.map(withRights)
  return [...(reach ? [reach] : []), ...named].join(', ')
}

const withRights = ({ fullName, rights }: GivenService) => `${fullName} (${rights.join(', ')})`
