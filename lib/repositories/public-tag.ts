/** A tag as whoever may know of its repository sees it. */
export type PublicTag = {
  name: string
  digest: string
  mediaType: string
  pushedAt: Date
  /** A username or an organization's name; empty where it is not known. */
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
