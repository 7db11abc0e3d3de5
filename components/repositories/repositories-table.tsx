import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { secondLine } from '#components/data-table/table-frame.tsx'
import { VisibilityLabel, visibilityLabels } from '#components/repositories/visibility-labels.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Link } from '#components/ui/link.tsx'
import { Time } from '#components/ui/time.tsx'
import { paths } from '#lib/paths.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import { repositoryList } from '#lib/repositories/repository-list.ts'
import type { RepositoryQuery } from '#lib/repositories/schema.ts'

export const repositoriesTable: ListDefinition<PublicRepository, RepositoryQuery> = {
  ...{ title: 'Repositories', one: 'repository', many: 'repositories' },
  ...repositoryList,
  chips: { key: 'owner', label: 'Owner', labels: { mine: 'Mine', others: 'Others' } },
  select: { key: 'visibility', label: 'Visibility', all: 'Public and private', labels: visibilityLabels },
  orders: [
    { sort: 'name', order: 'asc', label: 'Name, A to Z' },
    { sort: 'name', order: 'desc', label: 'Name, Z to A' },
    { sort: 'pushed', order: 'desc', label: 'Most recently pushed first' },
    { sort: 'pushed', order: 'asc', label: 'Least recently pushed first' },
    { sort: 'pulled', order: 'desc', label: 'Most recently pulled first' },
    { sort: 'pulled', order: 'asc', label: 'Least recently pulled first' },
    { sort: 'created', order: 'desc', label: 'Newest first' },
    { sort: 'created', order: 'asc', label: 'Oldest first' },
  ],
  nothing: ({ visibility, owner }) =>
    ['No', visibility, 'repository', owner && whose[owner]].filter(Boolean).join(' '),
  columns: [
    {
      label: 'Repository',
      sortKey: 'name',
      card: 'one-line',
      cell: (repository) => <NameCell repository={repository} />,
    },
    {
      label: 'Visibility',
      className: '@2xl:w-28 @4xl:w-32',
      card: 'beside',
      cell: ({ visibility }) => <VisibilityLabel visibility={visibility} />,
    },
    {
      label: 'Last push',
      sortKey: 'pushed',
      className: '@2xl:w-30 @4xl:w-36',
      cell: ({ lastPushedAt }, { now }) => <UseCell at={lastPushedAt} now={now} words={pushed} />,
    },
    {
      label: 'Last pull',
      sortKey: 'pulled',
      className: '@2xl:w-30 @4xl:w-36',
      cell: ({ lastPulledAt }, { now }) => <UseCell at={lastPulledAt} now={now} words={pulled} />,
    },
  ],
}

const whose = { mine: 'of yours', others: 'of others' }

function NameCell({ repository: { namespace, name, description } }: { repository: PublicRepository }) {
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <Link
        href={paths.repository(namespace, name)}
        data-tooltip-cut
        className="block w-fit max-w-full truncate rounded-sm font-mono hover:underline @max-2xl:whitespace-normal"
      >
        <span className="text-text-muted">{namespace}/</span>
        <span className="font-medium">{name}</span>
      </Link>
      {description && (
        <div
          dir="auto"
          className={classNames('truncate text-left text-xs text-text-muted', secondLine)}
          data-tooltip-cut
        >
          {description}
        </div>
      )}
    </div>
  )
}

type UseWords = { before: string; after: string }

/** In a card, which has no headings: "Pushed 3 days ago", "Never pushed". */
const pushed: UseWords = {
  before: "@max-2xl:before:content-['Pushed_']",
  after: "@max-2xl:after:content-['_pushed']",
}
const pulled: UseWords = {
  before: "@max-2xl:before:content-['Pulled_']",
  after: "@max-2xl:after:content-['_pulled']",
}

function UseCell({ at, now, words }: { at: Date | null; now: Date; words: UseWords }) {
  if (!at) return <span className={classNames('text-text-muted', words.after)}>Never</span>
  return <Time at={at} now={now} className={words.before} />
}
