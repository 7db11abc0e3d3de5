import { z } from 'zod'
import { hubRoute } from '#api/hub/hub-route.ts'
import { getImageRules } from '#lib/organizations/get-image-rules.ts'
import { imageRulesSchema, type ImageRules } from '#lib/organizations/image-rules.ts'
import { updateImageRules } from '#lib/organizations/update-image-rules.ts'

const common = { tag: 'Organization settings', errors: 'fields' } as const
const rules = imageRulesSchema.shape

const settings = z.object({
  restricted_images: z.object({
    enabled: rules.restrictsImages,
    allow_official_images: rules.officialImages,
    allow_verified_publishers: rules.publisherImages,
  }),
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
]

function settingsOf({ restrictsImages, officialImages, publisherImages }: ImageRules) {
  return {
    restricted_images: {
      enabled: restrictsImages,
      allow_official_images: officialImages,
      allow_verified_publishers: publisherImages,
    },
  }
}
