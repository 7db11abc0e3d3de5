import type { z } from 'zod'

type Issue = Parameters<z.core.$ZodErrorMap>[0]

/** What is wrong with a value and its remedy, for schemas that don't word it themselves. */
export function describeIssue(issue: Issue): string {
  if (issue.input === undefined) return 'This is missing: send it.'
  if (issue.code === 'invalid_type') return `Send ${kinds[issue.expected] ?? 'another kind of value'}.`
  if (issue.code === 'invalid_value')
    return `Send ${issue.values.map(String).join(', ')}.`.replace(/, ([^,]+)$/, ' or $1')
  if (issue.code === 'invalid_format') return `Send ${formats[issue.format] ?? 'it in another form'}.`
  if (issue.code === 'unrecognized_keys') return `Leave out ${issue.keys.join(', ')}.`
  if (issue.code === 'too_small') return bounded(issue.origin, issue.minimum, 'at least', 'or more')
  if (issue.code === 'too_big') return bounded(issue.origin, issue.maximum, 'at most', 'or less')
  return 'Send another value.'
}

const kinds: Partial<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

const formats: Partial<Record<string, string>> = {
  datetime: 'a time as in 2030-01-31T12:00:00Z',
  date: 'a date as in 2030-01-31',
  uuid: 'an id',
}

function bounded(origin: string, limit: number | bigint, of: string, number: string): string {
  if (origin === 'string') return `Use ${of} ${limit} ${limit === 1 ? 'character' : 'characters'}.`
  if (origin === 'array') return `Send ${of} ${limit} of them.`
  return `Send ${limit} ${number}.`
}
