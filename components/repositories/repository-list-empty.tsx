import { Package } from 'lucide-react'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { paths } from '#lib/paths.ts'

export function RepositoryListEmpty() {
  return (
    <div className="rounded-card border border-line bg-surface">
      <EmptyState
        icon={<Package aria-hidden />}
        title="There are no repositories yet."
        action={
          <LinkButton href={paths.newRepository} look="primary">
            New repository
          </LinkButton>
        }
      />
    </div>
  )
}
