import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { ChosenPopover } from '#components/tokens/chosen-popover.tsx'
import { organizationTokensShape } from '#components/tokens/organization-tokens-shape.ts'
import { TwoLines } from '#components/tokens/token-cells.tsx'
import { RunLink, WorkloadLink } from '#components/tokens/workload-links.tsx'
import { noToken, tokenColumns } from '#components/tokens/token-columns.tsx'
import { accessKindLabels } from '#components/tokens/access-kind-labels.ts'
import { statusLabels } from '#components/tokens/token-labels.ts'
import type { TokenCells } from '#components/tokens/token-row-menu.tsx'
import { Time } from '#components/ui/time.tsx'
import { describeAccess } from '#lib/grants/describe-organization-grant.ts'
import type { TokenQuery } from '#lib/tokens/list-schema.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import { tokenList } from '#lib/tokens/token-list.ts'

export const organizationTokensTable: ListDefinition<
  PublicToken<'organization'>,
  TokenQuery<'organization'>,
  TokenCells
> = {
  ...organizationTokensShape,
  plain: tokenList.plain.organization,
  nothing: ({ status, access, attention, workload }) =>
    noToken([status && statusLabels[status], access && accessKindLabels[access]], attention) +
    (workload ? ' of this trusted workload' : ''),
  columns: tokenColumns(organizationTokensShape.looks, {
    below: ({ hint, createdBy, description, workload, runUrl }: PublicToken<'organization'>) => (
      <>
        <span className="font-mono">{hint}</span>
        {/* At the widths that have no room for the column of who made it. */}
        <span className="hidden @2xl:@max-4xl:inline">
          {' '}
          by <bdi>{workload?.name ?? createdBy}</bdi>
        </span>
        {description && (
          <>
            {' · '}
            <bdi>{description}</bdi>
          </>
        )}
        {runUrl && (
          <>
            {' · '}
            <RunLink href={runUrl} />
          </>
        )}
      </>
    ),
    access: (token, { owner }) => {
      const [first = '', second] = describeAccess(token, token.services)
      const { chosen, prefixes } = token.repositories
      return (
        <TwoLines below={second} isOneLineInCards>
          {chosen > 0 || prefixes.length > 0 || token.services.length > 0 ? (
            <ChosenPopover {...{ owner, token }}>{first}</ChosenPopover>
          ) : (
            first
          )}
        </TwoLines>
      )
    },
    created: ({ createdAt, createdBy, workload }, { now, owner }) => (
      <TwoLines below={<>by {workload ? <WorkloadLink {...{ owner, workload }} /> : createdBy}</>}>
        <Time at={createdAt} now={now} />
      </TwoLines>
    ),
  }),
}
