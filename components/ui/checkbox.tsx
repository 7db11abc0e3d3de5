'use client'

import { useEffect, useRef, type ComponentProps } from 'react'
import { classNames } from '#components/ui/class-names.ts'

type Props = Omit<ComponentProps<'input'>, 'type' | 'ref'> & {
  indeterminate?: boolean
  /** Why it can't be changed. It can still be focused, and says so. */
  refusal?: string | undefined
  /** A form's registration, which sets and reads the box. */
  ref?: (element: HTMLInputElement | null) => void
}

/** The browser's checkbox, restyled. */
export function Checkbox({ className, indeterminate = false, refusal, ref, ...props }: Props) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate
  }, [indeterminate])
  return (
    <input
      {...props}
      {...(refusal && {
        'aria-disabled': true,
        'aria-description': refusal,
        onClick: (event) => event.preventDefault(),
      })}
      ref={(element) => {
        box.current = element
        ref?.(element)
      }}
      type="checkbox"
      className={classNames('checkbox', className)}
    />
  )
}
