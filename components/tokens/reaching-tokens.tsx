import { RowFrame, TableFrame } from '#components/data-table/table-frame.tsx'
import { Section } from '#components/ui/card.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { tokenPaths } from '#lib/token-paths.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import type { ReachingToken } from '#lib/tokens/list-reaching-tokens.ts'

type Props = { repository: Pick<PublicRepository, 'namespace'>; tokens: ReachingToken[]; now: Date }

const columns = [
  { label: 'Token' },
  { label: 'Whose', className: '@2xl:w-44', card: 'beside' },
  { label: 'Can', className: '@2xl:w-44' },
  { label: 'Last used', className: '@2xl:w-32' },
] as const
const shown = 10
const actions = ['pull', 'push', 'delete'] as const

/** The person's own tokens and, for who manages them, the organization's that can use a repository's images. */
export function ReachingTokens({ repository: { namespace }, tokens, now }: Props) {
  return (
    <Section
      title="Tokens that reach this"
      description="Your own active ones, and those of the organization if you manage them."
      className="@container"
    >
      {tokens.length === 0 ? (
        <p className="text-text-muted">None.</p>
      ) : (
        <TableFrame columns={columns} caption="Tokens that reach this" header={(at) => columns[at]!.label}>
          {tokens.slice(0, shown).map((token) => (
            <RowFrame key={token.id} columns={columns} cell={(at) => cells[at]!({ token, namespace, now })} />
          ))}
        </TableFrame>
      )}
      {tokens.length > shown && (
        <p className="text-sm text-text-muted">And {tokens.length - shown} more, used less recently.</p>
      )}
    </Section>
  )
}

type Cell = { token: ReachingToken; namespace: string; now: Date }

const cells = [
  ({ token: { id, name, hint, isOrganization }, namespace }: Cell) => (
    <div className="flex min-w-0 flex-1 flex-col">
      <TextLink
        href={tokenPaths(
          isOrganization ? { kind: 'organization', name: namespace } : { kind: 'account' },
        ).page(id)}
        dir="auto"
        className="w-fit max-w-full truncate"
      >
        {name}
      </TextLink>
      <span className="font-mono text-xs text-text-muted">{hint}</span>
    </div>
  ),
  ({ token: { isOrganization }, namespace }: Cell) =>
    isOrganization ? <span className="truncate">{namespace}</span> : 'You',
  ({ token: { rights } }: Cell) => actions.filter((action) => rights[action]).join(', '),
  ({ token: { lastUsedAt }, now }: Cell) =>
    lastUsedAt ? (
      <Time at={lastUsedAt} now={now} className="@max-2xl:before:content-['Used_']" />
    ) : (
      <span className="@max-2xl:after:content-['_used']">Never</span>
    ),
]
