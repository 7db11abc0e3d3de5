import type { ReactNode } from 'react'
import type { TableDefinition } from '#components/data-table/list-definition.ts'
import { describeFrequency, isDueOrRunning, stateLabels } from '#components/site/job-labels.ts'
import { RunJobButton } from '#components/site/run-job-button.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import type { ListedJob } from '#lib/jobs/list-jobs.ts'

export const jobsTable: TableDefinition<ListedJob & { id: string }, object> = {
  title: 'Jobs',
  columns: [
    {
      label: 'Job',
      className: '@2xl:py-2',
      cell: ({ label, purpose }) => (
        <TwoLines first={<span className="font-medium">{label}</span>} second={purpose} />
      ),
    },
    {
      label: 'State',
      className: '@2xl:w-36 @4xl:w-56',
      cell: (job) => <StateCell job={job} />,
    },
    {
      label: 'Last run',
      card: 'left-out',
      className: '@2xl:w-26 @4xl:w-32',
      cell: ({ lastRunAt }, { now }) =>
        lastRunAt ? <Time at={lastRunAt} now={now} /> : <span className="text-text-muted">Never</span>,
    },
    {
      label: 'Next run',
      className: '@2xl:w-32 @4xl:w-40',
      cell: (job, { now }) => (
        <TwoLines
          first={isDueOrRunning(job) ? 'Now' : <Time at={job.nextRunAt} now={now} />}
          second={describeFrequency(job.every)}
        />
      ),
    },
    { label: '', className: '@2xl:w-28', card: 'below', cell: (job) => <RunJobButton job={job} /> },
  ],
}

function StateCell({ job: { state, lastResult, lastError } }: { job: ListedJob }) {
  const { tone, label } = stateLabels[state]
  return <TwoLines first={<Status tone={tone}>{label}</Status>} second={lastError ?? lastResult ?? ''} />
}

function TwoLines({ first, second }: { first: ReactNode; second: string }) {
  return (
    <div className="flex min-w-0 flex-col">
      {first}
      <span className="text-xs wrap-anywhere text-text-muted">{second}</span>
    </div>
  )
}
