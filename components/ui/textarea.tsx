import type { ComponentProps } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { controlClass } from '#components/ui/input.tsx'

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea rows={3} {...props} className={classNames(controlClass, 'px-3 py-2', className)} />
}
