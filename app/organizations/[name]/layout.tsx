import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { getFrame } from '#app/request-reads.ts'
import { Frame } from '#components/frame/frame.tsx'
import { consoleNavigation } from '#components/frame/console-navigation.ts'
import { RememberOrganization } from '#components/organizations/remember-organization.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'

type Props = { params: Promise<{ name: string }>; children: ReactNode }

/** "Members · acme · Gatehouse" */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await params
  return { title: { template: `%s · ${name} · Gatehouse`, default: name } }
}

/** The Admin Console. It links to the pages that the role may open; each page's verb checks the right. */
export default async function ConsoleLayout({ params, children }: Props) {
  const actor = await requireActor()
  const [{ name }, contents] = await Promise.all([params, getFrame(actor)])
  const organization = contents.organizations.find((one) => one.name === name)
  const frame = { actor, ...contents }
  if (!organization) return <Frame {...frame}>{children}</Frame>
  return (
    <Frame {...frame} current={name} side={consoleNavigation(organization)}>
      <RememberOrganization name={name} />
      {children}
    </Frame>
  )
}
