'use client'

import { RowMenu } from '#components/data-table/row-menu.tsx'
import type { PublicInvite } from '#lib/invites/public-invite.ts'

export type InviteMenu = {
  invite: PublicInvite
  organization: string
  sendsMail: boolean
  askToCancel: (invite: PublicInvite) => void
}

const load = async () => (await import('#components/invites/invite-row-menu-items.tsx')).InviteRowMenuItems

export function InviteRowMenu(props: InviteMenu) {
  return <RowMenu name={props.invite.invitee} load={load} items={props} />
}
