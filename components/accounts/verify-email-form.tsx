'use client'

import { useState } from 'react'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { verifyEmailAction } from '#lib/accounts/actions.ts'
import { noInput } from '#lib/accounts/schema.ts'
import { paths } from '#lib/paths.ts'

/** A button, because programs that look into mails open links, but press nothing. */
export function VerifyEmailForm() {
  const [email, setEmail] = useState<string | null>(null)
  const { submit, problem, pending } = useActionForm({
    schema: noInput,
    defaultValues: {},
    action: () => verifyEmailAction(window.location.hash.slice(1)),
    onDone: (done) => setEmail(done.email),
  })
  if (email !== null) {
    return (
      <div className="flex flex-col gap-4">
        <p role="status" className="wrap-anywhere">
          <bdi className="font-medium">{email}</bdi> is verified.
        </p>
        <LinkButton look="primary" href={paths.home} autoFocus>
          Open Gatehouse
        </LinkButton>
      </div>
    )
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem problem={problem} />
      <Button look="primary" type="submit" pending={pending} autoFocus>
        Verify e-mail address
      </Button>
    </form>
  )
}
