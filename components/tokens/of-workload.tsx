import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { paths } from '#lib/paths.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'

/** Says that only the tokens of one trusted workload are listed. A list without any says so itself. */
export function OfWorkload({
  organization,
  tokens,
}: {
  organization: string
  tokens: PublicToken<'organization'>[]
}) {
  const workload = tokens[0]?.workload
  if (!workload) return null
  return (
    <Notice className="mb-4">
      These are the tokens of the trusted workload{' '}
      <TextLink href={paths.workload(organization, workload.id)}>{workload.name}</TextLink>.{' '}
      <TextLink href={paths.accessTokens(organization)}>Show all tokens</TextLink>
    </Notice>
  )
}
