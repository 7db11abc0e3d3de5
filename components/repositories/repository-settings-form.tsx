'use client'

import { ProtocolsField } from '#components/repositories/protocols-field.tsx'
import { VisibilityField } from '#components/repositories/visibility-field.tsx'
import type { ApiRequest } from '#components/shared/curl-command.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { ThroughApi } from '#components/shared/through-api.tsx'
import { useEditForm } from '#components/shared/use-edit-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { updateRepositoryAction } from '#lib/repositories/actions.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import { updateRepositorySchema } from '#lib/repositories/schema.ts'

type Props = { repository: PublicRepository; origin: string }
type Typed = Pick<PublicRepository, 'description' | 'visibility' | 'protocols'>

export function RepositorySettingsForm({ repository, origin }: Props) {
  const { id, fullName, description, visibility, protocols } = repository
  const { form, submit, messageOf, problem, pending } = useEditForm({
    schema: updateRepositorySchema.omit({ id: true }),
    values: { description, visibility, protocols },
    action: (input, shown) => updateRepositoryAction({ id, ...input }, shown),
    onDone: () => toast(`Saved ${fullName}.`),
  })
  const request = (typed: Typed): ApiRequest | null => {
    const body = {
      ...(typed.description !== description && { description: typed.description.trim() }),
      ...(typed.visibility !== visibility && { is_private: typed.visibility === 'private' }),
      ...(typed.protocols.join() !== protocols.join() && { protocols: typed.protocols }),
    }
    const path = `/v2/namespaces/${repository.namespace}/repositories/${repository.name}`
    return Object.keys(body).length === 0 ? null : { method: 'PATCH', path, body }
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="flex max-w-[560px] flex-col gap-6">
      <FormProblem problem={problem} />
      <Field label="Description" optional error={messageOf('description')}>
        {(control) => <Input {...control} {...form.register('description')} dir="auto" autoComplete="off" />}
      </Field>
      <VisibilityField
        field={form.register('visibility')}
        ofOrganization={repository.organizationId !== null}
        error={messageOf('visibility')}
      />
      <ProtocolsField field={form.register('protocols')} error={messageOf('protocols')} />
      <ThroughApi {...{ origin, request }} control={form.control} waiting="once something is changed" />
      <Button look="primary" type="submit" pending={pending} className="w-fit max-sm:w-full">
        Save
      </Button>
    </form>
  )
}
