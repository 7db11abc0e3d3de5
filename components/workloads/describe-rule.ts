import { issuerKind, type WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

type Rule = { kind: WorkloadKind; conditions: { claim: string; value: string }[] }

/** "Jobs of GitHub Actions whose repository_id is 1 and ref begins with refs/tags/v get tokens." */
export function describeRule({ kind, conditions }: Rule): string {
  const who = kind === 'kubernetes' ? 'Pods' : 'Jobs'
  const filled = conditions.filter(({ value }) => value.trim() !== '')
  if (filled.length === 0) return `No ${who.toLowerCase()} get tokens yet.`
  const parts = filled.map(({ claim, value }) =>
    value.endsWith('*') ? `${claim} begins with ${value.slice(0, -1)}` : `${claim} is ${value}`,
  )
  return `${who} of ${issuerKind(kind).label} whose ${list.format(parts)} get tokens.`
}

const list = new Intl.ListFormat('en')
