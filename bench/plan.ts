/** A smoke run of seconds: it prints what it measured and keeps nothing. */
export const quick = process.argv.includes('--quick')

/** Measures the flood alone, and prints its part of the report. */
export const floodOnly = process.argv.includes('--flood')

/** The same for decisions about requests to services. */
export const forwardOnly = process.argv.includes('--forward')

/** The folder of another version, built: opens its pages and those of this one in turn, and measures nothing else. */
export const against = process.argv.find((word) => word.startsWith('--against='))?.slice('--against='.length)

export const plan = {
  /** Tokens stored in the one database and in the other. */
  few: 1_000,
  many: quick ? 20_000 : 1_000_000,
  connections: 32,
  rounds: quick ? 1 : 11,
  secondsOfRound: quick ? 2 : 3,
  /** Tokens that are deleted while two replicas answer as fast as they can. */
  revoked: quick ? 50 : 1_000,
  /** Connections of a client with a valid token, and of those that flood the server with bad ones meanwhile. */
  valid: 1,
  flooding: 48,
  /** Pushed and pulled through Gatehouse. */
  layerMebibytes: quick ? 64 : 2048,
  /** How often each page is opened. */
  pages: quick ? 20 : 300,
}

export type Person = { username: string; password: string; tokens: number }

/** Who sign in, and open the Security tab. */
export const people: Person[] = [
  { username: 'ten', password: 'ten tokens, one password', tokens: 10 },
  { username: 'ten-thousand', password: 'ten thousand, one password', tokens: 10_000 },
]

/** Whose Admin Console is opened: the first of `people` owns it. */
export const organization = { name: 'large', members: 20_000, tokens: 100 }

/** What docker asks when it signs in. */
export const question = '/token?account=demo&client_id=docker&offline_token=true&service=gatehouse'

export const say = (what: string) => console.log(`  ${what} …`)
