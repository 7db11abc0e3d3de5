import { UsersRound } from 'lucide-react'
import { NewGroup } from '#components/groups/new-group-dialog.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

export function GroupListEmpty({ organization, canEdit }: { organization: string; canEdit: boolean }) {
  return (
    <div className="rounded-card border border-line bg-surface">
      <EmptyState
        icon={<UsersRound aria-hidden />}
        title="There are no groups yet."
        action={canEdit && <NewGroup organization={organization} />}
      >
        A group gives its members access to repositories: to read, write or administer.
      </EmptyState>
    </div>
  )
}
