import type { Metadata } from 'next'
import { ServiceList } from '#components/services/service-list.tsx'
import { WaitingHosts } from '#components/services/waiting-hosts.tsx'
import { Section } from '#components/ui/card.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { parse } from '#lib/parse.ts'
import { listServices } from '#lib/services/list-services.ts'
import { listWaitingHosts } from '#lib/services/list-waiting-hosts.ts'
import { serviceQuerySchema } from '#lib/services/schema.ts'

export const metadata: Metadata = { title: 'Services' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SiteServicesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const query = parse(serviceQuerySchema, await searchParams)
  const [waiting, list] = await Promise.all([listWaitingHosts(actor), listServices(actor, null, query)])
  const services = <ServiceList {...list} of={null} query={{ ...query, page: list.page }} now={new Date()} />
  if (waiting.length === 0) return services
  return (
    <div className="flex flex-col gap-8">
      <WaitingHosts hosts={waiting} />
      <Section title="Services of the installation">{services}</Section>
    </div>
  )
}
