'use client'

import { useState } from 'react'
import { z } from 'zod'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { TypedNameField } from '#components/shared/typed-name-field.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'
import type { ActionResult } from '#lib/action-result.ts'

type Props = {
  /** As in "Delete repository". */
  noun: string
  name: string
  /** The consequences. */
  children: string
  action: (typedName: string) => Promise<ActionResult<unknown>>
  onDone: () => void
}

/** Deletes something irrevocably, once its name is typed. */
export function DeleteByName(props: Props) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button className="w-fit text-danger! max-sm:w-full" onClick={() => setOpen(true)}>
        Delete {props.noun}
      </Button>
      {open && (
        <Dialog
          onClose={close}
          title={
            <>
              Delete <span className="font-mono wrap-anywhere">{props.name}</span>?
            </>
          }
          description={props.children}
        >
          <Confirmation {...props} onCancel={close} />
        </Dialog>
      )}
    </>
  )
}

const schema = z.object({ typedName: z.string() })

function Confirmation({ noun, name, action, onDone, onCancel }: Props & { onCancel: () => void }) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema,
    defaultValues: { typedName: '' },
    action: ({ typedName }) => action(typedName),
    onDone,
  })
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem problem={problem} />
      <TypedNameField name={name} field={form.register('typedName')} error={messageOf('typedName')} />
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="danger" type="submit" pending={pending}>
          Delete {noun}
        </Button>
      </DialogActions>
    </form>
  )
}
