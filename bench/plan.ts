/** A smoke run of seconds: it prints what it measured and keeps nothing. */
export const quick = process.argv.includes('--quick')

export const plan = {
  /** Tokens stored in the one database and in the other. */
  few: 1_000,
  many: quick ? 20_000 : 1_000_000,
  connections: 32,
  rounds: quick ? 1 : 11,
  secondsOfRound: quick ? 2 : 3,
  /** How often each person opens the Security tab. */
  pages: quick ? 20 : 300,
}

export type Person = { username: string; password: string; tokens: number }

/** Whose Security tab is opened. */
export const people: Person[] = [
  { username: 'ten', password: 'ten tokens, one password', tokens: 10 },
  { username: 'ten-thousand', password: 'ten thousand, one password', tokens: 10_000 },
]

/** What docker asks when it signs in. */
export const question = '/token?account=demo&client_id=docker&offline_token=true&service=gatehouse'

export const say = (what: string) => console.log(`  ${what} …`)
