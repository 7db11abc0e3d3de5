'use client'

import { useEffect, useEffectEvent, useMemo } from 'react'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListProvider, useList } from '#components/data-table/list-context.tsx'
import { useListTable } from '#components/data-table/use-list-table.ts'
import { useNow } from '#components/shared/use-now.ts'
import { isDueOrRunning } from '#components/site/job-labels.ts'
import { jobsTable } from '#components/site/jobs-table.tsx'
import type { ListedJob } from '#lib/jobs/list-jobs.ts'
import { second } from '#lib/time.ts'

type Props = { jobs: ListedJob[]; now: Date }

export function JobList(props: Props) {
  return (
    <ListProvider here="">
      <Jobs {...props} />
    </ListProvider>
  )
}

function Jobs({ jobs, now: serverNow }: Props) {
  const now = useNow(serverNow)
  const { refresh } = useList()
  const readAgain = useEffectEvent(refresh)
  const mayChange = jobs.some(isDueOrRunning)
  // Each answer is new, so this goes on until nothing is under way.
  useEffect(() => {
    if (!mayChange) return
    const timer = setTimeout(() => readAgain(), second)
    return () => clearTimeout(timer)
  }, [mayChange, jobs])
  const rows = useMemo(() => jobs.map((job) => ({ ...job, id: job.name })), [jobs])
  const table = useListTable({ list: jobsTable, rows, cells: { now } })
  return (
    <section aria-label="Jobs" className="@container">
      <DataTable list={jobsTable} table={table} now={now} />
    </section>
  )
}
