/** The parts of JSON Schema that the documentation shows. */
export type Schema = {
  type?: string
  format?: string
  nullable?: boolean
  enum?: unknown[]
  examples?: unknown[]
  default?: unknown
  description?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: Schema | boolean
}

type Operation = {
  tags: string[]
  summary: string
  description?: string
  'x-access': string[]
  security: object[]
  parameters: { name: string; in: string; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>
}

/** An operation with its path. */
export type Endpoint = Operation & { method: string; path: string }

export type Field = { name: string; schema: Schema; required: boolean }

/** The operations of an OpenAPI document's `paths`. */
export function endpointsOf(paths: Record<string, object>): Endpoint[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      ...operation,
    })),
  )
}

/** The end of a link to an endpoint. */
export const anchorOf = ({ method, path }: Endpoint) =>
  `${method}${path}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '')

/** Whether each word is somewhere in what is told of an endpoint first. */
export function mentions(
  { method, path, tags, summary, description = '' }: Endpoint,
  words: string[],
): boolean {
  const text = [method, path, ...tags, summary, description].join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}

/** Every field of a schema, nested ones by their path: `results[].uuid`. */
export function fieldsOf(schema: Schema, before = ''): Field[] {
  if (schema.items) return fieldsOf(schema.items, `${before}[]`)
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const name = before ? `${before}.${key}` : key
    const field = { name, schema: inner, required: schema.required?.includes(key) ?? false }
    return [field, ...fieldsOf(inner, name)]
  })
}

/** "Text, at most 100 characters, or null". */
export function describeType(schema: Schema): string {
  const words = typeOf(schema)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function typeOf(schema: Schema): string {
  const { type, format, maxLength, nullable, items } = schema
  const values = schema.enum?.filter((value) => value !== null && value !== '')
  const one = values?.length
    ? values.map((value) => JSON.stringify(value)).join(', ')
    : type === 'array' && items
      ? `list of ${items.type === 'object' ? 'objects' : typeOf(items)}`
      : format === 'date-time'
        ? 'time in RFC 3339'
        : (names[type ?? ''] ?? 'anything')
  const bound = maxLength !== undefined ? `, at most ${maxLength.toLocaleString('en')} characters` : ''
  return one + bound + (nullable ? ', or null' : '')
}

const names: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
}
