'use client'

import { Network } from '@lucide/icons'
import { DataList } from '#components/data-table/data-list.tsx'
import { servicesTable } from '#components/services/services-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { servicePaths } from '#lib/paths.ts'
import type { ServiceList as Listed } from '#lib/services/list-services.ts'
import type { ServiceQuery } from '#lib/services/schema.ts'

type Props = Listed & { of: string | null; query: ServiceQuery; now: Date }

export function ServiceList({ of, services, ...page }: Props) {
  const pages = servicePaths(of)
  const create = (
    <LinkButton href={pages.new} look="primary" data-command="new">
      New service
    </LinkButton>
  )
  return (
    <DataList
      {...page}
      list={servicesTable}
      path={pages.list}
      rows={services}
      cells={{ of }}
      action={create}
      empty={
        <EmptyState icon={<Icon icon={Network} />} title="There are no services yet." action={create}>
          A service is an HTTP server behind a proxy that asks Gatehouse: a package registry, metrics, an MCP
          server.
        </EmptyState>
      }
    />
  )
}
