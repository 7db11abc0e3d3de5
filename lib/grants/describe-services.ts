import { describeNames } from '#lib/grants/describe-names.ts'
import type { GivenService } from '#lib/grants/given-service.ts'
import { heldServices } from '#lib/grants/held-services.ts'

/** "npm (read) and acme/helm (read, write)"; empty where nothing holds. */
export function describeServices(services: readonly GivenService[]): string {
  return describeNames(heldServices(services).map((fullName) => ({ fullName })))
}
