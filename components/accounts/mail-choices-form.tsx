'use client'

import { FormProblem } from '#components/shared/form-problem.tsx'
import { useEditForm } from '#components/shared/use-edit-form.ts'
import { Button } from '#components/ui/button.tsx'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'
import { toast } from '#components/ui/toast.ts'
import { updateAccountAction } from '#lib/accounts/actions.ts'
import type { PublicAccount } from '#lib/accounts/get-account.ts'
import { updateAccountSchema } from '#lib/accounts/schema.ts'

type Props = { account: Pick<PublicAccount, 'mailOwnExpiry' | 'mailOrganizationExpiry'> }

/** Which mails a person wants. */
export function MailChoicesForm({ account: { mailOwnExpiry, mailOrganizationExpiry } }: Props) {
  const { form, submit, problem, pending } = useEditForm({
    schema: updateAccountSchema.pick({ mailOwnExpiry: true, mailOrganizationExpiry: true }),
    values: { mailOwnExpiry, mailOrganizationExpiry },
    action: updateAccountAction,
    onDone: () => toast('Mail settings updated.'),
  })
  return (
    <form method="post" onSubmit={submit} noValidate className="flex max-w-[560px] flex-col gap-4">
      <FormProblem problem={problem} />
      <CheckboxLine
        {...form.register('mailOwnExpiry')}
        label="My access tokens"
        meaning="Tokens that act as you."
      />
      <CheckboxLine
        {...form.register('mailOrganizationExpiry')}
        label="Access tokens of organizations that I own"
        meaning="Each owner gets their own mail."
      />
      <Button look="primary" type="submit" pending={pending} className="w-fit">
        Update mail settings
      </Button>
    </form>
  )
}
