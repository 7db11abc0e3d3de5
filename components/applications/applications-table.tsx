import { ApplicationMenu, type ApplicationAsk } from '#components/applications/application-menu.tsx'
import { reuseText } from '#components/applications/reuse-text.ts'
import type { TableDefinition } from '#components/data-table/list-definition.ts'
import { Badge } from '#components/ui/badge.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Time } from '#components/ui/time.tsx'
import type { PublicApplication } from '#lib/applications/application-rows.ts'

export const applicationsTable: TableDefinition<PublicApplication, Pick<ApplicationAsk, 'ask'>> = {
  title: 'Applications',
  columns: [
    {
      label: 'Application',
      cell: ({ name, clientId, secrets }) => (
        <div className="flex min-w-0 flex-col items-start">
          <span className="flex max-w-full min-w-0 items-center gap-2">
            <bdi className="truncate font-medium" data-tooltip-cut>
              {name}
            </bdi>
            {secrets.length > 1 && <Badge tone="warning">2 secrets</Badge>}
          </span>
          <span className="font-mono text-xs text-text-muted">{clientId}</span>
        </div>
      ),
    },
    {
      label: 'Asks about',
      className: '@2xl:w-40 @4xl:w-52',
      cell: ({ service }) =>
        service === null ? 'All tokens it may see' : <span className="font-mono">{service}</span>,
    },
    {
      label: 'Reuse time',
      className: '@2xl:w-24 @4xl:w-28',
      cell: ({ reuseSeconds }) => (
        <span className="tabular-nums @max-2xl:before:content-['Reuse_time:_']">
          {reuseText(reuseSeconds)}
        </span>
      ),
    },
    {
      label: 'Last asked',
      className: '@2xl:w-30 @4xl:w-36',
      cell: ({ secrets }, { now }) => <LastAsked secrets={secrets} now={now} />,
    },
    {
      label: '',
      className: '@2xl:w-14',
      cell: (application, { ask }) => <ApplicationMenu application={application} ask={ask} />,
    },
  ],
}

function LastAsked({ secrets, now }: Pick<PublicApplication, 'secrets'> & { now: Date }) {
  const times = secrets.flatMap(({ lastUsedAt }) => lastUsedAt ?? [])
  const last = times.sort((a, b) => b.getTime() - a.getTime())[0]
  return (
    <span className={classNames("@max-2xl:before:content-['Last_asked:_']", !last && 'text-text-muted')}>
      {last ? <Time at={last} now={now} /> : 'Never'}
    </span>
  )
}
