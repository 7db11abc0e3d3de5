import { useId, type ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { FieldError } from '#components/ui/field-error.tsx'

type ControlProps = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

type Props = {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  optional?: boolean
  className?: string
  /** Spread what it is given on the control: `{(control) => <Input {...control} name="email" />}`. */
  children: (control: ControlProps) => ReactNode
}

/** A label, a control, a hint and an error, connected for assistive technology. */
export function Field({ label, hint, error, optional, className, children }: Props) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={classNames('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="w-fit font-medium">
        {label}
        {optional && <span className="font-normal text-text-muted"> (optional)</span>}
      </label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': optional ? undefined : true,
      })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
