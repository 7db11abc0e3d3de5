import type { ReactNode } from 'react'
import { AccountNavigation } from '#components/frame/account-navigation.tsx'
import { Frame } from '#components/frame/frame.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const { username } = await requireActor()
  return (
    <Frame username={username} side={<AccountNavigation />}>
      {children}
    </Frame>
  )
}
