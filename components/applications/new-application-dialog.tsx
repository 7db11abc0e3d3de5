'use client'

import { ApplicationSecretDialog } from '#components/applications/application-secret-dialog.tsx'
import type { NewApplicationProps } from '#components/applications/new-application.tsx'
import { ReuseField } from '#components/applications/reuse-field.tsx'
import { apiFields } from '#components/shared/api-fields.ts'
import { DialogForm } from '#components/shared/dialog-form.tsx'
import { ThroughApi } from '#components/shared/through-api.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { useSecrets } from '#components/shared/use-secrets.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { createApplicationAction, type ShownSecret } from '#lib/applications/actions.ts'
import {
  applicationPolicy,
  createApplicationSchema,
  type CreateApplication,
} from '#lib/applications/schema.ts'

type Props = NewApplicationProps & { onClose: () => void }

export function NewApplicationDialog({ organization, services, origin, onClose }: Props) {
  const [made, show] = useSecrets<ShownSecret>()
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: createApplicationSchema,
    defaultValues: {
      ...{ name: '', serviceId: null },
      reuseSeconds: applicationPolicy.reuseSeconds.standard,
    } as CreateApplication,
    action: (input, key) => createApplicationAction(organization, input, key),
    onDone: show,
  })
  // The answer shows the secret once.
  const close = () => !pending && onClose()
  if (made) return <ApplicationSecretDialog {...made} origin={origin} onClose={onClose} />
  return (
    <Dialog onClose={close} title="New application">
      <DialogForm
        submit={submit}
        problem={problem}
        pending={pending}
        label="Create application"
        onCancel={close}
      >
        <Field label="Name" hint="Owners of tokens see whom theirs were shown." error={messageOf('name')}>
          {(control) => (
            <Input {...control} {...form.register('name')} data-autofocus dir="auto" autoComplete="off" />
          )}
        </Field>
        {services.length > 0 && (
          <Field
            label="Asks about"
            hint="For one service, only tokens with permissions there are active. This can’t be changed later."
            error={messageOf('serviceId')}
          >
            {(control) => (
              <Select
                {...control}
                {...form.register('serviceId', { setValueAs: (id) => (id === '' ? null : id) })}
              >
                <option value="">All tokens it may see</option>
                {services.map(({ id, fullName }) => (
                  <option key={id} value={id}>
                    {fullName}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <ReuseField
          field={form.register('reuseSeconds', { valueAsNumber: true })}
          error={messageOf('reuseSeconds')}
        />
        {organization !== null && (
          <ThroughApi
            origin={origin}
            control={form.control}
            request={(values) => {
              const { success, data } = createApplicationSchema.safeParse(values)
              const path = `/api/v1/organizations/${organization}/applications`
              return success ? { method: 'POST', path, body: apiFields(data) } : null
            }}
          />
        )}
      </DialogForm>
    </Dialog>
  )
}
