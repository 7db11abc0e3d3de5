import { Lock } from 'lucide-react'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { paths } from '#lib/paths.ts'

type Props = {
  organization: string
  /** The page's own; absent where it stands above already. */
  title?: string
  /** Who can, as the verb has put it. */
  who: string
}

/** What a member sees of a page that the role does not open. */
export function NotAllowed({ organization, title, who }: Props) {
  return (
    <>
      {title && <PageHeader title={title} />}
      <div className="rounded-card border border-line bg-surface">
        <EmptyState
          icon={<Lock aria-hidden />}
          title="Your role doesn't give you access to this page."
          action={<LinkButton href={paths.members(organization)}>See who they are</LinkButton>}
        >
          {who}
        </EmptyState>
      </div>
    </>
  )
}
