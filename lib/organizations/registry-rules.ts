import { z } from 'zod'
import { plainText, requiredText } from '#lib/plain-text.ts'

const allowed = z.boolean('Send true or false.')

/** Which registries people's machines may use: stored for clients that enforce it. */
export const registryRulesSchema = z.object({
  enabled: allowed,
  standardRegistries: z.array(z.object({ id: requiredText(100, 'Send an id.'), allowed })).max(20),
  customRegistries: z
    .array(
      z.object({ address: requiredText(255, 'Send an address.'), friendlyName: plainText(255), allowed }),
    )
    .max(100),
})
export type RegistryRules = z.output<typeof registryRulesSchema>

/** What holds until somebody sets other rules. */
export const defaultRegistryRules: RegistryRules = {
  enabled: false,
  standardRegistries: [{ id: 'DockerHub', allowed: true }],
  customRegistries: [],
}
