import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { Names } from '#components/site/names.tsx'
import { Button } from '#components/ui/button.tsx'
import { Time } from '#components/ui/time.tsx'
import type { SiteOrganization } from '#lib/organizations/list-site-organizations.ts'
import { planNames } from '#lib/organizations/plans.ts'
import type { SiteOrganizationQuery } from '#lib/organizations/schema.ts'
import { siteOrganizationList } from '#lib/organizations/site-organization-list.ts'

type Cells = { askPlan: (organization: SiteOrganization) => void }

export const siteOrganizationsTable: ListDefinition<SiteOrganization, SiteOrganizationQuery, Cells> = {
  ...{ title: 'Organizations', one: 'organization', many: 'organizations' },
  ...siteOrganizationList,
  chips: { key: 'plan', label: 'Plan', labels: planNames },
  orders: [
    { sort: 'name', order: 'asc', label: 'Name, A to Z' },
    { sort: 'name', order: 'desc', label: 'Name, Z to A' },
    { sort: 'plan', order: 'desc', label: 'Highest plan first' },
    { sort: 'plan', order: 'asc', label: 'Lowest plan first' },
    { sort: 'created', order: 'desc', label: 'Newest first' },
    { sort: 'created', order: 'asc', label: 'Oldest first' },
  ],
  nothing: () => 'No organization',
  columns: [
    {
      label: 'Organization',
      sortKey: 'name',
      cell: ({ name, displayName }) => (
        <div className="flex min-w-0 flex-1 flex-col">
          <bdi className="truncate font-medium" data-tooltip-cut>
            {displayName}
          </bdi>
          <span className="truncate font-mono text-xs text-text-muted" data-tooltip-cut>
            {name}
          </span>
        </div>
      ),
    },
    {
      label: 'Plan',
      sortKey: 'plan',
      className: '@2xl:w-24',
      cell: ({ plan }) => planNames[plan],
    },
    {
      label: 'Company',
      card: 'left-out',
      className: '@2xl:hidden @5xl:table-cell @5xl:w-40',
      cell: ({ company }) => <Names names={company ? [company] : []} word="" />,
    },
    {
      label: 'Owners',
      className: '@2xl:w-28 @4xl:w-40',
      cell: ({ owners }) => <Names names={owners} word="@max-2xl:before:content-['Owners:_']" />,
    },
    {
      label: 'Size',
      className: '@2xl:w-32',
      cell: ({ members, tokens }) => (
        <span className="flex flex-col tabular-nums @max-2xl:flex-row @max-2xl:gap-1.5">
          <span>{members === 1 ? '1 member' : `${members} members`}</span>
          <span className="text-xs text-text-muted @max-2xl:before:content-['·_']">
            {tokens === 1 ? '1 access token' : `${tokens} access tokens`}
          </span>
        </span>
      ),
    },
    {
      label: 'Created',
      sortKey: 'created',
      className: '@2xl:hidden @4xl:table-cell @4xl:w-32',
      card: 'left-out',
      cell: ({ createdAt }, { now }) => <Time at={createdAt} now={now} />,
    },
    {
      label: '',
      card: 'beside',
      className: '@2xl:w-34',
      cell: (organization, { askPlan }) => (
        <Button
          size="small"
          aria-label={`Change plan of ${organization.displayName}`}
          onClick={() => askPlan(organization)}
        >
          Change plan
        </Button>
      ),
    },
  ],
}
