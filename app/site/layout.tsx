import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { getFrame } from '#app/request-reads.ts'
import { Frame } from '#components/frame/frame.tsx'
import { siteNavigation } from '#components/frame/navigation.ts'
import { requireActor } from '#lib/auth/current-actor.ts'

export const metadata: Metadata = { title: { template: '%s · Site · Gatehouse', default: 'Site' } }

/** For site administrators; everyone else gets a 404. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  if (!actor.isSiteAdministrator) notFound()
  const frame = await getFrame(actor)
  return (
    <Frame actor={actor} {...frame} side={siteNavigation}>
      {children}
    </Frame>
  )
}
