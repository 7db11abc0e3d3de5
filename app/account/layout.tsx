import type { ReactNode } from 'react'
import { getAccountSecurity, getFrame } from '#app/request-reads.ts'
import { FailedSignInsNotice } from '#components/accounts/failed-sign-ins-notice.tsx'
import { Frame } from '#components/frame/frame.tsx'
import { accountNavigation } from '#components/frame/navigation.ts'
import { OwnInvites } from '#components/invites/own-invites.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listOwnInvites } from '#lib/invites/list-own-invites.ts'

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const [frame, invites, { failedSignIns }] = await Promise.all([
    getFrame(actor),
    listOwnInvites(actor),
    getAccountSecurity(actor),
  ])
  return (
    <Frame actor={actor} {...frame} side={accountNavigation}>
      <FailedSignInsNotice failed={failedSignIns} now={new Date()} />
      <OwnInvites invites={invites} />
      {children}
    </Frame>
  )
}
