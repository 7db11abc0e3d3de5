import { imageAccessLabels } from '#lib/grants/image-access.ts'

/** What an organization's tokens can be narrowed to, in the words of the form. */
export const accessKindLabels = {
  public: 'Public repositories',
  ...imageAccessLabels,
  organization: 'Organization',
} as const
