'use client'

import { useRef, useState } from 'react'
import { FirstUse } from '#components/tokens/first-use.tsx'
import { LoginLineTabs } from '#components/tokens/login-line-tabs.tsx'
import { SecretDialog } from '#components/shared/secret-dialog.tsx'
import { SecretField } from '#components/tokens/secret-field.tsx'
import { useFirstUse } from '#components/tokens/use-first-use.ts'
import type { Owner } from '#lib/owners.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Props = {
  owner: Owner
  token: AnyToken
  /** In one sentence: what it can do, and until when. */
  summary: string
  secret: string
  /** What a tool signs in with beside the token, and where. */
  username: string
  host: string
  gitUrl: string
  /** The tab that is open at first. */
  startLine?: string | undefined
  onClose: () => void
}

/** The one look at the secret of one token. */
export function RevealDialog({ owner, token, summary, secret, startLine, onClose, ...where }: Props) {
  const [copied, setCopied] = useState(false)
  const [revealed, setRevealed] = useState(false)
  const copyButton = useRef<HTMLButtonElement>(null)
  const firstUse = useFirstUse(owner, token.id)
  const onCopied = () => setCopied(true)
  return (
    <SecretDialog
      title="Copy your token now"
      description="It is shown once. Gatehouse keeps only a fingerprint of it."
      what="token"
      isKept={copied}
      onClose={onClose}
      onKeepOpen={() => copyButton.current?.focus()}
      footer={<FirstUse use={firstUse} />}
    >
      <div className="flex flex-col gap-0.5 rounded-control border border-line bg-surface-muted px-3 py-2">
        <p dir="auto" className="font-medium wrap-anywhere">
          {nameOf(token)}
        </p>
        <p className="text-sm text-text-muted tabular-nums">{summary}</p>
      </div>
      <SecretField hint={token.hint} onReveal={setRevealed} {...{ secret, revealed, onCopied, copyButton }} />
      <LoginLineTabs {...where} {...{ secret, revealed, onCopied }} start={startLine} />
    </SecretDialog>
  )
}
