'use client'

import { useState } from 'react'
import { CommandLine } from '#components/shared/command-line.tsx'
import { SecretDialog } from '#components/shared/secret-dialog.tsx'

/** The link of a new account where no mail goes out. */
export type ShownLink = { username: string; link: string }

export function SetUpLinkDialog({ username, link, onClose }: ShownLink & { onClose: () => void }) {
  const [isCopied, setCopied] = useState(false)
  return (
    <SecretDialog
      title={`Pass this link on to ${username}`}
      description="No mail server is set, so this link was not mailed. Whoever opens it first chooses the password. It works once, for 7 days, and is not shown again."
      what="link"
      isKept={isCopied}
      onClose={onClose}
    >
      <CommandLine label="Copy the link" line={link} onCopied={() => setCopied(true)} />
    </SecretDialog>
  )
}
