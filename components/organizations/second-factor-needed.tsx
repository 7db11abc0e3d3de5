import { ShieldAlert } from '@lucide/icons'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { paths } from '#lib/paths.ts'

type Props = { organization: string; title?: string }

/** Shown instead of a page to who has no second factor where the organization requires one. */
export function SecondFactorNeeded({ organization, title = organization }: Props) {
  return (
    <>
      <PageHeader title={title} />
      <div className="rounded-card border border-line bg-surface">
        <EmptyState
          icon={<Icon icon={ShieldAlert} />}
          title={`${organization} requires two-factor authentication.`}
          action={
            <LinkButton look="primary" href={paths.security}>
              Set it up
            </LinkButton>
          }
        >
          Until your account has it, you have no access to {organization} and its repositories, nor do your
          personal access tokens. What is public stays readable.
        </EmptyState>
      </div>
    </>
  )
}
