import { issuerKind, type WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

type Rule = { kind: WorkloadKind; conditions: { claim: string; value: string }[] }

/** "Jobs of GitHub Actions whose repository_id is 1 and ref begins with refs/tags/v get tokens." */
export function describeRule({ kind, conditions }: Rule): string {
  const filled = conditions.filter(({ value }) => value.trim() !== '')
  if (filled.length === 0) return 'Nobody gets a token yet.'
  const parts = filled.map(({ claim, value }) =>
    value.endsWith('*') ? `${claim} begins with ${value.slice(0, -1)}` : `${claim} is ${value}`,
  )
  return `${who(kind)} whose ${list.format(parts)} get tokens.`
}

function who(kind: WorkloadKind): string {
  if (kind === 'kubernetes') return 'Pods'
  return kind === 'oidc' ? 'Jobs' : `Jobs of ${issuerKind(kind).label}`
}

const list = new Intl.ListFormat('en')
