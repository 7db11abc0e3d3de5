import { z } from 'zod'
import { hubRoute } from '#api/hub/hub-route.ts'
import { getImageRules } from '#lib/organizations/get-image-rules.ts'
import { imageRulesSchema, type ImageRules } from '#lib/organizations/image-rules.ts'
import { getRegistryRules } from '#lib/organizations/get-registry-rules.ts'
import { registryRulesSchema, type RegistryRules } from '#lib/organizations/registry-rules.ts'
import { updateImageRules } from '#lib/organizations/update-image-rules.ts'
import { updateRegistryRules } from '#lib/organizations/update-registry-rules.ts'

const common = { tag: 'Organization settings', errors: 'fields' } as const
const rules = imageRulesSchema.shape

const settings = z.object({
  restricted_images: z.object({
    enabled: rules.restrictsImages,
    allow_official_images: rules.officialImages,
    allow_verified_publishers: rules.publisherImages,
  }),
})

const registry = registryRulesSchema.shape
const custom = registry.customRegistries.element.shape
const registrySettings = z.object({
  enabled: registry.enabled,
  standard_registries: registry.standardRegistries,
  custom_registries: z.array(
    z.object({ address: custom.address, friendly_name: custom.friendlyName, allowed: custom.allowed }),
  ),
})

export const organizationSettingsRoutes = [
  hubRoute('GET /v2/orgs/{name}/settings', {
    ...common,
    summary: 'Get the settings of an organization',
    description: 'Gatehouse stores these rules for clients that follow them. It does not enforce them.',
    result: settings,
    handle: async ({ actor, params: { name } }) => settingsOf(await getImageRules(actor, name)),
  }),
  hubRoute('PUT /v2/orgs/{name}/settings', {
    ...common,
    summary: 'Replace the settings of an organization',
    body: settings,
    result: settings,
    handle: async ({ actor, params: { name }, body: { restricted_images: sent } }) =>
      settingsOf(
        await updateImageRules(actor, name, {
          restrictsImages: sent.enabled,
          officialImages: sent.allow_official_images,
          publisherImages: sent.allow_verified_publishers,
        }),
      ),
  }),
  hubRoute('GET /v2/orgs/{name}/settings/registry-access-management', {
    ...common,
    summary: 'Get which registries the machines of an organization may use',
    description: 'Gatehouse stores these rules for clients that follow them. It does not enforce them.',
    result: registrySettings,
    handle: async ({ actor, params: { name } }) => registrySettingsOf(await getRegistryRules(actor, name)),
  }),
  hubRoute('PUT /v2/orgs/{name}/settings/registry-access-management', {
    ...common,
    summary: 'Replace which registries the machines of an organization may use',
    renamed: { standardRegistries: 'standard_registries', customRegistries: 'custom_registries' },
    body: registrySettings,
    result: registrySettings,
    handle: async ({ actor, params: { name }, body: { enabled, ...sent } }) =>
      registrySettingsOf(
        await updateRegistryRules(actor, name, {
          enabled,
          standardRegistries: sent.standard_registries,
          customRegistries: sent.custom_registries.map(({ friendly_name: friendlyName, ...rest }) => ({
            ...rest,
            friendlyName,
          })),
        }),
      ),
  }),
]

function registrySettingsOf(rules: RegistryRules): z.output<typeof registrySettings> {
  return {
    enabled: rules.enabled,
    standard_registries: rules.standardRegistries,
    custom_registries: rules.customRegistries.map(({ friendlyName: friendly_name, ...rest }) => ({
      ...rest,
      friendly_name,
    })),
  }
}

function settingsOf({ restrictsImages, officialImages, publisherImages }: ImageRules) {
  return {
    restricted_images: {
      enabled: restrictsImages,
      allow_official_images: officialImages,
      allow_verified_publishers: publisherImages,
    },
  }
}
