import { flushSync } from 'react-dom'
import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { Time } from '#components/ui/time.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Owner } from '#lib/owners.ts'
import { endRetiredSecretAction } from '#lib/tokens/actions.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Props = {
  owner: Owner
  token: AnyToken
  oldSecret: NonNullable<AnyToken['oldSecret']>
  now: Date
  onClose: () => void
}

/** Asks before an old secret is ended ahead of time. */
export function EndOldSecretDialog({ owner, token, oldSecret: { hint, lastUse }, now, onClose }: Props) {
  const confirmed = useConfirmedAction(
    () => endRetiredSecretAction(owner, token.id),
    () => {
      flushSync(onClose)
      toast(`Ended the old secret of “${nameOf(token)}”.`)
    },
  )
  return (
    <AlertDialog
      {...confirmed}
      onClose={onClose}
      title={
        <>
          End the old secret of “<bdi>{nameOf(token)}</bdi>”?
        </>
      }
      action="End old secret"
    >
      <p>
        {lastUse ? (
          <>
            <span className="font-mono">{hint}</span> was last used <Time at={lastUse.at} now={now} />
            {lastUse.client && ` with ${lastUse.client}`}
            {lastUse.address && ` from ${lastUse.address}`}.
          </>
        ) : (
          <>
            <span className="font-mono">{hint}</span> was not used since the rotation.
          </>
        )}
      </p>
      <p>Jobs that still use it will fail from the next request. The new secret is not affected.</p>
    </AlertDialog>
  )
}
