'use client'

import { Eye, EyeOff } from '@lucide/icons'
import { useEffect, useRef, useState, type Ref } from 'react'
import { CopyButton } from '#components/shared/copy-button.tsx'
import { maskedSecret } from '#components/tokens/login-lines.ts'
import { Button } from '#components/ui/button.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { Icon } from '#components/ui/icon.tsx'

type Props = {
  /** What it is called. */
  noun?: 'token' | 'secret'
  secret: string
  hint: string
  revealed: boolean
  onReveal: (revealed: boolean) => void
  onCopied: () => void
  copyButton: Ref<HTMLButtonElement>
}

/** The secret, unseen until it is asked for; where copying fails it is shown and selected instead. */
export function SecretField({
  noun = 'token',
  secret,
  hint,
  revealed,
  onReveal,
  onCopied,
  copyButton,
}: Props) {
  const text = useRef<HTMLElement>(null)
  const [failed, setFailed] = useState(0)

  useEffect(() => {
    if (failed && text.current) getSelection()?.selectAllChildren(text.current)
  }, [failed])

  function onOutcome(copied: boolean) {
    if (copied) {
      setFailed(0)
      return onCopied()
    }
    onReveal(true)
    setFailed(failed + 1)
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-2 max-sm:flex-wrap">
        <code
          ref={text}
          onCopy={() => getSelection()?.toString().trim() === secret && onCopied()}
          aria-label={noun === 'token' ? 'Token' : 'Secret'}
          translate="no"
          className="flex min-h-9 min-w-0 flex-1 items-center rounded-control border border-line-control bg-surface px-3 py-1.5 font-mono text-sm break-all select-all max-sm:basis-full"
        >
          {revealed ? secret : maskedSecret(secret, hint)}
        </code>
        <Button
          size="icon"
          className="size-9!"
          aria-pressed={revealed}
          aria-label={`Show ${noun}`}
          data-tooltip={revealed ? `Hide ${noun}` : `Show ${noun}`}
          onClick={() => onReveal(!revealed)}
        >
          {revealed ? <Icon icon={EyeOff} className="size-4" /> : <Icon icon={Eye} className="size-4" />}
        </Button>
        <CopyButton
          ref={copyButton}
          autoFocus
          text={secret}
          label={`Copy ${noun}`}
          look="primary"
          onOutcome={onOutcome}
          className="max-sm:flex-1"
        />
      </div>
      {failed > 0 && <FieldError key={failed}>Copy failed. Select the text and copy it.</FieldError>}
    </div>
  )
}
