import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Frame } from '#components/frame/frame.tsx'
import { siteNavigation } from '#components/frame/navigation.ts'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listOrganizations } from '#lib/organizations/list-organizations.ts'

export const metadata: Metadata = { title: { template: '%s · Site · Gatehouse', default: 'Site' } }

/** For site administrators; everyone else gets a 404. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  if (!actor.isSiteAdministrator) notFound()
  const organizations = await listOrganizations(actor)
  return (
    <Frame actor={actor} organizations={organizations} side={siteNavigation}>
      {children}
    </Frame>
  )
}
