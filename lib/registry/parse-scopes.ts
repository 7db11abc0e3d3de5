import { AppError } from '#lib/errors.ts'

/** A requested resource and actions; `*` requests everything that can be granted. */
export type RequestedAccess = { type: string; name: string; actions: string[] }

const scopeLimits = { scopes: 100, nameLength: 255, length: 512 }

// The grammar of the Distribution token specification, written so that no text matches in two ways.
const resourceType = /^([a-z0-9]+)(?:\([a-z0-9]+\))?$/
const component = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/
const hostname = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d+)?$/i
const action = /^[a-z*]*$/

/**
 * Reads a request's `scope` parameters, each with one or more scopes separated by spaces, and merges repeated
 * resources. Malformed text is refused, and so are repository names of one part unless they are among others;
 * unknown types and actions are just never granted.
 */
export function parseScopes(parameters: string[]): RequestedAccess[] {
  const scopes = new Set(parameters.flatMap((parameter) => parameter.split(' ')).filter(Boolean))
  if (scopes.size > scopeLimits.scopes) {
    throw refused(`Ask for at most ${scopeLimits.scopes} scopes at once.`)
  }
  const merged = new Map<string, RequestedAccess>()
  for (const { type, name, actions } of [...scopes].map(parseScope)) {
    const known = merged.get(`${type}:${name}`)
    if (known) known.actions = [...new Set([...known.actions, ...actions])]
    else merged.set(`${type}:${name}`, { type, name, actions: [...new Set(actions)] })
  }
  // Only if there is no other name: a push may also ask for what was pulled from the registry before it had owners.
  const repositories = [...merged.values()].filter(({ type }) => type === 'repository')
  const [first] = repositories
  if (first && repositories.every(({ name }) => !name.includes('/'))) throw onePart(first.name)
  return [...merged.values()]
}

function onePart(name: string): AppError {
  return refused(
    `The repository name "${name}" has only one part. Put its owner's name before it, as in "demo/${name}".`,
  )
}

/**
 * `type(class):name:actions`, split at the first and last colon, because a name may contain a port. The class is
 * ignored.
 */
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
