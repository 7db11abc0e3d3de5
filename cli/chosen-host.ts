import { Failure } from '#cli/failure.ts'
import { hostOf, urlOf } from '#cli/host-name.ts'
import { readHosts, type Host } from '#cli/store/hosts-file.ts'

/** Which Gatehouse is meant: as named, or by GATEHOUSE_HOST, or the only one that this computer knows. */
export function chosenHost(named: string | undefined): {
  host: string
  url: string
  known: Host | undefined
} {
  const address = named ?? process.env.GATEHOUSE_HOST
  const hosts = readHosts()
  const [first, ...others] = Object.keys(hosts)
  if (!address && !first) throw new Failure('Which Gatehouse? Run gatehouse login HOST first.', 'signedOut')
  if (!address && others.length > 0)
    throw new Failure(`Which Gatehouse? Add --host with one of ${[first, ...others].join(', ')}.`, 'usage')
  const host = address ? hostOf(address) : first!
  const known = hosts[host]
  // An address in full says http or https by itself.
  return { host, url: (address?.includes('://') ? null : known?.url) ?? urlOf(address ?? host), known }
}
