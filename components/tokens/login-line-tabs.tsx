'use client'

import { useId, useState } from 'react'
import { CopyButton } from '#components/shared/copy-button.tsx'
import { loginLines, masked, type Snippet } from '#components/tokens/login-lines.ts'
import { FieldError } from '#components/ui/field-error.tsx'
import { Tabs } from '#components/ui/tabs.tsx'

type Props = {
  username: string
  host: string
  gitUrl: string
  /** The line that is open at first. */
  start: string | undefined
  secret: string
  revealed: boolean
  onCopied: () => void
}

/** Ready lines for the tools that people sign in with. */
export function LoginLineTabs({ username, host, gitUrl, start, ...more }: Props) {
  const { origin } = window.location
  const tabs = loginLines({ host, origin, gitUrl, username, secret: more.secret }).map(
    ({ snippets, ...tab }) => ({
      ...tab,
      content: (
        <div className="flex min-w-0 flex-1 flex-col gap-4">
          {snippets.map((snippet) => (
            <Lines key={snippet.note} {...snippet} {...more} />
          ))}
        </div>
      ),
    }),
  )
  return <Tabs label="Ways to sign in" tabs={tabs} start={start} />
}

type LinesProps = Snippet & Pick<Props, 'secret' | 'revealed' | 'onCopied'>

function Lines({ note, text, holdsSecret = false, secret, revealed, onCopied }: LinesProps) {
  const id = useId()
  const [failed, setFailed] = useState(false)
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <p id={id} className="text-sm text-text-muted">
        {note}
      </p>
      <div className="flex items-start gap-1 rounded-control border border-line bg-surface-muted py-1 pr-1 pl-3">
        <pre className="min-w-0 flex-1 py-1.5 font-mono text-sm leading-5 wrap-anywhere whitespace-pre-wrap select-all">
          {holdsSecret && !revealed ? masked(text, secret) : text}
        </pre>
        <CopyButton
          text={text}
          label={text.includes('\n') ? 'Copy lines' : 'Copy line'}
          describedBy={id}
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
