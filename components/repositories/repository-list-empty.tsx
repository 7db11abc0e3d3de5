import { Package } from 'lucide-react'
import { newRepositoryHref } from '#components/repositories/repository-list-url.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'

type Props = { namespace?: string; canCreate?: boolean }

export function RepositoryListEmpty({ namespace, canCreate = true }: Props) {
  return (
    <div className="rounded-card border border-line bg-surface">
      <EmptyState
        icon={<Package aria-hidden />}
        title={canCreate ? 'There are no repositories yet.' : 'There are no repositories that you can see.'}
        action={
          canCreate && (
            <LinkButton href={newRepositoryHref(namespace ?? null)} look="primary">
              New repository
            </LinkButton>
          )
        }
      >
        {!canCreate && `Owners and editors of ${namespace} make them, and groups give access to them.`}
      </EmptyState>
    </div>
  )
}
