import { ChevronDown } from '@lucide/icons'
import type { ComponentProps } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import { controlClass } from '#components/ui/input.tsx'

/** The browser's own select, which is fast and native on every device. */
export function Select({ className, ...props }: ComponentProps<'select'>) {
  return (
    <span className={classNames('relative block', className)}>
      <select {...props} className={classNames(controlClass, 'touch-target h-9 appearance-none pr-9 pl-3')} />
      <Icon
        icon={ChevronDown}
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-text-muted"
      />
    </span>
  )
}
