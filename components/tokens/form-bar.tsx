'use client'

import { useId } from 'react'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { Button, buttonClass } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'

type Props = {
  submitLabel: string
  cancel: string
  pending: boolean
  problem: FormProblem
  /** Why the form can't be sent as it is; the button then stays in reach of the keyboard, and says so. */
  refusal: string | null
}

/** The end of a long form, always in view where that is tall enough. */
export function FormBar({ submitLabel, cancel, pending, problem, refusal }: Props) {
  const id = useId()
  return (
    <div
      data-form-bar
      className="bottom-0 z-10 -mx-4 flex flex-col gap-3 border-t border-line bg-background px-4 py-3 tall:sticky max-lg:order-last sm:-mx-6 sm:px-6 lg:mx-0 lg:px-0"
    >
      <FormProblem problem={problem} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          type="submit"
          look="primary"
          pending={pending}
          {...(refusal !== null && {
            'aria-disabled': true,
            'aria-describedby': id,
            onClick: (event) => event.preventDefault(),
            className: 'cursor-not-allowed opacity-50 hover:bg-accent',
          })}
        >
          {submitLabel}
        </Button>
        <Link to="left-list" href={cancel} className={buttonClass('quiet')}>
          Cancel
        </Link>
        {refusal !== null && (
          <p id={id} className="min-w-48 flex-1 text-sm text-text-muted">
            {refusal}
          </p>
        )}
      </div>
    </div>
  )
}
