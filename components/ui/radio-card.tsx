import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { FieldError } from '#components/ui/field-error.tsx'

type GroupProps = { legend: ReactNode; error?: string | undefined; className?: string; children: ReactNode }

/** Radio cards under one legend. */
export function RadioCardGroup({ legend, error, className, children }: GroupProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className={classNames('grid gap-2', className)}>{children}</div>
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  )
}

type CardProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; meaning?: ReactNode }

/** A radio button as a card: a name, and a sentence on what it does. */
export function RadioCard({ label, meaning, className, ...props }: CardProps) {
  return (
    <label
      className={classNames(
        'flex cursor-pointer items-start gap-3 rounded-card border border-line bg-surface px-3.5 py-3',
        'transition-colors hover:bg-surface-muted has-checked:border-accent has-checked:bg-accent-soft',
        'has-disabled:cursor-not-allowed has-disabled:opacity-60',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        className,
      )}
    >
      <input {...props} type="radio" className={radioClass} />
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        {meaning && <span className="block text-sm text-text-muted">{meaning}</span>}
      </span>
    </label>
  )
}

/** The button itself, for other shapes of a choice. */
export const radioClass = classNames(
  'mt-0.5 grid size-4 shrink-0 cursor-pointer appearance-none place-content-center rounded-full border',
  'border-line-control bg-surface checked:border-[5px] checked:border-accent focus:outline-hidden',
  'disabled:cursor-not-allowed forced-colors:appearance-auto',
)
