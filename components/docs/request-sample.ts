import type { Endpoint, Schema } from '#components/docs/open-api.ts'

/** A request that could be sent as it is, but for the names in capitals. */
export type RequestSample = { method: string; path: string; body: string | null; isOpen: boolean }

/** The path with its parameters in capitals, and a body of what is required, or of one field where nothing is. */
export function requestSample({ method, path, requestBody, security }: Endpoint): RequestSample {
  const schema = requestBody?.content['application/json']?.schema
  return {
    method,
    path: path.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase()),
    body: schema ? JSON.stringify(sampleOf(schema), null, 2) : null,
    isOpen: security.length === 0,
  }
}

function sampleOf(schema: Schema): unknown {
  const { type, format, properties, items, minLength = 0 } = schema
  const [one] = schema.enum ?? schema.examples ?? []
  if (one !== undefined) return one
  if (properties) {
    const [first = ''] = Object.keys(properties)
    const names = schema.required?.length ? schema.required : [first]
    return Object.fromEntries(names.map((name) => [name, sampleOf(properties[name]!)]))
  }
  if (schema.anyOf) return sampleOf(schema.anyOf[0]!)
  if (type === 'array') return items ? [sampleOf(items)] : []
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1
  if (format === 'date-time') return '2030-01-31T12:00:00Z'
  return 'text'.padEnd(minLength, '-text')
}

export function asCurl({ method, path, body, isOpen }: RequestSample, origin: string): string {
  return [
    `curl ${method === 'GET' || (method === 'POST' && body) ? '' : `--request ${method} `}'${origin}${path}'`,
    ...(isOpen ? [] : ['--header "Authorization: Bearer $BEARER"']),
    ...(body ? [`--json '${body.replaceAll("'", String.raw`'\''`)}'`] : []),
  ].join(' \\\n  ')
}

export function asTypeScript({ method, path, body, isOpen }: RequestSample, origin: string): string {
  const authorization = isOpen ? '' : 'Authorization: `Bearer ${process.env.BEARER}`'
  const headers = [authorization, body && "'Content-Type': 'application/json'"].filter(Boolean).join(', ')
  const settings = [
    ...(method === 'GET' ? [] : [`method: '${method}'`]),
    ...(headers ? [`headers: { ${headers} }`] : []),
    ...(body ? [`body: JSON.stringify(${body.replaceAll('\n', '\n  ')})`] : []),
  ]
  const call = `await fetch('${origin}${path}'`
  const sent = settings.length ? `${call}, {\n  ${settings.join(',\n  ')},\n})` : `${call})`
  return `const response = ${sent}\nif (!response.ok) throw new Error(await response.text())`
}
