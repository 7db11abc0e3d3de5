/** A group as the members of its organization see it. */
export type PublicGroup = {
  id: string
  /** Its id in Hub's API. */
  number: number
  name: string
  description: string
  createdAt: Date
  members: number
  /** The number of repositories it gives access to that the actor may know about. */
  repositories: number
}
