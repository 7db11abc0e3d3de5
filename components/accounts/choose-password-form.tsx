'use client'

import { useState } from 'react'
import { NewPasswordField } from '#components/accounts/new-account-fields.tsx'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { choosePasswordAction } from '#lib/accounts/actions.ts'
import { choosePasswordSchema } from '#lib/accounts/schema.ts'
import { paths } from '#lib/paths.ts'

/** Sets the password by a link, whose secret is in the URL's fragment, which only the browser sees. */
export function ChoosePasswordForm() {
  const [username, setUsername] = useState<string | null>(null)
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: choosePasswordSchema,
    defaultValues: { password: '' },
    action: (input) => choosePasswordAction(window.location.hash.slice(1), input),
    onDone: (done) => setUsername(done.username),
  })
  if (username !== null) return <PasswordChosen username={username} />
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem problem={problem} />
      {problem?.type === 'not_found' && (
        <TextLink href={paths.forgotPassword} className="w-fit">
          Get a new link
        </TextLink>
      )}
      <NewPasswordField registered={form.register('password')} error={messageOf('password')} />
      <Button look="primary" type="submit" pending={pending}>
        Save password
      </Button>
    </form>
  )
}

function PasswordChosen({ username }: { username: string }) {
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="wrap-anywhere">
        The new password of <bdi className="font-medium">{username}</bdi> is saved. Every browser was signed
        out.
      </p>
      <LinkButton look="primary" href={paths.signIn} autoFocus>
        Sign in
      </LinkButton>
    </div>
  )
}
