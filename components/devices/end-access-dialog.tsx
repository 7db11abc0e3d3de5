import { flushSync } from 'react-dom'
import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import { endRequestedAccessAction } from '#lib/devices/actions.ts'
import type { RequestedAccess } from '#lib/devices/list-requested-access.ts'

type Props = { organization: string; access: RequestedAccess; onClose: () => void }

/** Asks before a tool loses what it was given of an organization. */
export function EndAccessDialog({ organization, access, onClose }: Props) {
  const { id, client, deviceName, username } = access
  const confirmed = useConfirmedAction(
    () => endRequestedAccessAction(organization, id),
    () => {
      flushSync(onClose)
      toast(`Ended the access of ${client} on ${deviceName}.`)
    },
  )
  return (
    <AlertDialog
      {...confirmed}
      onClose={onClose}
      title={
        <>
          End the access of <bdi>{client}</bdi> on <bdi>{deviceName}</bdi>?
        </>
      }
      action="End access"
    >
      <p>
        It can no longer reach what belongs to <bdi>{organization}</bdi> from the next request. The token
        stays <bdi>{username}</bdi>’s, with what else it can do. It can’t be given this access again; the tool
        has to ask anew.
      </p>
    </AlertDialog>
  )
}
