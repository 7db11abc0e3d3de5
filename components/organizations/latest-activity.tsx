import { ActionCell } from '#components/activity/action-cell.tsx'
import { ActorCell } from '#components/activity/actor-cell.tsx'
import { Section } from '#components/ui/card.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { ListedAuditEntry } from '#lib/audit/list-audit-entries.ts'
import { paths } from '#lib/paths.ts'

type Props = { organization: string; entries: ListedAuditEntry[]; now: Date }

/** The last entries of the log. */
export function LatestActivity({ organization, entries, now }: Props) {
  const owner = { kind: 'organization', name: organization } as const
  return (
    <Section title="Last activity">
      {entries.length === 0 && <p className="text-text-muted">Nothing has happened here yet.</p>}
      <ul className="divide-y divide-line rounded-card border border-line bg-surface text-sm empty:hidden">
        {entries.map((entry) => (
          <li key={entry.id} className="flex items-center gap-4 px-4 py-2.5">
            <ActionCell {...{ entry, owner }} />
            <div className="hidden w-36 shrink-0 sm:flex">
              <ActorCell entry={entry} />
            </div>
            <Time at={entry.at} now={now} className="w-20 shrink-0 text-right text-text-muted" />
          </li>
        ))}
      </ul>
      <p>
        <TextLink href={paths.organizationActivity(organization)}>All activity</TextLink>
      </p>
    </Section>
  )
}
