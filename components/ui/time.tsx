import { relativeTime } from '#components/ui/relative-time.ts'

type Props = { at: Date; now: Date; prefix?: string; className?: string }

/** "4 min ago"; the absolute time, in UTC and in the viewer's zone, on hover and focus. */
export function Time({ at, now, prefix = '', className = '' }: Props) {
  return (
    <time dateTime={at.toISOString()} data-instant tabIndex={0} className={`rounded-sm ${className}`}>
      {prefix}
      {relativeTime(at, now)}
    </time>
  )
}
