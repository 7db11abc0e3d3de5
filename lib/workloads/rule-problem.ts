import { issuerKind, issuerKinds, type IssuerKind, type WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

type Rule = {
  kind: WorkloadKind
  issuer: string
  conditions: { claim: string; value: string }[]
  jwks?: unknown
}

/** Why a rule can't be: where, and what to do. A form says so while it is filled in. */
export type RuleProblem = { path: (string | number)[]; message: string }

/** A rule has to name something that the issuer never gives to anybody else, or it would trust all of the issuer. */
export function ruleProblem({ kind, issuer, conditions, jwks }: Rule): RuleProblem | null {
  const { label, claims, takesOtherClaims, takesKeys, issuer: of } = issuerKind(kind)
  if ('fixed' in of && issuer !== of.fixed)
    return { path: ['issuer'], message: `${label} signs as ${of.fixed}.` }
  const known = Object.values<IssuerKind>(issuerKinds).find(({ signsAs }) => signsAs?.test(issuer))
  // Their claims alone tell pull requests of forks apart, and name what nobody can register again.
  if (known && takesKeys) return { path: ['issuer'], message: `Choose ${known.label} for this issuer.` }
  if (jwks && !takesKeys) return { path: ['jwks'], message: `${label} publishes its keys itself.` }
  for (const [place, { claim, value }] of conditions.entries()) {
    const at = (field: string, message: string) => ({ path: ['conditions', place, field], message })
    const known = claims.find((one) => one.claim === claim)
    if (!known && (!takesOtherClaims || checkedAnyway.includes(claim)))
      return at('claim', `Choose one of the claims of ${label}.`)
    if (conditions.findIndex((one) => one.claim === claim) !== place)
      return at('claim', 'Name each claim once.')
    if (value.endsWith('*') && !known?.canEndInStar) return at('value', `${claim} takes an exact value.`)
    if (value === '*') return at('value', 'Write what comes before the *.')
  }
  const ids = claims.filter(({ isId }) => isId).map(({ claim }) => claim)
  if (conditions.some(({ claim }) => ids.includes(claim))) return null
  return {
    path: ['conditions'],
    message: `Add ${alternatives.format(ids)}. Without it, the rule would trust everything that ${label} signs for.`,
  }
}

/** What such a rule still trusts, where that is more than one repository, project or pipeline. */
export function ruleWarning({ kind, conditions }: Rule): string | null {
  const { claims } = issuerKind(kind)
  const given = claims.filter(({ claim }) => conditions.some((one) => one.claim === claim))
  const ids = given.filter(({ isId }) => isId)
  if (ids.length === 0 || ids.some(({ isWide }) => !isWide) || given.some(({ narrows }) => narrows))
    return null
  return `${ids.map(({ claim }) => claim).join(' and ')} alone trusts everything in there, also what is made later.`
}

const checkedAnyway = ['iss', 'aud', 'exp', 'nbf', 'iat', 'jti']

const alternatives = new Intl.ListFormat('en', { type: 'disjunction' })
