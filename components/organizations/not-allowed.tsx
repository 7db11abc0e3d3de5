import { Lock } from '@lucide/icons'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { paths } from '#lib/paths.ts'

type Props = {
  organization: string
  /** The page's title; absent if the layout already shows it. */
  title?: string
  /** The verb's message, which says who can. */
  who: string
}

/** Shown instead of a page that the member's role may not open. */
export function NotAllowed({ organization, title, who }: Props) {
  return (
    <>
      {title && <PageHeader title={title} />}
      <div className="rounded-card border border-line bg-surface">
        <EmptyState
          icon={<Icon icon={Lock} />}
          title="Your role doesn't give you access to this page."
          action={<LinkButton href={paths.members(organization)}>See who they are</LinkButton>}
        >
          {who}
        </EmptyState>
      </div>
    </>
  )
}
