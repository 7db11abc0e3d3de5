import { AppError } from '#lib/errors.ts'

/** One resource that a client asks for, and what it means to do there; `*` is all that is granted. */
export type RequestedAccess = { type: string; name: string; actions: string[] }

const scopeLimits = { scopes: 100, nameLength: 255, length: 512 }

// The grammar of the Distribution token specification; separators are written so that no text matches two ways.
const resourceType = /^([a-z0-9]+)(?:\([a-z0-9]+\))?$/
const component = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/
const hostname = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d+)?$/i
const action = /^[a-z*]*$/

/**
 * Reads the `scope` parameters of one request: each may hold several scopes with spaces between. The same resource asked
 * twice becomes one. Text outside the grammar is refused; a type or action that nobody knows is just never granted.
 */
export function parseScopes(parameters: string[]): RequestedAccess[] {
  const scopes = parameters.flatMap((parameter) => parameter.split(' ')).filter((scope) => scope !== '')
  if (scopes.length > scopeLimits.scopes) {
    throw refused(`Ask for at most ${scopeLimits.scopes} scopes at once.`)
  }
  const merged = new Map<string, RequestedAccess>()
  for (const { type, name, actions } of scopes.map(parseScope)) {
    const known = merged.get(`${type}:${name}`)
    if (known) known.actions = [...new Set([...known.actions, ...actions])]
    else merged.set(`${type}:${name}`, { type, name, actions: [...new Set(actions)] })
  }
  return [...merged.values()]
}

/** `type(class):name:actions`, cut at the first and the last colon: a name may hold a port's. The class says nothing. */
function parseScope(scope: string): RequestedAccess {
  if (scope.length > scopeLimits.length) throw malformed(scope)
  const first = scope.indexOf(':')
  const last = scope.lastIndexOf(':')
  const type = resourceType.exec(scope.slice(0, Math.max(first, 0)))?.[1]
  const name = scope.slice(first + 1, Math.max(last, 0))
  const actions = scope.slice(last + 1).split(',')
  if (!type || first === last || !isResourceName(name) || !actions.every((text) => action.test(text))) {
    throw malformed(scope)
  }
  return { type, name, actions: actions.filter((text) => text !== '') }
}

function isResourceName(name: string): boolean {
  if (name.length > scopeLimits.nameLength) return false
  const [first = '', ...rest] = name.split('/')
  const isFirst = component.test(first) || (rest.length > 0 && hostname.test(first))
  return isFirst && rest.every((part) => component.test(part))
}

function malformed(scope: string): AppError {
  const shown = scope.length > 60 ? `${scope.slice(0, 60)}…` : scope
  return refused(`The scope "${shown}" is malformed: write repository:namespace/name:pull,push.`)
}

function refused(message: string): AppError {
  return new AppError('invalid', message, { fields: { scope: message } })
}
