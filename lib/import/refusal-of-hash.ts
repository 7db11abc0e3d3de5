/**
 * bcrypt's cost is an exponent: 12 takes a quarter of a second, and each one more twice that, for every attempt to sign in. A
 * file must not choose that for the server.
 */
const bcryptCosts = { min: 4, max: 12 } as const

/** $2a$, $2b$ and $2y$ are one algorithm; $2x$ marks hashes of a version with an error, and $2$ is older still. */
const bcrypt = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/

/** Why a password's hash can't be taken; null for bcrypt within bounds. */
export function refusalOfHash(hash: string): string | null {
  const [, cost] = bcrypt.exec(hash) ?? []
  if (cost !== undefined) {
    if (Number(cost) > bcryptCosts.max)
      return `Its bcrypt cost is ${Number(cost)}, and more than ${bcryptCosts.max} would let sign-ins stop the server`
    return Number(cost) < bcryptCosts.min ? 'Its bcrypt cost is below 4, which does not exist' : null
  }
  const known = otherHashes.find(([prefix]) => hash.startsWith(prefix))
  return `${known ? known[1] : 'It is no bcrypt hash'}; only bcrypt can be checked here`
}

const otherHashes = [
  ['$apr1$', 'It is an MD5 hash of htpasswd (apr1)'],
  ['{SHA}', 'It is a SHA-1 hash'],
  ['{SSHA}', 'It is a SHA-1 hash'],
  ['$5$', 'It is a SHA-256 hash of crypt'],
  ['$6$', 'It is a SHA-512 hash of crypt'],
  ['$1$', 'It is an MD5 hash of crypt'],
  ['$2x$', 'It is a hash of a bcrypt with a known error'],
  ['$2', 'It is a malformed bcrypt hash'],
] as const
