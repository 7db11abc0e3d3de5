'use client'

import { useState } from 'react'
import { CopyButton } from '#components/shared/copy-button.tsx'
import { loginLines, masked, type LoginLine } from '#components/tokens/login-lines.ts'
import { FieldError } from '#components/ui/field.tsx'
import { Tabs } from '#components/ui/tabs.tsx'

type Props = {
  username: string
  host: string
  /** The line that is open at first. */
  start: string | undefined
  secret: string
  revealed: boolean
  onCopied: () => void
}

/** Ready lines for the tools that people sign in with. */
export function LoginLineTabs({ username, host, start, ...more }: Props) {
  const tabs = loginLines({ host, username, secret: more.secret }).map((line) => ({
    id: line.id,
    label: line.label,
    content: <Line {...line} {...more} />,
  }))
  return <Tabs label="Ways to sign in" tabs={tabs} start={start} />
}

type LineProps = LoginLine & Pick<Props, 'secret' | 'revealed' | 'onCopied'>

function Line({ label, note, line, holdsSecret, secret, revealed, onCopied }: LineProps) {
  const [failed, setFailed] = useState(false)
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-2">
      <p className="text-sm text-text-muted">{note}</p>
      <div className="flex flex-1 items-start gap-1 rounded-control border border-line bg-surface-muted py-1 pr-1 pl-3">
        <pre className="min-w-0 flex-1 py-1.5 font-mono text-sm leading-5 wrap-anywhere whitespace-pre-wrap select-all">
          {holdsSecret && !revealed ? masked(line, secret) : line}
        </pre>
        <CopyButton
          text={line}
          label={`Copy the line for ${label}`}
          look="quiet"
          iconOnly
          onOutcome={(copied) => {
            setFailed(!copied)
            if (copied && holdsSecret) onCopied()
          }}
        />
      </div>
      {failed && (
        <FieldError>
          Copy failed. {holdsSecret && !revealed ? 'Show the token, then select' : 'Select'} the text and copy
          it.
        </FieldError>
      )}
    </div>
  )
}
