'use client'

import { GroupFields } from '#components/groups/group-fields.tsx'
import type { ApiRequest } from '#components/shared/curl-command.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { movePage } from '#components/shared/leave-guard.ts'
import { ThroughApi } from '#components/shared/through-api.tsx'
import { useEditForm } from '#components/shared/use-edit-form.ts'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import { updateGroupAction } from '#lib/groups/actions.ts'
import { updateGroupSchema } from '#lib/groups/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = { organization: string; name: string; description: string; origin: string }

export function EditGroupForm({ organization, name, description, origin }: Props) {
  const { form, submit, messageOf, problem, pending } = useEditForm({
    schema: updateGroupSchema,
    values: { name, description },
    action: (input, shown) => updateGroupAction(organization, name, input, shown),
    onDone: (saved) => {
      toast(`Saved ${saved.name}.`)
      if (saved.name !== name) movePage(paths.group(organization, saved.name))
    },
  })
  const request = (typed: { name: string; description: string }): ApiRequest | null => {
    const body = {
      ...(typed.name !== name && { name: typed.name.trim() }),
      ...(typed.description !== description && { description: typed.description.trim() }),
    }
    const path = `/v2/orgs/${organization}/groups/${name}`
    return Object.keys(body).length === 0 ? null : { method: 'PATCH', path, body }
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem problem={problem} />
      <GroupFields register={form.register} messageOf={messageOf} />
      <ThroughApi {...{ origin, request }} control={form.control} waiting="once something is changed" />
      <Button look="primary" type="submit" pending={pending} className="w-fit max-sm:w-full">
        Save
      </Button>
    </form>
  )
}
