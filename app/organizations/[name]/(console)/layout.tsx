import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { getFrame } from '#app/request-reads.ts'
import { requireActor } from '#lib/auth/current-actor.ts'

type Props = { params: Promise<{ name: string }>; children: ReactNode }

/** Inside the frame, so that what is not found is said inside it, too, and with the status for that. */
export default async function KnownOrganizationLayout({ params, children }: Props) {
  const { organizations } = await getFrame(await requireActor())
  const { name } = await params
  if (!organizations.some((one) => one.name === name)) notFound()
  return children
}
