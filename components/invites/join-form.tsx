'use client'

import { signInToNewAccount } from '#components/accounts/sign-in-to-new-account.ts'
import { NewPasswordField, NewUsernameField } from '#components/accounts/new-account-fields.tsx'
import { ControlSkeleton } from '#components/data-table/list-skeleton.tsx'
import { secretOfLink } from '#components/invites/use-link-invite.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { FieldSkeleton } from '#components/ui/field-skeleton.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { registerByInviteSchema } from '#lib/accounts/schema.ts'
import { registerByInviteAction } from '#lib/invites/actions.ts'
import type { OwnInvite } from '#lib/invites/public-invite.ts'
import { paths } from '#lib/paths.ts'

/** Creates an account for the invite's address, which joins the organization. */
export function JoinForm({ invite: { id, invitee, organization } }: { invite: OwnInvite }) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: registerByInviteSchema,
    defaultValues: { username: '', name: '', password: '' },
    action: (input, key) => registerByInviteAction(id, secretOfLink(), input, key),
    onDone: (_, { getValues }) => signInToNewAccount(getValues(), paths.members(organization.name)),
  })
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem problem={problem} />
      <Field label="E-mail" hint="The invite is for this address.">
        {(control) => <Input {...control} type="email" value={invitee} disabled />}
      </Field>
      <NewUsernameField registered={form.register('username')} error={messageOf('username')} />
      <Field label="Name" error={messageOf('name')}>
        {(control) => <Input {...control} {...form.register('name')} dir="auto" autoComplete="name" />}
      </Field>
      <NewPasswordField registered={form.register('password')} error={messageOf('password')} />
      <Button look="primary" type="submit" pending={pending}>
        Create account and join
      </Button>
    </form>
  )
}

/** The form's placeholder while the invite loads. */
export function JoinFormSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">Loading the invite</span>
      <FieldSkeleton hint="h-3" />
      <FieldSkeleton hint="h-8" />
      <FieldSkeleton />
      <FieldSkeleton hint="h-3" />
      <ControlSkeleton className="w-full" />
    </div>
  )
}
