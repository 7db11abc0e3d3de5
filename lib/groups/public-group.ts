/** A group as the members of its organization see it. */
export type PublicGroup = {
  id: string
  /** What Hub's API calls it by. */
  number: number
  name: string
  description: string
  createdAt: Date
  members: number
  /** How many repositories it gives access to, of those that the actor may know of. */
  repositories: number
}
