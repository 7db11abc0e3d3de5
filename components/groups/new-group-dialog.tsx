'use client'

import { GroupFields } from '#components/groups/group-fields.tsx'
import { DialogForm } from '#components/shared/dialog-form.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { navigate } from '#components/ui/navigate.ts'
import { toast } from '#components/ui/toast.ts'
import { createGroupAction } from '#lib/groups/actions.ts'
import { createGroupSchema, type CreateGroup } from '#lib/groups/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = { organization: string; onClose: () => void }

export function NewGroupDialog({ organization, onClose }: Props) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: createGroupSchema,
    defaultValues: { name: '', description: '' } satisfies CreateGroup,
    action: (input: CreateGroup, key) => createGroupAction(organization, input, key),
    onDone: ({ name }) => {
      toast(`Created the group ${name}.`)
      navigate(paths.group(organization, name))
    },
  })
  return (
    <Dialog
      onClose={onClose}
      title="New group"
      description="Its members can access the repositories that you add to it."
    >
      <DialogForm submit={submit} problem={problem} pending={pending} label="Create group" onCancel={onClose}>
        <GroupFields register={form.register} messageOf={messageOf} autoFocus />
      </DialogForm>
    </Dialog>
  )
}
