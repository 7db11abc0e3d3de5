/** From the longest, as an amount of time is chosen. */
export const lifetimeUnits = [
  { name: 'days', one: 'day', seconds: 86_400 },
  { name: 'hours', one: 'hour', seconds: 3600 },
  { name: 'minutes', one: 'minute', seconds: 60 },
] as const

type Unit = (typeof lifetimeUnits)[number]['name']
export type Lifetime = { count: string; unit: Unit }

/** The same in the longest unit that it is whole in, never more: 5,400 seconds are 90 minutes. */
export function lifetimeOf(seconds: number): Lifetime {
  const unit = lifetimeUnits.find((one) => seconds % one.seconds === 0) ?? lifetimeUnits.at(-1)!
  return { count: String(Math.floor(seconds / unit.seconds)), unit: unit.name }
}

/** NaN for what is no whole number. */
export function secondsOf({ count, unit }: Lifetime): number {
  const { seconds } = lifetimeUnits.find(({ name }) => name === unit)!
  return /^\d{1,6}$/.test(count.trim()) ? Number(count) * seconds : NaN
}

/** "2 hours", "1 day" */
export function describeLifetime(seconds: number): string {
  const { count, unit } = lifetimeOf(seconds)
  const { one } = lifetimeUnits.find(({ name }) => name === unit)!
  return `${count} ${count === '1' ? one : unit}`
}
