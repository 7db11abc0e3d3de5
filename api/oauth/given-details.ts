import { detailTypes } from '#lib/devices/detail-schema.ts'
import type { GivenAccess } from '#lib/devices/issue-requested-token.ts'
import { repositoryActions } from '#lib/scopes/personal-permissions.ts'
import { second } from '#lib/time.ts'

/** What a tool was given of what it asked for (RFC 9396, 7), and for how long, as an answer has it. */
export function givenDetails({ repositories, services, expiresAt }: GivenAccess, now: Date) {
  const [ofRepository, ofService] = detailTypes
  return {
    expires_in: Math.floor((expiresAt.getTime() - now.getTime()) / second),
    authorization_details: [
      ...repositories.map((one) => ({
        ...{ type: ofRepository, identifier: one.fullName },
        actions: repositoryActions.filter((action) => one[action]),
      })),
      ...services.map(({ fullName: identifier, permissions: actions }) => ({
        ...{ type: ofService, identifier, actions },
      })),
    ],
  }
}
