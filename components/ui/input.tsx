import type { ComponentProps } from 'react'
import { classNames } from '#components/ui/class-names.ts'

/** The classes that all text controls share. */
export const controlClass = classNames(
  'w-full rounded-control border border-line-control bg-surface text-base text-text transition-colors',
  'aria-invalid:border-danger disabled:cursor-not-allowed disabled:bg-surface-muted disabled:text-text-muted',
  // 16 px on touch, so that iOS does not zoom into the field.
  'pointer-coarse:text-lg focus-visible:outline-offset-0',
)

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} className={classNames(controlClass, 'touch-target h-9 px-3', className)} />
}
