import type { FormEventHandler, ReactNode } from 'react'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { Button } from '#components/ui/button.tsx'
import { DialogActions } from '#components/ui/dialog.tsx'

type Props = {
  submit: FormEventHandler
  problem: FormProblem
  pending: boolean
  /** What the button that sends it says. */
  label: ReactNode
  look?: 'primary' | 'danger'
  onCancel: () => void
  children: ReactNode
}

/** What a dialog holds that asks for something: fields, why it could not be sent, and two buttons. */
export function DialogForm({ submit, problem, pending, label, look = 'primary', onCancel, children }: Props) {
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem problem={problem} />
      {children}
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look={look} type="submit" pending={pending}>
          {label}
        </Button>
      </DialogActions>
    </form>
  )
}
