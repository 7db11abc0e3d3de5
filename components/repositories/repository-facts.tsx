import { VisibilityLabel } from '#components/repositories/visibility-labels.tsx'
import { Fact, Facts } from '#components/ui/facts.tsx'
import { Time } from '#components/ui/time.tsx'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'

/** A repository's visibility and its last push and pull. */
export function RepositoryFacts({ repository, now }: { repository: PublicRepository; now: Date }) {
  const { visibility, createdAt, lastPushedAt, lastPulledAt } = repository
  return (
    <Facts className="grid-cols-2 sm:grid-cols-4">
      <Fact name="Visibility">
        <VisibilityLabel visibility={visibility} />
      </Fact>
      <Fact name="Created">
        <Time at={createdAt} now={now} />
      </Fact>
      <Fact name="Last push">{lastPushedAt ? <Time at={lastPushedAt} now={now} /> : 'Never'}</Fact>
      <Fact name="Last pull">{lastPulledAt ? <Time at={lastPulledAt} now={now} /> : 'Never'}</Fact>
    </Facts>
  )
}
