import type { StatusTone } from '#components/ui/status.tsx'
import type { JobState, ListedJob } from '#lib/jobs/list-jobs.ts'
import { day, hour, minute } from '#lib/time.ts'

export const stateLooks: Record<JobState, { tone: StatusTone; words: string }> = {
  running: { tone: 'good', words: 'Running' },
  due: { tone: 'good', words: 'Starting' },
  failing: { tone: 'soon', words: 'Failing' },
  waiting: { tone: 'off', words: 'Waiting' },
}

const units = [
  { length: day, one: 'day' },
  { length: hour, one: 'hour' },
  { length: minute, one: 'minute' },
]

/** "Every hour", "Every 10 minutes". */
export function frequency(every: number): string {
  const { length, one } = units.find(({ length }) => every % length === 0)!
  return every === length ? `Every ${one}` : `Every ${every / length} ${one}s`
}

export const isUnderWay = ({ state }: Pick<ListedJob, 'state'>) => state === 'running' || state === 'due'
