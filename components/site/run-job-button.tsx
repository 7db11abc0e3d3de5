'use client'

import { useList } from '#components/data-table/list-context.tsx'
import { isDueOrRunning } from '#components/site/job-labels.ts'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import { runJobNowAction } from '#lib/jobs/actions.ts'
import type { ListedJob } from '#lib/jobs/list-jobs.ts'

export function RunJobButton({ job }: { job: ListedJob }) {
  const { name, label } = job
  const { change } = useList()
  const started = () => toast(`Started: ${label}.`)
  return (
    <Button
      size="small"
      pending={isDueOrRunning(job)}
      aria-label={`Run now: ${label}`}
      onClick={() => void change(name, () => runJobNowAction(name), started)}
    >
      Run now
    </Button>
  )
}
