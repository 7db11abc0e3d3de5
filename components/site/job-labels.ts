import type { StatusTone } from '#components/ui/status.tsx'
import type { JobState, ListedJob } from '#lib/jobs/list-jobs.ts'
import { day, hour, minute } from '#lib/time.ts'

export const stateLabels: Record<JobState, { tone: StatusTone; label: string }> = {
  running: { tone: 'good', label: 'Running' },
  due: { tone: 'good', label: 'Starting' },
  failing: { tone: 'soon', label: 'Failing' },
  waiting: { tone: 'off', label: 'Waiting' },
}

const units = [
  { length: day, one: 'day' },
  { length: hour, one: 'hour' },
  { length: minute, one: 'minute' },
]

/** "Every hour", "Every 10 minutes". */
export function describeFrequency(every: number): string {
  const { length, one } = units.find(({ length }) => every % length === 0)!
  return every === length ? `Every ${one}` : `Every ${every / length} ${one}s`
}

export const isDueOrRunning = ({ state }: Pick<ListedJob, 'state'>) => state === 'running' || state === 'due'
