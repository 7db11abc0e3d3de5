import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { OwnInvite } from '#lib/invites/public-invite.ts'
import { paths } from '#lib/paths.ts'

/** Shows the person's invites on the account's pages. */
export function OwnInvites({ invites }: { invites: OwnInvite[] }) {
  if (invites.length === 0) return null
  return (
    <Notice className="mb-6">
      <ul className="flex flex-col gap-1">
        {invites.map(({ id, invitedBy, organization }) => (
          <li key={id} className="wrap-anywhere">
            {invitedBy} invites you to join <bdi className="font-medium">{organization.displayName}</bdi>.{' '}
            <TextLink href={paths.invite(id)}>
              Answer<span className="sr-only"> the invite of {organization.displayName}</span>
            </TextLink>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
