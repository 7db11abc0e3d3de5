'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { CopyButton } from '#components/shared/copy-button.tsx'
import { downloadFile } from '#components/shared/download-file.ts'
import { SecretDialog } from '#components/shared/secret-dialog.tsx'
import { tokensCsv } from '#components/tokens/tokens-csv.ts'
import { Button } from '#components/ui/button.tsx'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Props = { made: { token: AnyToken; secret: string }[]; username: string; onClose: () => void }

/** The one look at several secrets, with one file for all of them. */
export function RevealSeveralDialog({ made, username, onClose }: Props) {
  const [isKept, setKept] = useState(false)
  const [copied, setCopied] = useState<ReadonlySet<string>>(new Set())
  const csv = tokensCsv(made, username)
  return (
    <SecretDialog
      title="Keep your new secrets now"
      description={`They are shown once. Sign in with the name ${username}.`}
      what="secrets"
      isKept={isKept || copied.size === made.length}
      onClose={onClose}
    >
      <ul
        tabIndex={0}
        aria-label="New secrets"
        className="flex max-h-72 flex-col divide-y divide-line overflow-y-auto rounded-control border border-line"
      >
        {made.map(({ token, secret }) => (
          <li key={token.id} className="flex items-center gap-3 py-2 pr-2 pl-3">
            <div className="min-w-0 flex-1">
              <p dir="auto" className="truncate text-left font-medium">
                {nameOf(token)}
              </p>
              <p className="font-mono text-xs text-text-muted">{token.hint}</p>
            </div>
            <CopyButton
              text={secret}
              label={`Copy the secret of ${nameOf(token)}`}
              iconOnly
              look="quiet"
              onOutcome={(done) => done && setCopied(new Set([...copied, token.id]))}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          data-autofocus
          look="primary"
          onClick={() => {
            downloadFile('tokens.csv', 'text/csv', csv)
            setKept(true)
          }}
        >
          <Download aria-hidden className="size-4" />
          Download CSV
        </Button>
        <CopyButton text={csv} label="Copy as CSV" onOutcome={(done) => done && setKept(true)} />
      </div>
    </SecretDialog>
  )
}
