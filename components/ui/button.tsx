import type { ComponentProps, MouseEvent } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { Spinner } from '#components/ui/spinner.tsx'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger' | 'quiet-danger'
export type ButtonSize = 'medium' | 'small' | 'icon'

const looks: Record<ButtonLook, string> = {
  primary: 'primary-act border border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-line-control bg-surface text-text hover:bg-surface-muted',
  quiet: 'text-text hover:bg-surface-muted aria-expanded:bg-surface-muted',
  danger: 'border border-transparent bg-danger-fill text-on-danger hover:bg-danger-fill-strong',
  'quiet-danger': 'border border-line-control bg-surface text-danger hover:bg-danger-soft',
}

const sizes: Record<ButtonSize, string> = {
  medium: 'h-9 px-3.5',
  small: 'h-8 px-3 text-sm',
  icon: 'size-8',
}

/** A button's classes, for links that look like one. */
export function buttonClass(look: ButtonLook = 'secondary', size: ButtonSize = 'medium'): string {
  return classNames('button-base', looks[look], sizes[size])
}

type Props = ComponentProps<'button'> & {
  look?: ButtonLook
  size?: ButtonSize
  /** Shows a spinner instead of the label, keeps the focus and ignores clicks. */
  pending?: boolean
}

export function Button({ look, size, pending = false, className, children, onClick, ...props }: Props) {
  const swallow = (event: MouseEvent) => event.preventDefault()
  return (
    <button
      type="button"
      {...props}
      aria-disabled={pending || props['aria-disabled']}
      aria-busy={pending || undefined}
      onClick={pending ? swallow : onClick}
      className={classNames(buttonClass(look, size), className)}
    >
      {pending && <Spinner className="absolute" />}
      <span className={classNames('inline-flex items-center gap-2', pending && 'opacity-0')}>{children}</span>
    </button>
  )
}
