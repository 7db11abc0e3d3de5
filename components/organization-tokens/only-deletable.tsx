import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { paths } from '#lib/paths.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

type Props = { organization: string; status: TokenStatus }

/** Stands in the form's place for a token that nothing can be done to but delete it. */
export function OnlyDeletable({ organization, status }: Props) {
  if (status === 'expired') {
    return <Notice>This token has expired: it signs nothing in any more, and can only be deleted.</Notice>
  }
  return (
    <Notice>
      This token is inactive: it signs nothing in any more, and can only be deleted. The{' '}
      <TextLink href={paths.organizationSettings(organization)}>settings</TextLink> say whether inactive
      tokens can be activated again.
    </Notice>
  )
}
