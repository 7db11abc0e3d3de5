import { Notice } from '#components/ui/notice.tsx'
import type { InviteResult } from '#lib/invites/create-invites.ts'
import { invitePolicy } from '#lib/invites/schema.ts'

const reasons: Record<Exclude<InviteResult['status'], 'invited'>, string> = {
  already_member: 'is already a member',
  already_invited: 'already has an open invite',
  too_often: `was invited ${invitePolicy.mailsADay} times within a day; try again tomorrow`,
  unknown_account: 'is not a known username',
  invalid: 'is neither an e-mail address nor a username',
}

/**
 * The outcome of one call: invited people by name (or only their number if there are many), the others with the reason.
 */
export function InviteOutcome({ results }: { results: InviteResult[] }) {
  const invited = results.filter(({ status }) => status === 'invited')
  const unsent = invited.filter(({ mailed }) => !mailed)
  const others = results.flatMap(({ invitee, status }) =>
    status === 'invited' ? [] : [{ invitee, reason: reasons[status] }],
  )
  return (
    <div role="status" className="flex flex-col gap-2">
      {invited.length > 0 && (
        <Notice>
          Invited{' '}
          {invited.length > 3 ? (
            `${invited.length} people`
          ) : (
            <Names of={invited.map(({ invitee }) => invitee)} />
          )}
          .
        </Notice>
      )}
      {unsent.length > 0 && (
        <Notice tone="danger">
          The mail to <Names of={unsent.map(({ invitee }) => invitee)} /> has not been sent yet. Gatehouse
          keeps trying for three days.
        </Notice>
      )}
      {others.length > 0 && (
        <Notice tone="danger">
          <ul>
            {others.map(({ invitee, reason }, place) => (
              <li key={place} className="wrap-anywhere">
                <bdi className="font-medium">{invitee}</bdi> {reason}.
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}

function Names({ of }: { of: string[] }) {
  return <bdi className="font-medium wrap-anywhere">{of.join(', ')}</bdi>
}
