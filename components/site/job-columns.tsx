import { createColumnHelper } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { features } from '#components/data-table/table-features.ts'
import { frequency, stateLooks } from '#components/site/job-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import type { ListedJob } from '#lib/jobs/list-jobs.ts'

/** A row of the list, with the clock that its times are told by and what its button does. */
type Row = ListedJob & { now: Date; run: () => void }

const column = createColumnHelper<typeof features, Row>()

export const jobColumns = column.columns([
  column.display({
    id: 'job',
    cell: ({ row: { original } }) => (
      <TwoLines first={<span className="font-medium">{original.label}</span>} second={original.purpose} />
    ),
    meta: {
      label: 'Job',
      plain: true,
      className: '@2xl:py-2 @2xl:pl-4 @max-2xl:col-start-2 @max-2xl:pt-2 @max-2xl:pb-1',
    },
  }),
  column.display({
    id: 'state',
    cell: ({ row }) => <StateCell job={row.original} />,
    meta: { label: 'State', className: '@2xl:w-36 @4xl:w-56' },
  }),
  column.display({
    id: 'last-run',
    cell: ({ row: { original } }) =>
      original.lastRunAt ? (
        <Time at={original.lastRunAt} now={original.now} />
      ) : (
        <span className="text-text-muted">Never</span>
      ),
    meta: { label: 'Last run', className: '@2xl:w-26 @4xl:w-32' },
  }),
  column.display({
    id: 'next-run',
    cell: ({ row: { original } }) => (
      <TwoLines first={<NextRun job={original} />} second={frequency(original.every)} />
    ),
    meta: { label: 'Next run', className: '@2xl:w-32 @4xl:w-40' },
  }),
  column.display({
    id: 'run',
    cell: ({ row: { original } }) => (
      <Button
        size="small"
        pending={original.state === 'running' || original.state === 'due'}
        aria-label={`Run now: ${original.label}`}
        onClick={original.run}
      >
        Run now
      </Button>
    ),
    meta: {
      label: '',
      plain: true,
      className: '@2xl:w-28 @max-2xl:col-start-3 @max-2xl:row-start-1 @max-2xl:pt-2',
    },
  }),
])

function StateCell({ job: { state, lastResult, lastError } }: { job: ListedJob }) {
  const { tone, words } = stateLooks[state]
  return <TwoLines first={<Status tone={tone}>{words}</Status>} second={lastError ?? lastResult ?? ''} />
}

function NextRun({ job: { state, nextRunAt, now } }: { job: Row }) {
  return state === 'running' || state === 'due' ? 'Now' : <Time at={nextRunAt} now={now} />
}

function TwoLines({ first, second }: { first: ReactNode; second: string }) {
  return (
    <div className="flex min-w-0 flex-col">
      {first}
      <span className="text-xs wrap-anywhere text-text-muted">{second}</span>
    </div>
  )
}
