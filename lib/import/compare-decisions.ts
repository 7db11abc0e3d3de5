import type { Actor } from '#lib/authz/actor.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'
import { decideEntry } from '#lib/import/decide-entry.ts'
import { decisionCallers, whoKey, type DecisionCaller } from '#lib/import/decision-callers.ts'
import { readDecisionLog, type Decision, type DecisionLog } from '#lib/import/read-decision-log.ts'
import { readImportText, unreadable } from '#lib/import/read-import-text.ts'
import { compareDecisionsSchema, importLimits, type CompareDecisions } from '#lib/import/schema.ts'
import { parse } from '#lib/parse.ts'
import type { RepositoryAction } from '#lib/scopes/personal-permissions.ts'

/** Where Gatehouse says something else, for one account or token and one repository. */
export type DecisionDifference = Pick<Decision, 'account' | 'token' | 'repository'> & {
  /** Allowed here, and refused there. */
  looser: RepositoryAction[]
  /** Refused here, and allowed there. */
  stricter: RepositoryAction[]
  count: number
  firstLine: number
  /** Why all is refused, where it is. */
  reason: string | null
}

/** How many decisions were compared and are the same, and the differences: what is looser comes first. */
export type DecisionReport = Record<'compared' | 'same' | 'looser' | 'stricter' | 'ignored', number> &
  Pick<DecisionLog, 'skipped'> & { differences: DecisionDifference[] }

/** Replays the decisions of another service, and changes nothing. An account is taken with all its rights. */
export async function compareDecisions(
  actor: Actor,
  input: CompareDecisions,
  now = new Date(),
): Promise<DecisionReport> {
  authorizeSite(actor)
  const { text, firstLine } = parse(compareDecisionsSchema, input)
  const { decisions, skipped, ignored } = readDecisionLog(readImportText(text), firstLine)
  if (decisions.length > importLimits.entries)
    throw unreadable(`Send at most ${importLimits.entries} decisions at once.`)
  const callers = await decisionCallers(decisions, now)
  const differences = new Map<string, DecisionDifference>()
  const counts = { same: 0, looser: 0, stricter: 0 }
  // Alike ones are decided once, and those of one turn by one query.
  const decided = new Map<string, Promise<RepositoryAction[]>>()
  const results = await Promise.all(
    decisions.map(async (decision) => {
      const who = callers.get(whoKey(decision))!
      const key = JSON.stringify([whoKey(decision), decision.repository, decision.actions])
      const allowed = decided.get(key) ?? decide(who, decision)
      decided.set(key, allowed)
      return compare(decision, await allowed, who)
    }),
  )
  for (const result of results) {
    if (result.looser.length > 0) counts.looser++
    else if (result.stricter.length > 0) counts.stricter++
    else counts.same++
    if (result.looser.length + result.stricter.length > 0) addTo(differences, result)
  }
  const sorted = [...differences.values()].sort(looserFirst)
  return { compared: decisions.length, ...counts, ignored, skipped, differences: sorted }
}

async function decide(who: DecisionCaller, { repository, actions }: Decision): Promise<RepositoryAction[]> {
  return 'refusal' in who ? [] : decideEntry(who.caller, repository, actions)
}

function compare(
  { account, token, repository, actions, allowed, line }: Decision,
  here: RepositoryAction[],
  who: DecisionCaller,
): DecisionDifference {
  return {
    ...{ account, token, repository, count: 1, firstLine: line },
    looser: actions.filter((action) => here.includes(action) && !allowed.includes(action)),
    stricter: actions.filter((action) => allowed.includes(action) && !here.includes(action)),
    reason: 'refusal' in who ? who.refusal : null,
  }
}

function addTo(differences: Map<string, DecisionDifference>, one: DecisionDifference): void {
  const { account, token, repository, looser, stricter } = one
  const key = JSON.stringify([account, token, repository, looser, stricter])
  const known = differences.get(key)
  if (known) known.count++
  else differences.set(key, one)
}

/** Then by name, so that what one account has stands together. */
function looserFirst(a: DecisionDifference, b: DecisionDifference): number {
  const isLooser = Number(b.looser.length > 0) - Number(a.looser.length > 0)
  return isLooser || compareText(a.account, b.account) || compareText(a.repository, b.repository)
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
