'use client'

import { useRef, useState, type ReactNode } from 'react'
import { CommandLine } from '#components/shared/command-line.tsx'
import { SecretDialog } from '#components/shared/secret-dialog.tsx'
import { SecretField } from '#components/tokens/secret-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'
import type { ShownSecret } from '#lib/applications/actions.ts'

type Props = ShownSecret & { origin: string; onClose: () => void }

/** The one look at the secret of an application, with the other settings that it needs. */
export function ApplicationSecretDialog({ application, secret, origin, onClose }: Props) {
  const [copied, setCopied] = useState(false)
  const [revealed, setRevealed] = useState(false)
  const copyButton = useRef<HTMLButtonElement>(null)
  if (secret === null) return <SecretShownBefore name={application.name} onClose={onClose} />
  const { hint } = application.secrets[0]!
  return (
    <SecretDialog
      title="Copy the client secret now"
      description="It is shown once. Gatehouse keeps only a fingerprint of it."
      what="secret"
      isKept={copied}
      onClose={onClose}
      onKeepOpen={() => copyButton.current?.focus()}
    >
      <Setting name="Client secret">
        <SecretField
          noun="secret"
          onReveal={setRevealed}
          onCopied={() => setCopied(true)}
          {...{ secret, hint, revealed, copyButton }}
        />
      </Setting>
      <Setting name="Client ID">
        <CommandLine label="Copy client ID" line={application.clientId} />
      </Setting>
      <Setting name="Introspection endpoint">
        <CommandLine label="Copy address" line={`${origin}/oauth/introspect`} />
      </Setting>
    </SecretDialog>
  )
}

function Setting({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="font-medium">{name}</p>
      {children}
    </div>
  )
}

/** Where the answer to an earlier try, which had it, was lost on the way to the page. */
function SecretShownBefore({ name, onClose }: { name: string; onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title="The secret was sent already">
      <p className="text-text-muted">
        It can’t be shown again. Delete {name} and create it anew, or rotate its secret.
      </p>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  )
}
