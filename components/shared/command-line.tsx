'use client'

import { useState } from 'react'
import { CopyButton } from '#components/shared/copy-button.tsx'
import { FieldError } from '#components/ui/field-error.tsx'

type Props = { label: string; line: string; onCopied?: () => void }

/** A line for the terminal, ready to be copied. */
export function CommandLine({ label, line, onCopied }: Props) {
  const [failed, setFailed] = useState(false)
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-start gap-1 rounded-control border border-line bg-surface-muted py-1 pr-1 pl-3">
        <pre className="min-w-0 flex-1 py-1.5 font-mono text-sm leading-5 wrap-anywhere whitespace-pre-wrap select-all">
          {line}
        </pre>
        <CopyButton
          text={line}
          label={label}
          look="quiet"
          iconOnly
          onOutcome={(copied) => {
            setFailed(!copied)
            if (copied) onCopied?.()
          }}
        />
      </div>
      {failed && <FieldError>Copy failed. Select the text and copy it.</FieldError>}
    </div>
  )
}
