'use client'

import { createContext, use } from 'react'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import type { PublicMember } from '#lib/members/public-member.ts'

/** What a person is asked before it is done. */
export type MemberQuestion = { member: PublicMember; about: 'remove' | 'leave' | 'step-down'; role?: Role }

type MemberList = {
  now: Date
  username: string
  canEdit: boolean
  changeRole: (member: PublicMember, role: Role) => void
  ask: (question: MemberQuestion) => void
}

/** What the cells of the list need beside their row. */
export const MemberListContext = createContext<MemberList | null>(null)

export function useMemberList(): MemberList {
  const list = use(MemberListContext)
  if (!list) throw new Error('There is no member list around this component.')
  return list
}
