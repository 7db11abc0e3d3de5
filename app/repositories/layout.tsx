import type { ReactNode } from 'react'
import { Frame } from '#components/frame/frame.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'

export default async function RepositoriesLayout({ children }: { children: ReactNode }) {
  const { username } = await requireActor()
  return <Frame username={username}>{children}</Frame>
}
