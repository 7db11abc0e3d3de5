import { RE2JS } from 're2js'
import { remember } from '#lib/remember.ts'

/** docker_auth's own: `/…/` is a regular expression that may match anywhere (Go's, as RE2's), all else a glob. */
export function isRegex(pattern: string): boolean {
  return pattern.length > 2 && pattern.startsWith('/') && pattern.endsWith('/')
}

/** Puts the account in, of which nothing is special. */
export function withAccount(pattern: string, account: string): string {
  return pattern.replaceAll('${account}', account.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&'))
}

/** Whether a pattern surely matches, surely doesn't, or can't be told: it has variables, or is malformed. */
export function matches(pattern: string | undefined, value: string): boolean | 'perhaps' {
  if (pattern === undefined) return true
  const literal = literalOf(pattern)
  if (literal !== null) return literal === value
  if (pattern.includes('${')) return value.startsWith(prefixOf(pattern)) && 'perhaps'
  const regex = compiled(pattern)
  return regex === null ? 'perhaps' : regex.matcher(value).find()
}

/** Each rule is held against all before it: compiled each time, that would take minutes. */
const compiled = remember(4_000, compile)

function compile(pattern: string): RE2JS | null {
  const regex = isRegex(pattern) ? pattern.slice(1, -1) : regexOfGlob(pattern)
  try {
    return regex === null ? null : RE2JS.compile(regex)
  } catch {
    return null
  }
}

/** Go's `path.Match`: `*` and `?` match no slash; null for a character class, which is rare. */
function regexOfGlob(glob: string): string | null {
  if (glob.includes('[')) return null
  const parts = glob.match(/\\.|[^\\]/gsu) ?? []
  if (parts.join('') !== glob) return null
  const regex = parts.map((part) => {
    if (part === '*') return '[^/]*'
    if (part === '?') return '[^/]'
    return RE2JS.quote(part.length > 1 && part.startsWith('\\') ? part.slice(1) : part)
  })
  return `^(?s:${regex.join('')})$`
}

/** The one text that a pattern matches; null where it matches others, too. */
export function literalOf(pattern: string): string | null {
  if (pattern.includes('${')) return null
  if (isRegex(pattern)) {
    const [, text] = /^\/\^(.*)\$\/$/s.exec(pattern) ?? []
    return text === undefined ? null : unescaped(text, /^(?:[A-Za-z0-9_@/-]|\\[^A-Za-z0-9])+$/)
  }
  return unescaped(pattern, /^(?:[^\\*?[]|\\.)*$/s)
}

function unescaped(text: string, plain: RegExp): string | null {
  return plain.test(text) ? text.replace(/\\(.)/gs, '$1') : null
}

/** The texts that a pattern names one by one: `alice`, `/^alice$/`, `/^(alice|bob)$/`; null for any other. */
export function alternativesOf(pattern: string): string[] | null {
  const literal = literalOf(pattern)
  if (literal !== null) return [literal]
  const [, inner] = /^\/\^\((?:\?:)?([^()]+)\)\$\/$/.exec(pattern) ?? []
  const each = inner?.split('|').map((text) => literalOf(`/^${text}$/`))
  return each?.every((text) => text !== null) ? each : null
}

/** What every match begins with; empty where nothing is known. */
export function prefixOf(pattern: string | undefined): string {
  if (pattern === undefined) return ''
  const regex = isRegex(pattern)
  if (regex && !pattern.startsWith('/^')) return ''
  // An alternative or a quantifier behind a character makes that one uncertain.
  if (regex && pattern.includes('|')) return ''
  const text = regex ? pattern.slice(2, -1) : pattern
  const plain = regex
    ? /^(?:(?:[A-Za-z0-9_@/-]|\\[^A-Za-z0-9])(?![*?{]))*/.exec(text)![0]
    : /^(?:[^\\*?[$]|\\.)*/s.exec(text)![0]
  return plain.replace(/\\(.)/gs, '$1')
}
