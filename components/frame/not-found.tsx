import { DoorClosed } from '@lucide/icons'
import { headers } from 'next/headers'
import { RequestId } from '#components/shared/request-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { paths } from '#lib/paths.ts'

/** The same page for what does not exist and for what the person may not know about. */
export async function NotFound() {
  const id = (await headers()).get('x-request-id')
  return (
    <EmptyState
      icon={<Icon icon={DoorClosed} />}
      title={<h1>There is nothing here.</h1>}
      action={<LinkButton href={paths.home}>Back to Gatehouse</LinkButton>}
    >
      It was moved or deleted, or you don't have access to it.
      <RequestId id={id} />
    </EmptyState>
  )
}
