import { z } from 'zod'
import type { RepositoryAction } from '#lib/scopes/personal-permissions.ts'
import { repositoryActions } from '#lib/scopes/personal-permissions.ts'

/** What another service was asked and said. */
export type Decision = {
  line: number
  /** Empty where nobody had signed in. */
  account: string
  /** `owner/name` of an access token, which then asks rather than the account. */
  token: string | null
  repository: string
  actions: RepositoryAction[]
  allowed: RepositoryAction[]
}

export type DecisionLog = {
  decisions: Decision[]
  skipped: { line: number; reason: string }[]
  /** Lines of a log about something else. */
  ignored: number
}

const name = z.string().max(300)
const words = z.union([name.transform((text) => text.split(',')), z.array(name).max(20)])
const lineSchema = z.object({
  account: name.nullish().transform((text) => text ?? ''),
  token: name.nullish().transform((text) => text || null),
  repository: name.min(1),
  actions: words,
  allowed: z.union([z.boolean(), z.array(name).max(20)]),
})

/** Longer ones are no decisions, and take long to search. */
const lineMax = 4_000

/** Reads a line of JSON for each decision, or the log of docker_auth with `-v=2`. */
export function readDecisionLog(text: string, firstLine: number): DecisionLog {
  const log: DecisionLog = { decisions: [], skipped: [], ignored: 0 }
  text.split('\n').forEach((whole, place) => {
    const line = firstLine + place
    const content = whole.trim()
    if (content === '') return
    const read =
      content.length > lineMax ? null : content.startsWith('{') ? readJson(content) : readGlog(content)
    if (read === null) log.ignored++
    else if (typeof read === 'string') log.skipped.push({ line, reason: read })
    else log.decisions.push({ line, ...read })
  })
  return log
}

type Read = Omit<Decision, 'line'>

function readJson(content: string): Read | string {
  const parsed = lineSchema.safeParse(parseJson(content))
  if (!parsed.success) return 'It needs account, repository, actions and allowed.'
  const { actions, allowed, ...who } = parsed.data
  const asked = known(actions)
  if (asked.length === 0) return 'It asks for no pull, push or delete.'
  const given = allowed === true ? asked : known(allowed === false ? [] : allowed)
  return { ...who, actions: asked, allowed: asked.filter((action) => given.includes(action)) }
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content) as unknown
  } catch {
    return null
  }
}

/** As docker_auth's server writes them: account, actions, type and name in braces (`AuthRequestInfo`). */
const asked = String.raw`\{(.*) (\S*) (\S+) (\S+)\}`
const granted = new RegExp(String.raw`\] Authz .+? ${asked} -> \[([^\]]*)\], %!s\(<nil>\)$`)
const denied = new RegExp(String.raw`\] ${asked} did not match any authz rule$`)

function readGlog(content: string): Read | null {
  const [, account = '', actions = '', type, repository = '', given = ''] =
    granted.exec(content) ?? denied.exec(content) ?? []
  const wanted = known(actions.split(','))
  if (type !== 'repository' || wanted.length === 0) return null
  const allowed = known(given.split(' '))
  return {
    account,
    token: null,
    repository,
    actions: wanted,
    allowed: wanted.filter((each) => allowed.includes(each)),
  }
}

/** `*` is all that can be asked for. */
function known(actions: string[]): RepositoryAction[] {
  return repositoryActions.filter((action) => actions.includes(action) || actions.includes('*'))
}
