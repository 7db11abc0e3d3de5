'use client'

import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import { deleteApplicationAction } from '#lib/applications/actions.ts'
import type { PublicApplication } from '#lib/applications/application-rows.ts'

type Props = { organization: string | null; application: PublicApplication; onClose: () => void }

export function DeleteApplicationDialog({ organization, application, onClose }: Props) {
  const { id, name } = application
  const confirmed = useConfirmedAction(
    () => deleteApplicationAction(organization, id),
    () => {
      onClose()
      toast(`Deleted ${name}.`)
    },
  )
  return (
    <AlertDialog
      {...confirmed}
      onClose={onClose}
      title={
        <>
          Delete <bdi>{name}</bdi>?
        </>
      }
      action="Delete application"
    >
      <p>
        It will be told nothing from the next request, so whatever is behind it refuses every access token.
      </p>
    </AlertDialog>
  )
}
