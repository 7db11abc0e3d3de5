'use client'

import { useRef, useState } from 'react'
import { useLeaveGuard } from '#components/shared/use-leave-guard.ts'
import { LoginLineTabs } from '#components/tokens/login-line-tabs.tsx'
import { SecretField } from '#components/tokens/secret-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'
import type { AnyToken } from '#lib/tokens/public-token.ts'

const theSecret = {
  title: 'Leave without the token?',
  meaning: 'You have not copied the token. It can’t be shown again.',
  action: 'Leave without copying',
}

type Props = {
  token: AnyToken
  secret: string
  username: string
  host: string
  /** The ready line that is open at first. */
  startLine?: string | undefined
  onClose: () => void
}

/** The one look at a secret. It closes by Done alone, and asks once if nothing was copied. */
export function RevealDialog({ token, secret, username, host, startLine, onClose }: Props) {
  const [copied, setCopied] = useState(false)
  const [revealed, setRevealed] = useState(false)
  const [asking, setAsking] = useState(false)
  const copyButton = useRef<HTMLButtonElement>(null)

  useLeaveGuard(!copied, theSecret)

  function markCopied() {
    setCopied(true)
    setAsking(false)
  }

  return (
    <Dialog
      onClose={() => (copied ? onClose() : setAsking(!asking))}
      title="Copy your token now"
      description="It is shown once. Gatehouse keeps only a fingerprint of it."
      closable={false}
      wide
    >
      <SecretField
        secret={secret}
        hint={token.hint}
        revealed={revealed}
        onReveal={setRevealed}
        onCopied={markCopied}
        copyButton={copyButton}
      />
      <LoginLineTabs
        username={username}
        host={host}
        start={startLine}
        secret={secret}
        revealed={revealed}
        onCopied={markCopied}
      />
      {asking ? (
        <div role="alert" className="flex flex-col gap-3 border-t border-line pt-4">
          <p>
            <span className="font-medium">You have not copied the token.</span> It can't be shown again.
          </p>
          <DialogActions>
            <Button look="danger" onClick={onClose}>
              Close without copying
            </Button>
            <Button
              autoFocus
              onClick={() => {
                setAsking(false)
                copyButton.current?.focus()
              }}
            >
              Keep it open
            </Button>
          </DialogActions>
        </div>
      ) : (
        <DialogActions>
          <Button
            look={copied ? 'primary' : 'secondary'}
            onClick={() => (copied ? onClose() : setAsking(true))}
          >
            Done
          </Button>
        </DialogActions>
      )}
    </Dialog>
  )
}
