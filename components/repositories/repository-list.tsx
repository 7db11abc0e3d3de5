'use client'

import { Package } from '@lucide/icons'
import { DataList } from '#components/data-table/data-list.tsx'
import { repositoriesTable } from '#components/repositories/repositories-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { paths } from '#lib/paths.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import type { RepositoryQuery } from '#lib/repositories/schema.ts'

type Props = {
  query: RepositoryQuery
  repositories: PublicRepository[]
  matching: number
  counts: { mine: number; others: number }
  /** The organization whose list it is: none of its repositories are anybody else's. */
  namespace?: string
  canCreate?: boolean
  now: Date
}

export function RepositoryList({ repositories, namespace, counts, canCreate = true, ...page }: Props) {
  const newRepository = canCreate && (
    <LinkButton
      href={namespace ? `${paths.newRepository}?namespace=${namespace}` : paths.newRepository}
      look="primary"
      data-command="new"
    >
      New repository
    </LinkButton>
  )
  return (
    <DataList
      {...page}
      list={repositoriesTable}
      path={namespace ? paths.organizationRepositories(namespace) : paths.repositories}
      rows={repositories}
      counts={namespace ? undefined : counts}
      cells={{}}
      action={newRepository}
      empty={
        <EmptyState
          icon={<Icon icon={Package} />}
          title={
            canCreate ? 'There are no repositories yet.' : 'There are no repositories you have access to.'
          }
          action={newRepository}
        >
          {!canCreate &&
            `Owners and editors of ${namespace} can create them, and groups give access to them.`}
        </EmptyState>
      }
    />
  )
}
