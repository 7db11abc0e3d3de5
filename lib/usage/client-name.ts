const longest = 60

/** Names that programs send beside the ones that people know them by. */
const knownAs: Record<string, string> = { 'docker-client': 'docker', upstreamclient: 'docker' }

/** "docker 28.2.2" out of a whole User-Agent: its first product, which is the program that speaks. */
export function clientName(userAgent: string | undefined): string | null {
  const product = /^\s*([\w.+-]{1,60})(?:\/v?([\w.+-]{1,60}))?/.exec(userAgent ?? '')
  if (!product) return null
  const [, name = '', version] = product
  const known = knownAs[name.toLowerCase()] ?? name
  return (version ? `${known} ${version}` : known).slice(0, longest)
}
