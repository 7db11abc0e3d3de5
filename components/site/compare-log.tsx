'use client'

import { useState } from 'react'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Differences } from '#components/site/differences.tsx'
import { FileText } from '#components/site/file-text.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { compareDecisionsAction } from '#lib/import/actions.ts'
import type { DecisionReport } from '#lib/import/compare-decisions.ts'
import { compareDecisionsSchema } from '#lib/import/schema.ts'

const hint =
  'A line of JSON for each decision, with account, repository, actions and allowed; or the log of docker_auth with -v=2. gatehouse import shadow takes longer ones.'

/** What another service decided, beside what Gatehouse would have. */
export function CompareLog() {
  const [report, show] = useState<DecisionReport | null>(null)
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: compareDecisionsSchema,
    defaultValues: { text: '', firstLine: 1 },
    action: compareDecisionsAction,
    onDone: show,
  })
  return (
    <div className="flex flex-col gap-8 pt-3">
      <form
        method="post"
        onSubmit={submit}
        onChange={() => show(null)}
        noValidate
        className="flex max-w-[560px] flex-col gap-4"
      >
        <FormProblem problem={problem} />
        <Field label="Decision log" hint={hint} error={messageOf('text')}>
          {(control) => (
            <FileText
              {...control}
              {...form.register('text')}
              onFile={(text) => {
                form.setValue('text', text, { shouldDirty: true, shouldValidate: true })
                show(null)
              }}
            />
          )}
        </Field>
        <Button look="primary" type="submit" pending={pending} className="w-fit max-sm:w-full">
          Compare
        </Button>
      </form>
      {report && <Differences report={report} />}
    </div>
  )
}
