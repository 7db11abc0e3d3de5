import { Section } from '#components/ui/card.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { tokenPaths } from '#lib/token-paths.ts'
import type { EndingToken } from '#lib/tokens/get-organization-overview.ts'

type Props = { organization: string; tokens: EndingToken[]; now: Date }

/** The access tokens that expire next. */
export function EndingTokens({ organization, tokens, now }: Props) {
  const { page } = tokenPaths({ kind: 'organization', name: organization })
  return (
    <Section title="Ends soon">
      {tokens.length === 0 ? (
        <p className="text-text-muted">No access token expires within 30 days.</p>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface text-sm">
          {tokens.map(({ id, name, expiresAt }) => (
            <li key={id} className="flex items-baseline justify-between gap-4 px-4 py-2.5">
              <span dir="auto" className="min-w-0 truncate">
                <TextLink href={page(id)}>{name}</TextLink>
              </span>
              <Time at={expiresAt} now={now} className="shrink-0 text-text-muted" />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
