import { ConfirmFailedSignIns } from '#components/accounts/confirm-failed-sign-ins.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { paths } from '#lib/paths.ts'

type Props = { failed: { attempts: number; since: Date } | null; now: Date }

/** Says that somebody tries passwords on the account, until the person has confirmed it. */
export function FailedSignInsNotice({ failed, now }: Props) {
  if (!failed) return null
  const { attempts, since } = failed
  return (
    <Notice className="mb-6">
      <p>
        {attempts} attempts to sign in to your account have failed, the first <Time at={since} now={now} />.
        If these weren’t yours, make sure that you use this password nowhere else.{' '}
        <TextLink href={paths.activity}>See them in your activity</TextLink>
      </p>
      <ConfirmFailedSignIns />
    </Notice>
  )
}
