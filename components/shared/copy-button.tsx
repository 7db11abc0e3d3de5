'use client'

import { Check, Copy } from '@lucide/icons'
import { useEffect, useState, type Ref } from 'react'
import { buttonClass, type ButtonLook } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { copyText } from '#components/shared/copy-text.ts'
import { Icon } from '#components/ui/icon.tsx'

type Props = {
  text: string
  /** The accessible name: what is copied. */
  label: string
  /** The id of what says more on it. */
  describedBy?: string
  /** Shows only the icon. */
  iconOnly?: boolean
  look?: ButtonLook
  onOutcome?: (copied: boolean) => void
  /** Has the focus when the dialog around it opens. */
  autoFocus?: boolean
  ref?: Ref<HTMLButtonElement>
  className?: string
}

/** Shows and announces "Copied" for two seconds, only if copying worked. */
export function CopyButton({
  text,
  label,
  describedBy,
  iconOnly = false,
  look = 'secondary',
  onOutcome,
  autoFocus = false,
  ref,
  className,
}: Props) {
  const [copied, setCopied] = useState(0)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(setCopied, 2_000, 0)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy(button: HTMLElement) {
    const done = await copyText(text, button.closest('dialog') ?? document.body)
    setCopied((times) => (done ? times + 1 : 0))
    onOutcome?.(done)
  }

  const icon = copied ? Check : Copy
  return (
    <>
      <button
        type="button"
        ref={ref}
        data-autofocus={autoFocus || undefined}
        aria-label={label}
        aria-describedby={describedBy}
        data-tooltip={iconOnly ? label : undefined}
        onClick={(event) => void copy(event.currentTarget)}
        className={classNames(
          buttonClass(look, iconOnly ? 'icon' : 'medium'),
          !iconOnly && 'w-26',
          className,
        )}
      >
        <Icon icon={icon} className="size-4" />
        {!iconOnly && (copied ? 'Copied' : 'Copy')}
      </button>
      <span role="status" className="sr-only">
        {copied > 0 && 'Copied'}
      </span>
    </>
  )
}
