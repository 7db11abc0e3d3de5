import { EndingTokens } from '#components/organizations/ending-tokens.tsx'
import { LatestActivity } from '#components/organizations/latest-activity.tsx'
import { OverviewFigure } from '#components/organizations/overview-figure.tsx'
import { OverviewPolicy } from '#components/organizations/overview-policy.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { ListedAuditEntry } from '#lib/audit/list-audit-entries.ts'
import { planNames } from '#lib/organizations/plans.ts'
import type { OrganizationOverview as Overview } from '#lib/tokens/get-organization-overview.ts'
import { attentionLabels } from '#components/tokens/token-labels.ts'
import { labelOf } from '#components/data-table/list-definition.ts'
import { paths } from '#lib/paths.ts'

type Props = { overview: Overview; entries: ListedAuditEntry[] | null; now: Date }

/** Figures that lead to their lists, then what needs attention and what happened last. */
export function OrganizationOverview({ overview, entries, now }: Props) {
  const { organization, tokens, members, owners, invites, groups, repositories } = overview
  const { name, plan } = organization
  return (
    <div className="flex flex-col gap-8">
      <div className="grid grid-cols-[repeat(auto-fit,minmax(10rem,1fr))] gap-3">
        {tokens && (
          <OverviewFigure
            href={paths.accessTokens(name)}
            label="Access tokens"
            value={tokens.limit === 0 ? 'None' : `${tokens.used} of ${tokens.limit ?? '∞'}`}
          >
            {planNames[plan]} plan
          </OverviewFigure>
        )}
        <OverviewFigure href={paths.members(name)} label="Members" value={members}>
          {owners} {owners === 1 ? 'owner' : 'owners'}
        </OverviewFigure>
        {invites !== null && (
          <OverviewFigure href={`${paths.invites(name)}?state=open`} label="Open invites" value={invites} />
        )}
        <OverviewFigure href={paths.groups(name)} label="Groups" value={groups} />
        {repositories !== null && (
          <OverviewFigure
            href={paths.organizationRepositories(name)}
            label="Repositories"
            value={repositories}
          />
        )}
      </div>
      {tokens && <Attention name={name} counts={tokens.attention} />}
      <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {entries && <LatestActivity organization={name} entries={entries} now={now} />}
        <div className="flex flex-col gap-8">
          {tokens && tokens.limit !== 0 && (
            <EndingTokens organization={name} tokens={tokens.ending} now={now} />
          )}
          <OverviewPolicy organization={organization} />
        </div>
      </div>
    </div>
  )
}

type AttentionProps = {
  name: string
  counts: NonNullable<Overview['tokens']>['attention']
}

/** "2 expire this week · 3 never used", each a filtered list. */
function Attention({ name, counts }: AttentionProps) {
  const some = (Object.keys(attentionLabels) as (keyof typeof attentionLabels)[]).filter((key) => counts[key])
  if (some.length === 0) return null
  return (
    <p className="-mt-5 flex flex-wrap gap-x-4 gap-y-1">
      {some.map((key) => (
        <TextLink key={key} href={`${paths.accessTokens(name)}?attention=${key}`}>
          {`${counts[key]} ${counts[key] === 1 ? 'token' : 'tokens'} ${labelOf(attentionLabels[key], counts[key])}`}
        </TextLink>
      ))}
    </p>
  )
}
