import type { Metadata } from 'next'
import { ImportTabs } from '#components/site/import-tabs.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'

export const metadata: Metadata = { title: 'Import' }

export default async function ImportPage() {
  authorizeSite(await requireActor())
  return <ImportTabs />
}
