import type { TokenExchange } from '#lib/usage/token-exchanges.ts'
import { day, hour, inUtc, minute, second } from '#lib/time.ts'
import type { DemoToken, DemoUse } from '#prisma/demo-data.ts'

/** What a demonstration token was used for, as far back as it goes, and what it was refused since it has expired. */
export function demoExchanges(
  now: number,
  { created, used, expires, expiredUse }: Pick<DemoToken, 'created' | 'used' | 'expires' | 'expiredUse'>,
): TokenExchange[] {
  const uses = used ? usesUpTo(now, used, created) : []
  if (!expiredUse || expires === undefined) return uses
  const { ago, address, client } = expiredUse
  return [
    ...uses,
    {
      ...{ at: new Date(now - ago), address, client, door: 'registry', action: 'signed in' },
      ...{ outcome: 'refused', reason: `This access token expired on ${inUtc(new Date(now + expires))}.` },
    },
  ]
}

/** "pushed demo/api:latest", of `push demo/api`. */
export function doneBy({ action }: DemoUse): string {
  const [verb, name] = wordsOf(action)
  return `${words[verb].done} ${name}:latest`
}

/** How long before the last use there were others, as of a program that works by day. */
const before = [0, 25 * minute, 3 * hour, 8 * hour, day, 2 * day, 5 * day]

function usesUpTo(now: number, use: DemoUse, created: number): TokenExchange[] {
  const { ago, address, client, action } = use
  const [verb, name] = wordsOf(action)
  const common = { address, client, door: 'registry', outcome: 'granted', reason: null } as const
  return before
    .map((earlier) => ago + earlier)
    .filter((age) => age + minute < created)
    .reverse()
    .flatMap((age) => [
      { ...common, at: new Date(now - age - 4 * second), action: `asked to ${words[verb].asked} ${name}` },
      { ...common, at: new Date(now - age), action: doneBy(use) },
    ])
}

const words = {
  pull: { asked: 'pull', done: 'pulled' },
  push: { asked: 'push', done: 'pushed' },
  delete: { asked: 'delete from', done: 'deleted' },
}

const wordsOf = (action: string) => action.split(' ') as [keyof typeof words, string]
