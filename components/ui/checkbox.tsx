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

/** The browser's checkbox, restyled; the mark is drawn with `clip-path`, so that it needs no image. */
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
      className={classNames(checkboxClass, className)}
    />
  )
}

const checkboxClass = classNames(
  'grid size-4 shrink-0 cursor-pointer appearance-none place-content-center rounded-[4px] border border-line-control',
  'bg-surface checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent',
  'disabled:cursor-not-allowed disabled:opacity-50 forced-colors:appearance-auto',
  'aria-disabled:cursor-not-allowed aria-disabled:opacity-50',
  "before:size-2.5 before:bg-on-accent before:opacity-0 before:content-['']",
  'before:[clip-path:polygon(14%_44%,0_58%,38%_94%,100%_22%,86%_8%,38%_64%)]',
  'checked:before:opacity-100 indeterminate:before:opacity-100',
  'indeterminate:before:[clip-path:inset(42%_6%)]',
)
