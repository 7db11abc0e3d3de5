'use client'

import { ApplicationSecretDialog } from '#components/applications/application-secret-dialog.tsx'
import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { useIdempotencyKey } from '#components/shared/use-idempotency-key.ts'
import { unanswered, useLeaveGuard } from '#components/shared/use-leave-guard.ts'
import { useSecrets } from '#components/shared/use-secrets.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { rotateApplicationSecretAction, type ShownSecret } from '#lib/applications/actions.ts'
import type { PublicApplication } from '#lib/applications/application-rows.ts'

type Props = {
  organization: string | null
  application: PublicApplication
  origin: string
  onClose: () => void
}

export function RotateApplicationDialog({ organization, application, origin, onClose }: Props) {
  const { id, name } = application
  const [made, show] = useSecrets<ShownSecret>()
  const { keyFor } = useIdempotencyKey()
  const confirmed = useConfirmedAction(
    async () => {
      const result = await rotateApplicationSecretAction(organization, id, keyFor(id))
      if (result.ok) show(result.data)
      return result
    },
    () => {},
  )
  useLeaveGuard(confirmed.pending, unanswered)
  if (made) return <ApplicationSecretDialog {...made} origin={origin} onClose={onClose} />
  return (
    <AlertDialog
      {...confirmed}
      onClose={onClose}
      look="primary"
      title={
        <>
          Rotate the secret of <bdi>{name}</bdi>?
        </>
      }
      action="Rotate secret"
    >
      <p>
        It gets a second client secret. The present one stays valid beside it until you end it here, so that
        nothing fails while you replace it.
      </p>
    </AlertDialog>
  )
}
