import type { ComponentProps, ReactNode } from 'react'
import { Checkbox } from '#components/ui/checkbox.tsx'

type Props = ComponentProps<typeof Checkbox> & { label: ReactNode; meaning?: ReactNode }

/** A checkbox with a name, and a sentence on what it does. */
export function CheckboxLine({ label, meaning, ...props }: Props) {
  return (
    <label
      data-tooltip={props.refusal}
      className="touch-target flex w-fit cursor-pointer items-start gap-3 has-disabled:cursor-not-allowed has-aria-disabled:cursor-not-allowed"
    >
      <Checkbox {...props} className="mt-0.5" />
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        {meaning && <span className="block text-sm text-text-muted">{meaning}</span>}
      </span>
    </label>
  )
}
