/** Push includes pull. */
export const imageAccessLabels = { pull: 'Image Pull', push: 'Image Push' } as const
export type ImageAccess = keyof typeof imageAccessLabels
