'use client'

import { useState } from 'react'
import { z } from 'zod'
import { DialogForm } from '#components/shared/dialog-form.tsx'
import { TypedNameField } from '#components/shared/typed-name-field.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
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
    <DialogForm
      submit={submit}
      problem={problem}
      pending={pending}
      label={`Delete ${noun}`}
      look="danger"
      onCancel={onCancel}
    >
      <TypedNameField name={name} field={form.register('typedName')} error={messageOf('typedName')} />
    </DialogForm>
  )
}
