'use client'

import { useTable } from '@tanstack/react-table'
import { useEffect, useMemo } from 'react'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListNavigationProvider, useListNavigation } from '#components/data-table/list-navigation.tsx'
import { features } from '#components/data-table/table-features.ts'
import { useRowChange } from '#components/data-table/use-row-change.ts'
import { useNow } from '#components/shared/use-now.ts'
import { jobColumns } from '#components/site/job-columns.tsx'
import { toast } from '#components/ui/toast.ts'
import { runJobNowAction } from '#lib/jobs/actions.ts'
import type { ListedJob } from '#lib/jobs/list-jobs.ts'
import { second } from '#lib/time.ts'

type Props = { jobs: ListedJob[]; now: Date }

export function JobList(props: Props) {
  return (
    <ListNavigationProvider>
      <Jobs {...props} />
    </ListNavigationProvider>
  )
}

function Jobs({ jobs, now: serverNow }: Props) {
  const now = useNow(serverNow)
  const { refresh } = useListNavigation()
  const { busy, change } = useRowChange()
  const isUnderWay = jobs.some(({ state }) => state === 'running' || state === 'due')
  // Each answer is new, so this goes on until nothing is under way.
  useEffect(() => {
    if (!isUnderWay) return
    const timer = setTimeout(refresh, second)
    return () => clearTimeout(timer)
  }, [isUnderWay, jobs, refresh])
  const data = useMemo(
    () =>
      jobs.map((job) => {
        const started = () => toast(`Started: ${job.label}.`)
        return { ...job, now, run: () => void change(job.name, () => runJobNowAction(job.name), started) }
      }),
    [jobs, now, change],
  )
  const columns = jobColumns
  const table = useTable({ features, columns, data, getRowId: ({ name }) => name, enableRowSelection: false })
  return (
    <section aria-label="Jobs" className="@container">
      <DataTable
        table={table}
        caption="Jobs"
        stale={false}
        header={({ label }) => label || <span className="sr-only">Actions</span>}
        ariaSort={() => undefined}
        row={({ name, label }) => ({ name: label, muted: false, busy: busy.has(name) })}
      />
    </section>
  )
}
