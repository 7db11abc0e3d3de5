'use client'

import { createContext, use } from 'react'
import type { PublicInvite } from '#lib/invites/public-invite.ts'

type InviteList = {
  now: Date
  resend: (invite: PublicInvite) => void
  askToCancel: (invite: PublicInvite) => void
}

/** What the cells of the list need beside their row. */
export const InviteListContext = createContext<InviteList | null>(null)

export function useInviteList(): InviteList {
  const list = use(InviteListContext)
  if (!list) throw new Error('There is no invite list around this component.')
  return list
}
