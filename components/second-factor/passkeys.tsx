'use client'

import { useState } from 'react'
import { AddPasskeyDialog } from '#components/second-factor/add-passkey-dialog.tsx'
import { RecoveryCodesDialog } from '#components/second-factor/recovery-codes-dialog.tsx'
import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { useNow } from '#components/shared/use-now.ts'
import { useSecrets } from '#components/shared/use-secrets.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Time } from '#components/ui/time.tsx'
import { toast } from '#components/ui/toast.ts'
import { removePasskeyAction } from '#lib/passkeys/actions.ts'
import type { PublicPasskey } from '#lib/passkeys/list-passkeys.ts'

type Props = { username: string; passkeys: PublicPasskey[]; client: string; now: Date }

/** The person's passkeys, and the acts that change them. */
export function Passkeys({ username, passkeys, client, now: server }: Props) {
  const now = useNow(server)
  const [isAdding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<PublicPasskey | null>(null)
  const [codes, setCodes] = useSecrets<string[]>()

  function finish(recoveryCodes: string[]) {
    setAdding(false)
    toast('Passkey added.')
    if (recoveryCodes.length > 0) setCodes(recoveryCodes)
  }

  return (
    <>
      {passkeys.length > 0 && (
        <ul aria-label="Passkeys" className="divide-y divide-line rounded-card border border-line bg-surface">
          {passkeys.map((passkey) => (
            <li
              key={passkey.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
            >
              <div className="min-w-0">
                <p className="font-medium wrap-anywhere">
                  <bdi>{passkey.name}</bdi>
                </p>
                <p className="text-sm text-text-muted tabular-nums">
                  <Time at={passkey.createdAt} now={now} prefix="Added " /> ·{' '}
                  {passkey.lastUsedAt ? (
                    <Time at={passkey.lastUsedAt} now={now} prefix="last used " />
                  ) : (
                    'never used'
                  )}
                </p>
              </div>
              <Button size="small" aria-label={`Remove ${passkey.name}`} onClick={() => setRemoving(passkey)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button className="w-fit" onClick={() => setAdding(true)}>
        Add a passkey
      </Button>
      {isAdding && <AddPasskeyDialog client={client} onDone={finish} onClose={() => setAdding(false)} />}
      {removing && <Remove passkey={removing} onClose={() => setRemoving(null)} />}
      {codes && <RecoveryCodesDialog username={username} codes={codes} onClose={() => setCodes(null)} />}
    </>
  )
}

function Remove({ passkey, onClose }: { passkey: PublicPasskey; onClose: () => void }) {
  const confirmed = useConfirmedAction(
    () => removePasskeyAction(passkey.id),
    () => {
      onClose()
      toast('Passkey removed.')
    },
  )
  return (
    <AlertDialog
      title={
        <>
          Remove “<bdi>{passkey.name}</bdi>”?
        </>
      }
      action="Remove passkey"
      onClose={onClose}
      {...confirmed}
    >
      <p>It no longer signs in. Every other browser is signed out.</p>
    </AlertDialog>
  )
}
