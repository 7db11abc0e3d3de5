import { addDays } from '#lib/time-zone.ts'

const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const

/** "Today", "Yesterday", "Friday 27 November", with the year where it is another. */
export function dayHeading(day: string, today: string): string {
  if (day === today) return 'Today'
  if (day === addDays(today, -1)) return 'Yesterday'
  const said = new Intl.DateTimeFormat('en-GB', parts).formatToParts(new Date(day))
  const part = (type: keyof typeof parts) => said.find((one) => one.type === type)!.value
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${part('year')}`
  return `${part('weekday')} ${part('day')} ${part('month')}${year}`
}
