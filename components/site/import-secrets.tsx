'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { CopyButton } from '#components/shared/copy-button.tsx'
import { downloadFile } from '#components/shared/download-file.ts'
import { SecretDialog } from '#components/shared/secret-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { csvLine } from '#lib/csv-line.ts'
import type { ShownSecret } from '#lib/import/actions.ts'

type Props = { secrets: ShownSecret[]; onClose: () => void }

const kinds: Record<string, string> = { token: 'Access token', link: 'Link to choose a password, for 7 days' }

/** The one look at what an import made, with one file for all of it. */
export function ImportSecrets({ secrets, onClose }: Props) {
  const [isKept, setKept] = useState(false)
  const csv = csvOf(secrets)
  return (
    <SecretDialog
      title="Keep these secrets now"
      description="They are shown once. Pass each on to whom it is for: the old ones don’t work here."
      what="secrets"
      isKept={isKept}
      onClose={onClose}
    >
      <ul
        tabIndex={0}
        aria-label="New secrets"
        className="flex max-h-72 flex-col divide-y divide-line overflow-y-auto rounded-control border border-line"
      >
        {secrets.map(({ kind, name, owner, secret }, at) => (
          <li key={at} className="flex items-center gap-3 py-2 pr-2 pl-3">
            <div className="min-w-0 flex-1">
              <p dir="auto" className="truncate text-left font-medium">
                {name}
              </p>
              <p className="truncate text-xs text-text-muted">
                {kinds[kind]}
                {kind === 'token' && ` of ${owner}`}
              </p>
            </div>
            <CopyButton text={secret} label={`Copy what is for ${name}`} iconOnly look="quiet" />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          data-autofocus
          look="primary"
          onClick={() => {
            downloadFile('import.csv', 'text/csv', csv)
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

/** Made in the browser: no file with secrets exists anywhere else. */
function csvOf(secrets: ShownSecret[]): string {
  return [
    csvLine(['Kind', 'Owner', 'Name', 'Secret or link']),
    ...secrets.map(({ kind, owner, name, secret }) => csvLine([kind, owner, name, secret])),
  ].join('')
}
