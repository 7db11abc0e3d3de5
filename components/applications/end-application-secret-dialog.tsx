'use client'

import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { Time } from '#components/ui/time.tsx'
import { toast } from '#components/ui/toast.ts'
import { endApplicationSecretAction } from '#lib/applications/actions.ts'
import type { PublicApplication } from '#lib/applications/application-rows.ts'

type Props = {
  organization: string | null
  application: PublicApplication
  now: Date
  onClose: () => void
}

export function EndApplicationSecretDialog({ organization, application, now, onClose }: Props) {
  const { id, name, secrets } = application
  const old = secrets.at(-1)!
  const confirmed = useConfirmedAction(
    () => endApplicationSecretAction(organization, id),
    () => {
      onClose()
      toast(`Ended the old secret of ${name}.`)
    },
  )
  return (
    <AlertDialog
      {...confirmed}
      onClose={onClose}
      title={
        <>
          End the old secret of <bdi>{name}</bdi>?
        </>
      }
      action="End old secret"
    >
      <p>
        <span className="font-mono">{old.hint}</span>{' '}
        {old.lastUsedAt ? (
          <>
            was last used <Time at={old.lastUsedAt} now={now} />.
          </>
        ) : (
          'was never used.'
        )}
      </p>
      <p>Requests that still use it will fail. The new secret is not affected.</p>
    </AlertDialog>
  )
}
