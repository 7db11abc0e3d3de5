'use client'

import type { ReactNode, SubmitEventHandler } from 'react'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'

type Props = {
  label: string
  /** The word on the button. */
  submit: string
  cancelHref: string
  /** One sentence on what this token will be able to do. */
  summary: ReactNode
  onSubmit: SubmitEventHandler
  pending: boolean
  problem: FormProblem
  children: ReactNode
}

/** Fields at the left; the summary beside them where there is room, else above the buttons. */
export function TokenFormLayout({ label, submit, cancelHref, summary, onSubmit, ...more }: Props) {
  const { pending, problem, children } = more
  return (
    <form
      noValidate
      aria-label={label}
      onSubmit={onSubmit}
      className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,35rem)_minmax(14rem,20rem)]"
    >
      <div className="flex min-w-0 flex-col gap-8">{children}</div>
      <aside aria-label="Summary" className="lg:row-span-2">
        <div className="sticky top-8">
          <div className="rounded-card border border-line bg-surface px-4 py-3.5">
            <h2 className="mb-1 text-sm font-medium">This token</h2>
            <p aria-live="polite" className="text-text-muted tabular-nums">
              {summary}
            </p>
          </div>
        </div>
      </aside>
      <div className="flex flex-col gap-4 border-t border-line pt-6">
        <FormProblem problem={problem} />
        <div className="flex gap-2 max-sm:flex-col">
          <Button type="submit" look="primary" pending={pending}>
            {submit}
          </Button>
          <LinkButton href={cancelHref} look="quiet">
            Cancel
          </LinkButton>
        </div>
      </div>
    </form>
  )
}
