'use client'

import { instantInUtc, instantInZone } from '#components/ui/format-time.ts'
import { useTimeZone } from '#components/shared/use-time-zone.ts'

/** The instant in words: in UTC, and beneath on the viewer's clock. Always two lines, so that nothing moves. */
export function ExpirationText({ at }: { at: string | null }) {
  const timeZone = useTimeZone()
  const [first, second] = describeExpiration(at, timeZone)
  return (
    <p aria-live="polite" className="text-sm text-text-muted tabular-nums">
      <span className="block min-h-5">{first}</span>
      <span className="block min-h-5">{second}</span>
    </p>
  )
}

function describeExpiration(at: string | null, timeZone: string | null): [string, string] {
  if (at === null)
    return ['It works until you deactivate or delete it.', 'A leaked token that expires does less harm.']
  if (at === '') return ['Choose a day and an hour.', '']
  const instant = new Date(at)
  const [there, here] = [instantInUtc(instant), timeZone ? instantInZone(instant, timeZone) : '']
  return [
    `Expires on ${there}`,
    here === there ? 'The same in your time zone' : here && `${here} in your time zone`,
  ]
}
