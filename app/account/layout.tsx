import type { ReactNode } from 'react'
import { listNotices, listOrganizations } from '#app/frame-lists.ts'
import { FailedSignInsNotice } from '#components/accounts/failed-sign-ins-notice.tsx'
import { Frame } from '#components/frame/frame.tsx'
import { accountNavigation } from '#components/frame/navigation.ts'
import { OwnInvites } from '#components/invites/own-invites.tsx'
import { getFailedSignIns } from '#lib/accounts/get-failed-sign-ins.ts'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listOwnInvites } from '#lib/invites/list-own-invites.ts'

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const [organizations, notices, invites, failed] = await Promise.all([
    listOrganizations(actor),
    listNotices(actor),
    listOwnInvites(actor),
    getFailedSignIns(actor),
  ])
  return (
    <Frame actor={actor} organizations={organizations} notices={notices} side={accountNavigation}>
      <FailedSignInsNotice failed={failed} now={new Date()} />
      <OwnInvites invites={invites} />
      {children}
    </Frame>
  )
}
