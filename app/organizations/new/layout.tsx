import type { ReactNode } from 'react'
import { getFrame } from '#app/request-reads.ts'
import { Frame } from '#components/frame/frame.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'

export default async function NewOrganizationLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const frame = await getFrame(actor)
  return (
    <Frame actor={actor} {...frame}>
      {children}
    </Frame>
  )
}
