import { KeyRound } from 'lucide-react'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { paths } from '#lib/paths.ts'

export function TokenListEmpty() {
  return (
    <div className="rounded-card border border-line bg-surface">
      <EmptyState
        icon={<KeyRound aria-hidden />}
        title="You have no access tokens yet."
        action={
          <LinkButton href={paths.newToken} look="primary">
            New Access Token
          </LinkButton>
        }
      />
    </div>
  )
}
