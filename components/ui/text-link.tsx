import type { ComponentProps } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { Link } from '#components/ui/link.tsx'

export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className={classNames(
        'rounded-sm text-accent underline underline-offset-2 hover:text-accent-strong',
        className,
      )}
    />
  )
}
