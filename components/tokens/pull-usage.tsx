import { Time } from '#components/ui/time.tsx'
import type { PullUsage as Usage } from '#lib/usage/pull-counts.ts'

type Props = { whose: 'your account' | 'this token'; usage: Usage; now: Date }

const number = new Intl.NumberFormat('en-GB')

/** "Pulls by your account: 12 of 200, 188 left. Resets in 4 hours." */
export function PullUsage({ whose, usage: { used, limit, remaining, endsAt }, now }: Props) {
  return (
    <p className="text-sm text-text-muted tabular-nums">
      Pulls by {whose}:{' '}
      {limit === null
        ? `${number.format(used)} in six hours, no limit.`
        : `${number.format(used)} of ${number.format(limit)} in six hours, ${remaining ? number.format(remaining) : 'none'} left.`}
      {remaining === 0 && ' Further pulls are refused.'}
      {endsAt && (
        <>
          {' '}
          Resets <Time at={endsAt} now={now} />.
        </>
      )}
    </p>
  )
}
