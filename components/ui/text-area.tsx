import type { ComponentProps } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { controlClass } from '#components/ui/input.tsx'

export function TextArea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea rows={3} {...props} className={classNames(controlClass, 'min-h-20 px-3 py-2', className)} />
  )
}
