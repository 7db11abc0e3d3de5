import { createColumnHelper } from '@tanstack/react-table'
import Link from 'next/link'
import type { features } from '#components/data-table/table-features.ts'
import { VisibilityLabel } from '#components/repositories/visibility-words.tsx'
import { Time } from '#components/ui/time.tsx'
import { paths } from '#lib/paths.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import type { RepositoryQuery } from '#lib/repositories/schema.ts'

/** A row of the list, with the clock that its times are told by. */
type RepositoryRow = PublicRepository & { now: Date }

const column = createColumnHelper<typeof features, RepositoryRow>()
const sortedBy = (key: RepositoryQuery['sort']) => key

export const repositoryColumns = column.columns([
  column.display({
    id: 'name',
    cell: ({ row }) => <NameCell repository={row.original} />,
    meta: {
      label: 'Repository',
      sortKey: sortedBy('name'),
      plain: true,
      className:
        '@2xl:pl-4 @max-2xl:col-span-2 @max-2xl:col-start-2 @max-2xl:pt-2 @max-2xl:pr-4 @max-2xl:pb-1',
    },
  }),
  column.display({
    id: 'visibility',
    cell: ({ row }) => <VisibilityLabel visibility={row.original.visibility} />,
    meta: { label: 'Visibility', className: '@2xl:w-28 @4xl:w-32' },
  }),
  column.display({
    id: 'pushed',
    cell: ({ row: { original } }) => <UseCell at={original.lastPushedAt} now={original.now} />,
    meta: { label: 'Last push', sortKey: sortedBy('pushed'), className: '@2xl:w-30 @4xl:w-36' },
  }),
  column.display({
    id: 'pulled',
    cell: ({ row: { original } }) => <UseCell at={original.lastPulledAt} now={original.now} />,
    meta: { label: 'Last pull', sortKey: sortedBy('pulled'), className: '@2xl:w-30 @4xl:w-36' },
  }),
])

function NameCell({ repository: { namespace, name, description } }: { repository: RepositoryRow }) {
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <Link
        href={paths.repository(namespace, name)}
        prefetch={false}
        data-tooltip-cut
        className="block w-fit max-w-full truncate rounded-sm font-mono hover:underline @max-2xl:whitespace-normal"
      >
        <span className="text-text-muted">{namespace}/</span>
        <span className="font-medium">{name}</span>
      </Link>
      {description && (
        <div dir="auto" className="truncate text-left text-xs text-text-muted" data-tooltip-cut>
          {description}
        </div>
      )}
    </div>
  )
}

function UseCell({ at, now }: { at: Date | null; now: Date }) {
  return at ? <Time at={at} now={now} /> : <span className="text-text-muted">Never</span>
}
