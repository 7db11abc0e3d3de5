'use client'

import { useRef, useState } from 'react'
import { useLeaveGuard } from '#components/shared/use-leave-guard.ts'
import { FirstUse } from '#components/tokens/first-use.tsx'
import { LoginLineTabs } from '#components/tokens/login-line-tabs.tsx'
import { SecretField } from '#components/tokens/secret-field.tsx'
import { useFirstUse } from '#components/tokens/use-first-use.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'
import type { Owner } from '#lib/owners.ts'
import { nameOf, type AnyToken } from '#lib/tokens/public-token.ts'

const theSecret = {
  title: 'Leave without the token?',
  meaning: 'You have not copied the token. It can’t be shown again.',
  action: 'Leave without copying',
}

type Props = {
  owner: Owner
  token: AnyToken
  /** In one sentence: what it can do, and until when. */
  summary: string
  secret: string
  /** What a tool signs in with beside the token, and where. */
  username: string
  host: string
  /** The tab that is open at first. */
  startLine?: string | undefined
  onClose: () => void
}

/** The one look at a secret. It closes by Done alone, and asks once if nothing was copied. */
export function RevealDialog({ owner, token, summary, secret, username, host, startLine, onClose }: Props) {
  const [copied, setCopied] = useState(false)
  const [revealed, setRevealed] = useState(false)
  const [asking, setAsking] = useState(false)
  const copyButton = useRef<HTMLButtonElement>(null)
  const firstUse = useFirstUse(owner, token.id)

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
      <div className="flex flex-col gap-0.5 rounded-control border border-line bg-surface-muted px-3 py-2">
        <p dir="auto" className="font-medium wrap-anywhere">
          {nameOf(token)}
        </p>
        <p className="text-sm text-text-muted tabular-nums">{summary}</p>
      </div>
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
          <FirstUse use={firstUse} />
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
