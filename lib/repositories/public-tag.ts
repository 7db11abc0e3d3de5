/** A tag as seen by anyone who may know about its repository. */
export type PublicTag = {
  name: string
  digest: string
  mediaType: string
  pushedAt: Date
  /** A username or an organization's name; empty if unknown. */
  pushedBy: string
  pulledAt: Date | null
}

export const tagColumns = {
  name: true,
  digest: true,
  mediaType: true,
  pushedAt: true,
  pushedBy: true,
  pulledAt: true,
} as const
