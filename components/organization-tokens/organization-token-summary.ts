import { describeScopes } from '#components/organization-tokens/access-words.ts'
import {
  grantedScopes,
  type OrganizationTokenValues,
} from '#components/organization-tokens/organization-token-form.ts'
import { describeNames, until } from '#components/tokens/token-summary.ts'

type Summarized = Omit<OrganizationTokenValues, 'label' | 'description'>

/** One sentence on what an organization's token will be able to do, and until when. */
export function summarizeOrganizationToken(organization: string, values: Summarized): string {
  const { publicRead, repositories, expiresAt } = values
  const { all, chosen } = repositories
  const names = (access: 'pull' | 'push') =>
    chosen.filter((one) => one.access === access).map(({ fullName }) => fullName)
  const [pulled, pushed] = [all ? [] : names('pull'), all === 'push' ? [] : names('push')]
  const scopes = describeScopes(grantedScopes(values), ' and ')
  const parts = [
    ...(all ? [`${verbs[all]} every repository of ${organization}`] : []),
    ...(pushed.length ? [`pull and push ${describeNames(pushed)}`] : []),
    ...(pulled.length ? [`pull ${describeNames(pulled)}`] : []),
    ...(publicRead ? ['pull every public repository'] : []),
    ...(scopes ? [`${scopes} of ${organization}`] : []),
  ]
  if (parts.length === 0) return 'Can do nothing yet: choose a repository or an organization permission.'
  const last = parts.pop()!
  const all_ = parts.length ? `${parts.join(', ')}, and ${last}` : last
  return `Can ${all_}${until(expiresAt)}.`
}

const verbs = { pull: 'pull', push: 'pull and push' } as const
