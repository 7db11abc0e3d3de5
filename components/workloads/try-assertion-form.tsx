'use client'

import { useState } from 'react'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TriedClaims } from '#components/workloads/tried-claims.tsx'
import { tryAssertionAction } from '#lib/workloads/actions.ts'
import type { TriedAssertion } from '#lib/workloads/try-assertion.ts'

const schema = async () => (await import('#lib/workloads/schema.ts')).tryAssertionSchema

/** A pasted token is checked as an exchange would check it, and goes no further. */
export function TryAssertionForm({ organization, workload }: { organization: string; workload: string }) {
  const [tried, setTried] = useState<TriedAssertion | null>(null)
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema,
    defaultValues: { assertion: '' },
    action: ({ assertion }) => tryAssertionAction(organization, workload, assertion),
    onDone: (answer, form) => {
      setTried(answer)
      form.reset(form.getValues())
    },
  })
  return (
    <div className="flex max-w-[720px] flex-col gap-6">
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FormProblem problem={problem} />
        <Field
          label="Token of the CI or cluster"
          hint="It is checked and forgotten: not stored, not logged, not used up. No access token is made."
          error={messageOf('assertion')}
        >
          {(control) => (
            <TextArea
              {...control}
              {...form.register('assertion')}
              rows={5}
              autoComplete="off"
              spellCheck={false}
              placeholder="eyJhbGciOiJSUzI1NiIs…"
              className="font-mono text-sm break-all"
            />
          )}
        </Field>
        <Button look="primary" type="submit" pending={pending} className="w-fit max-sm:w-full">
          Try it
        </Button>
      </form>
      {tried && <TriedClaims tried={tried} />}
    </div>
  )
}
