'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { toast } from '#components/ui/toast.ts'
import { paths } from '#lib/paths.ts'
import { deleteRepositoryAction } from '#lib/repositories/actions.ts'
import { deleteRepositorySchema } from '#lib/repositories/schema.ts'

type Props = { id: string; fullName: string }

export function DeleteRepository({ id, fullName }: Props) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button className="w-fit text-danger! max-sm:w-full" onClick={() => setOpen(true)}>
        Delete repository
      </Button>
      {open && (
        <Dialog
          onClose={close}
          title={
            <>
              Delete <span className="font-mono wrap-anywhere">{fullName}</span>?
            </>
          }
          description="Pulls and pushes fail from the next request. The images stay in the registry's storage until they are deleted there."
        >
          <Confirmation id={id} fullName={fullName} onCancel={close} />
        </Dialog>
      )}
    </>
  )
}

function Confirmation({ id, fullName, onCancel }: Props & { onCancel: () => void }) {
  const router = useRouter()
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: deleteRepositorySchema,
    defaultValues: { id, typedName: '' },
    action: deleteRepositoryAction,
    onDone: () => {
      toast(`Deleted ${fullName}.`)
      // The page of what is gone is no place to come back to.
      router.replace(paths.repositories)
    },
  })
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      {problem && <Notice tone="danger">{problem}</Notice>}
      <Field
        label={
          <>
            Type <span className="font-mono wrap-anywhere">{fullName}</span>
          </>
        }
        error={messageOf('typedName')}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('typedName')}
            data-autofocus
            className="font-mono"
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
          />
        )}
      </Field>
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="danger" type="submit" pending={pending}>
          Delete repository
        </Button>
      </DialogActions>
    </form>
  )
}
