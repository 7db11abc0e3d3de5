/** A permission of a service, and whether the token's owner may use it now. */
type Offer = { name: string; includes: string[]; isAvailable: boolean }

/** A service that a token can be given. */
export type OfferedService = {
  id: string
  /** `npm`, or `acme/npm` of an organization. */
  fullName: string
  offers: Offer[]
}

/** A service that a token was given. */
export type GivenService = OfferedService & {
  permissions: string[]
  /** What holds of them now, with all that they include; none where the owner has lost the service. */
  rights: string[]
}

export const givenServicesMax = 50
