'use client'

import { useRouter } from 'next/navigation'
import { GroupFields } from '#components/groups/group-fields.tsx'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import { createGroupAction } from '#lib/groups/actions.ts'
import { createGroupSchema, type CreateGroup } from '#lib/groups/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = { organization: string; onClose: () => void }

export function NewGroupDialog({ organization, onClose }: Props) {
  const router = useRouter()
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: createGroupSchema,
    defaultValues: { name: '', description: '' } satisfies CreateGroup,
    action: (input: CreateGroup, key) => createGroupAction(organization, input, key),
    onDone: ({ name }) => {
      toast(`Created the group ${name}.`)
      router.push(paths.group(organization, name))
    },
  })
  return (
    <Dialog
      onClose={onClose}
      title="New group"
      description="Its members can access the repositories that you add to it."
    >
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FormProblem problem={problem} />
        <GroupFields register={form.register} messageOf={messageOf} autoFocus />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" pending={pending}>
            Create group
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
