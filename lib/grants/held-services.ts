import type { GivenService } from '#lib/grants/given-service.ts'

/** What a token really has of its services, in words: "npm (read)". */
export const heldServices = (services: readonly GivenService[]): string[] =>
  services
    .filter(({ rights }) => rights.length > 0)
    .map(({ fullName, rights }) => `${fullName} (${rights.join(', ')})`)
