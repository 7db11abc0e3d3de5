import { remember } from '#lib/remember.ts'

const longest = 60

/** Programs' names in User-Agent headers, and their usual names. */
const knownAs: Record<string, string> = { 'docker-client': 'docker', upstreamclient: 'docker' }

/** "docker 28.2.2" from a User-Agent: the first product, which is the client program. */
export const clientName = (userAgent: string | undefined) => nameIn(userAgent ?? '')

const nameIn = remember(1_000, (userAgent): string | null => {
  const product = /^\s*([\w.+-]{1,60})(?:\/v?([\w.+-]{1,60}))?/.exec(userAgent)
  if (!product) return null
  const [, name = '', version] = product
  const known = knownAs[name.toLowerCase()] ?? name
  return (version ? `${known} ${version}` : known).slice(0, longest)
})
