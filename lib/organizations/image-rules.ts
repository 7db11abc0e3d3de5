import { z } from 'zod'

const flag = z.boolean('Send true or false.')

/** Which images people's machines may run: stored for clients that enforce it. */
export const imageRulesSchema = z.object({
  restrictsImages: flag,
  officialImages: flag,
  publisherImages: flag,
})
export type ImageRules = z.output<typeof imageRulesSchema>

export const imageRuleColumns = {
  restrictsImages: true,
  officialImages: true,
  publisherImages: true,
} as const
