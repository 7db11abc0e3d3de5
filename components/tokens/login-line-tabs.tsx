'use client'

import { Tabs } from 'radix-ui'
import { useState } from 'react'
import { CopyButton } from '#components/shared/copy-button.tsx'
import { loginLines, masked, type LoginLine } from '#components/tokens/login-lines.ts'
import { FieldError } from '#components/ui/field.tsx'

type Props = { username: string; host: string; secret: string; revealed: boolean; onCopied: () => void }

/** Ready lines for the tools that people sign in with. */
export function LoginLines({ username, host, secret, revealed, onCopied }: Props) {
  const lines = loginLines({ host, username, secret })
  return (
    <Tabs.Root defaultValue={lines[0]!.id} className="flex min-w-0 flex-col gap-3">
      <Tabs.List
        aria-label="Ways to sign in"
        className="flex gap-1 overflow-x-auto overflow-y-hidden border-b border-line"
      >
        {lines.map(({ id, label }) => (
          <Tabs.Trigger
            key={id}
            value={id}
            className="min-h-9 shrink-0 border-b-2 outline-offset-[-2px] border-transparent px-2.5 text-text-muted hover:text-text pointer-coarse:min-h-10 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-text"
          >
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {/* All panels lie in one cell, so that the dialog keeps its height from tab to tab. */}
      <div className="grid [&>*]:col-start-1 [&>*]:row-start-1">
        {lines.map((one) => (
          <Tabs.Content
            key={one.id}
            value={one.id}
            forceMount
            className="flex min-w-0 data-[state=inactive]:invisible"
          >
            <Line {...one} secret={secret} revealed={revealed} onCopied={onCopied} />
          </Tabs.Content>
        ))}
      </div>
    </Tabs.Root>
  )
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
