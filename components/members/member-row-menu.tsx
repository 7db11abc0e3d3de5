'use client'

import { RowMenu } from '#components/data-table/row-menu.tsx'
import type { MemberQuestion } from '#components/members/member-dialog.tsx'
import type { PublicMember } from '#lib/members/public-member.ts'

export type MemberMenu = {
  member: PublicMember
  organization: string
  username: string
  canEdit: boolean
  ask: (question: MemberQuestion) => void
}

const load = async () => (await import('#components/members/member-row-menu-items.tsx')).MemberRowMenuItems

export function MemberRowMenu(props: MemberMenu) {
  const { member, username, canEdit } = props
  if (!canEdit && member.username !== username) return null
  return <RowMenu name={member.username} load={load} items={props} />
}
