import { lookup, type LookupAddress } from 'node:dns'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from '#lib/oidc/is-public-address.ts'

/** Seconds and bytes that a document of an issuer may take. */
export const fetchPolicy = { seconds: 5, bytes: 512 * 1024 } as const

/**
 * A JSON document at an address that somebody else has chosen: by HTTPS, from a public address, without following redirects.
 * For one whose host the installation's settings name, `isTrusted` lifts the limits on scheme and address.
 */
export async function fetchJson(url: URL, isTrusted: boolean): Promise<unknown> {
  if (!isTrusted && url.protocol !== 'https:') throw new Error(`${url.href} is not an https address.`)
  if (url.username || url.password) throw new Error('The address holds a password.')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // A literal address is never looked up.
  if (!isTrusted && isIP(host) && !isPublicAddress(host)) throw new Error(`${host} is not a public address.`)
  const answer = await send(url, isTrusted)
  const { statusCode } = answer
  if (statusCode !== 200) {
    answer.destroy()
    throw new Error(`${url.href} answered ${statusCode}.`)
  }
  return JSON.parse(await readText(answer, url)) as unknown
}

function send(url: URL, isTrusted: boolean): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    request(url, {
      headers: { Accept: 'application/json', 'User-Agent': 'gatehouse' },
      agent: false,
      signal: AbortSignal.timeout(fetchPolicy.seconds * 1000),
      ...(!isTrusted && { lookup: lookUpPublic }),
    })
      .on('response', resolve)
      .on('error', reject)
      .end()
  })
}

async function readText(answer: IncomingMessage, url: URL): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer) {
    bytes += (chunk as Buffer).length
    if (bytes > fetchPolicy.bytes)
      throw new Error(`${url.href} answered with more than ${fetchPolicy.bytes} bytes.`)
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The connection is made to the very addresses that were checked, whatever the name resolves to next. */
const lookUpPublic: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '')
    const refused = addresses.find(({ address }) => !isPublicAddress(address))
    if (refused || addresses.length === 0)
      return callback(new Error(`${host} does not resolve to public addresses alone.`), '')
    if (options.all) return callback(null, addresses)
    return callback(null, addresses[0]!.address, addresses[0]!.family)
  })
}
