import compression from 'compression'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join, sep } from 'node:path'
import { constants } from 'node:zlib'
import type { Handle } from '#lib/http/handler.ts'

type Coding = 'br' | 'gzip'
type StaticFile = { body: Buffer; etag: string }

/** From the one preferred on. */
const codings: [Coding, extension: string][] = [
  ['br', '.br'],
  ['gzip', '.gz'],
]
const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** Pages are made anew for each request: what comes with little work. */
const compressPage = compression({
  level: 3,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } },
})

/**
 * Answers from what the build compressed of `folder`, which stands at `root`; what `handle` answers is compressed as it
 * goes. Not what it sends back to a form: a secret there, beside what was sent, could be guessed by the length (BREACH).
 */
export function withCompression(folder: string, root: string, handle: Handle): Handle {
  const files = readStaticFiles(folder, root)
  return (request, response) => {
    const { method, headers, url = '' } = request
    const isRead = method === 'GET' || method === 'HEAD'
    // A range is one of the file as it is.
    if (!isRead || headers.range) delete headers['accept-encoding']
    const variants = files.get(url.split('?')[0]!)
    const [coding] = codings.find(([name]) => variants?.[name] && accepts(request, name)) ?? []
    if (!variants || !coding) {
      compressPage(request, response, () => {})
      return handle(request, response)
    }
    send(request, response, { ...variants[coding]!, coding, path: url.split('?')[0]! })
  }
}

/** The compressed files, some 1 MiB, by their paths. */
function readStaticFiles(folder: string, root: string): Map<string, Partial<Record<Coding, StaticFile>>> {
  if (!existsSync(folder)) return new Map()
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const read = (name: string, extension: string): StaticFile | undefined => {
    if (!names.includes(name + extension)) return undefined
    const body = readFileSync(join(folder, name + extension))
    return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
  }
  return new Map(
    names
      .filter((name) => names.includes(`${name}.br`))
      .map((name) => [
        `${root}/${name.replaceAll(sep, '/')}`,
        Object.fromEntries(codings.map(([coding, extension]) => [coding, read(name, extension)])),
      ]),
  )
}

/** Whether the coding is named, and not with a weight of 0 (RFC 9110, 12.5.3). */
function accepts({ headers }: IncomingMessage, coding: Coding): boolean {
  const offers = String(headers['accept-encoding'] ?? '').split(',')
  return offers.some((offer) => {
    const [name = '', ...parameters] = offer.split(';').map((part) => part.trim().toLowerCase())
    return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })
}

function send(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  { body, etag, coding, path }: StaticFile & { coding: Coding; path: string },
): void {
  response.setHeader('Vary', 'Accept-Encoding')
  response.setHeader('ETag', etag)
  // The name of each changes with its content.
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  const known = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(etag) || known.includes('*')) return void response.writeHead(304).end()
  response.writeHead(200, {
    'Content-Type': types[path.split('.').at(-1)!],
    'Content-Encoding': coding,
    'Content-Length': body.length,
  })
  response.end(method === 'HEAD' ? undefined : body)
}
