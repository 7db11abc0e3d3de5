'use client'

import { useState } from 'react'
import { IdentifierField } from '#components/accounts/identifier-field.tsx'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { requestPasswordResetAction } from '#lib/accounts/actions.ts'

const schema = async () => (await import('#lib/accounts/schema.ts')).requestResetSchema

/** Asks for a link; what it says afterwards is the same whether the account exists or not. */
export function ForgotPasswordForm() {
  const [asked, setAsked] = useState<string | null>(null)
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema,
    defaultValues: { identifier: '' },
    action: requestPasswordResetAction,
    onDone: (_, { getValues }) => setAsked(getValues('identifier').trim()),
  })
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem problem={problem} />
      <IdentifierField
        field={form.register('identifier')}
        error={messageOf('identifier')}
        autoComplete="username"
      />
      <Button look="primary" type="submit" pending={pending}>
        Send the link
      </Button>
      <div role="status">
        {asked !== null && (
          <p className="wrap-anywhere">
            If <bdi className="font-medium">{asked}</bdi> has an account, a link is on its way to the e-mail
            address of that account. It works once, for an hour.
          </p>
        )}
      </div>
    </form>
  )
}
