'use client'

import { Download, Printer } from '@lucide/icons'
import { useRef, useState } from 'react'
import { CopyButton } from '#components/shared/copy-button.tsx'
import { downloadFile } from '#components/shared/download-file.ts'
import { SecretDialog } from '#components/shared/secret-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'

type Props = { username: string; codes: string[]; onClose: () => void }

/** The one look at recovery codes. */
export function RecoveryCodesDialog({ username, codes, onClose }: Props) {
  const [isKept, setKept] = useState(false)
  const copyButton = useRef<HTMLButtonElement>(null)
  const title = `Recovery codes of ${username} for Gatehouse at ${location.host}`
  const file = [title, 'Each signs in once, in place of a code of the authenticator app.', '', ...codes, '']
  return (
    <SecretDialog
      title="Keep your recovery codes"
      description="Each signs you in once if you lose your phone. They are shown once: keep them apart from your password."
      what="codes"
      isKept={isKept}
      onClose={onClose}
      onKeepOpen={() => copyButton.current?.focus()}
    >
      <div data-print>
        <p className="mb-2 hidden print:block">{title}</p>
        <ol
          aria-label="Recovery codes"
          translate="no"
          className="grid gap-x-8 gap-y-1.5 rounded-control border border-line bg-surface-muted px-4 py-3 font-mono text-sm select-text sm:grid-cols-2"
        >
          {codes.map((code) => (
            <li key={code} className="whitespace-nowrap">
              {code}
            </li>
          ))}
        </ol>
      </div>
      <div className="flex flex-wrap gap-2">
        <CopyButton
          ref={copyButton}
          autoFocus
          text={codes.join('\n')}
          label="Copy codes"
          look="primary"
          onOutcome={(copied) => copied && setKept(true)}
        />
        <Button
          onClick={() => {
            downloadFile('gatehouse-recovery-codes.txt', 'text/plain', file.join('\n'))
            setKept(true)
          }}
        >
          <Icon icon={Download} className="size-4" /> Download
        </Button>
        <Button
          onClick={() => {
            print()
            setKept(true)
          }}
        >
          <Icon icon={Printer} className="size-4" /> Print
        </Button>
      </div>
    </SecretDialog>
  )
}
