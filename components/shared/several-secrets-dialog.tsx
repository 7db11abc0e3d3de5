'use client'

import { Download } from '@lucide/icons'
import { useState, type ReactNode } from 'react'
import { CopyButton } from '#components/shared/copy-button.tsx'
import { downloadFile } from '#components/shared/download-file.ts'
import { SecretDialog } from '#components/shared/secret-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'

type Props = {
  title: string
  description: string
  secrets: { name: string; note: ReactNode; secret: string; copyLabel: string }[]
  /** All of them. */
  csv: string
  fileName: string
  onClose: () => void
}

/** The one look at several secrets, with one file for all of them. */
export function SeveralSecretsDialog({ title, description, secrets, csv, fileName, onClose }: Props) {
  const [isKept, setKept] = useState(false)
  const [copied, setCopied] = useState<ReadonlySet<number>>(new Set())
  return (
    <SecretDialog
      title={title}
      description={description}
      what="secrets"
      isKept={isKept || copied.size === secrets.length}
      onClose={onClose}
    >
      <ul
        tabIndex={0}
        aria-label="New secrets"
        className="flex max-h-72 flex-col divide-y divide-line overflow-y-auto rounded-control border border-line"
      >
        {secrets.map(({ name, note, secret, copyLabel }, at) => (
          <li key={at} className="flex items-center gap-3 py-2 pr-2 pl-3">
            <div className="min-w-0 flex-1">
              <p dir="auto" className="truncate text-left font-medium">
                {name}
              </p>
              <p className="truncate text-xs text-text-muted">{note}</p>
            </div>
            <CopyButton
              text={secret}
              label={copyLabel}
              iconOnly
              look="quiet"
              onOutcome={(done) => done && setCopied(new Set([...copied, at]))}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          data-autofocus
          look="primary"
          onClick={() => {
            downloadFile(fileName, 'text/csv', csv)
            setKept(true)
          }}
        >
          <Icon icon={Download} className="size-4" />
          Download CSV
        </Button>
        <CopyButton text={csv} label="Copy as CSV" onOutcome={(done) => done && setKept(true)} />
      </div>
    </SecretDialog>
  )
}
