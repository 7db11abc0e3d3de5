'use client'

import { useState } from 'react'
import { continueTo } from '#components/accounts/continue-to.ts'
import { requestSecondStep } from '#components/accounts/request-sign-in.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { secondFactorSchema } from '#lib/second-factor/schema.ts'

const kinds = {
  code: {
    label: 'Code',
    hint: 'The six digits that your authenticator app shows now.',
    other: 'Use a recovery code',
    input: { inputMode: 'numeric', autoComplete: 'one-time-code' },
  },
  recovery: {
    label: 'Recovery code',
    hint: 'One of the ten that you kept. Each works once.',
    other: 'Use your authenticator app',
    input: { autoComplete: 'off', autoCapitalize: 'none', className: 'font-mono' },
  },
} as const

/** The second step of signing in, which then opens `next`, a path on this site. */
export function SecondStepForm({ next }: { next: string }) {
  const [kind, setKind] = useState<keyof typeof kinds>('code')
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: secondFactorSchema,
    defaultValues: { code: '' },
    action: requestSecondStep,
    onDone: () => continueTo(next + window.location.hash),
  })
  const { label, hint, other, input } = kinds[kind]

  function change() {
    setKind(kind === 'code' ? 'recovery' : 'code')
    form.reset()
  }

  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem problem={problem} />
      <Field label={label} hint={hint} error={messageOf('code')}>
        {(control) => (
          <Input
            key={kind}
            {...control}
            {...input}
            {...form.register('code')}
            autoCorrect="off"
            spellCheck={false}
            autoFocus
          />
        )}
      </Field>
      <Button look="primary" type="submit" pending={pending}>
        Sign in
      </Button>
      <Button look="quiet" onClick={change}>
        {other}
      </Button>
    </form>
  )
}
