import { callHelper, systemHelpers } from '#cli/store/docker-helper.ts'
import { changeHosts, readHosts, type Host } from '#cli/store/hosts-file.ts'

export type Credential = { url: string; username: string; secret: string; tokenId?: string }

/**
 * What is kept for a host, as in `localhost:3000`; null where nothing is. A secret is in the system's own store where one
 * of docker's helpers reaches it, else in `hosts.json`.
 */
export function findCredential(host: string): Credential | null {
  const kept = readHosts()[host]
  const secret = kept && (kept.keeper ? secretIn(kept.keeper, kept) : kept.secret)
  return kept && secret ? { url: kept.url, username: kept.username, secret, tokenId: kept.tokenId } : null
}

/** Returns the name of docker's helper that has the secret; null where the file has it. */
export function storeCredential(host: string, { url, username, secret, tokenId }: Credential): string | null {
  const entry = JSON.stringify({ ServerURL: keyOf(url), Username: username, Secret: secret })
  const keeper = systemHelpers().find((name) => {
    return callHelper(name, 'store', entry) !== null && secretIn(name, { url }) === secret
  })
  changeHosts((hosts) => {
    const { session } = hosts[host] ?? {}
    hosts[host] = {
      ...{ url, username },
      ...(tokenId !== undefined && { tokenId }),
      ...(keeper ? { keeper } : { secret }),
      ...(session && { session }),
    }
  })
  return keeper ?? null
}

/** Forgets what is kept for a host; with a secret, only if it is that one. */
export function eraseCredential(host: string, secret?: string): void {
  if (secret !== undefined && findCredential(host)?.secret !== secret) return
  const { url, keeper } = readHosts()[host] ?? {}
  if (url !== undefined && keeper) callHelper(keeper, 'erase', keyOf(url))
  changeHosts((hosts) => delete hosts[host])
}

function secretIn(keeper: string, { url }: Pick<Host, 'url'>): string | null {
  const said = callHelper(keeper, 'get', keyOf(url))
  try {
    return said === null ? null : (JSON.parse(said) as { Secret: string }).Secret
  } catch {
    return null
  }
}

/** A name of its own: what `docker login` keeps for the same host stays as it is. */
const keyOf = (url: string) => `${url}/gatehouse`
