import { accessLabels } from '#components/groups/access-labels.ts'
import { Section } from '#components/ui/card.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { SetGroupRepository } from '#lib/groups/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = { organization: string; groups: { name: string; access: SetGroupRepository['access'] }[] }

/** The groups whose members have access to a repository. */
export function RepositoryGroups({ organization, groups }: Props) {
  return (
    <Section title="Groups">
      <ul className="divide-y divide-line rounded-card border border-line bg-surface text-sm">
        {groups.map(({ name, access }) => (
          <li key={name} className="flex items-baseline justify-between gap-4 px-4 py-2.5">
            <TextLink href={paths.group(organization, name)}>{name}</TextLink>
            <span className="text-text-muted">{accessLabels[access]}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
