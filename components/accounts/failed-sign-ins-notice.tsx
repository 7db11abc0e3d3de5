'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { toast } from '#components/ui/toast.ts'
import { confirmFailedSignInsAction } from '#lib/accounts/actions.ts'
import { paths } from '#lib/paths.ts'

type Props = { failed: { attempts: number; since: Date } | null; now: Date }

/** Says that somebody tries passwords on the account, until the person has confirmed it. */
export function FailedSignInsNotice({ failed, now }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  if (!failed) return null
  const { attempts, since } = failed
  const confirm = () =>
    start(async () => {
      const result = await callAction(confirmFailedSignInsAction)
      if (!result.ok) toast(result.error.message, { tone: 'danger' })
      start(() => router.refresh())
    })
  return (
    <Notice className="mb-6">
      <p>
        {attempts} attempts to sign in to your account have failed, the first <Time at={since} now={now} />.
        If these weren’t yours, make sure that you use this password nowhere else.{' '}
        <TextLink href={paths.activity}>See them in your activity</TextLink>
      </p>
      <Button size="small" className="mt-2" pending={pending} onClick={confirm}>
        OK, I know
      </Button>
    </Notice>
  )
}
