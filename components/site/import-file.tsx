'use client'

import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { FileText } from '#components/site/file-text.tsx'
import { ImportPlanned } from '#components/site/import-planned.tsx'
import { Button } from '#components/ui/button.tsx'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { previewImportAction } from '#lib/import/actions.ts'
import type { ImportPreview } from '#lib/import/preview-import.ts'
import { importKindNames, importKinds, previewImportSchema, type PreviewImport } from '#lib/import/schema.ts'

type Shown = { input: PreviewImport; preview: ImportPreview }

const empty = { kind: 'docker-auth' as const, text: '', emailDomain: '', twoPartNames: false }

/** Choose a file, see what becomes of it, import it. */
export function ImportFile() {
  const [shown, show] = useState<Shown | null>(null)
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: previewImportSchema,
    defaultValues: empty,
    action: async (input) => {
      const result = await previewImportAction(input)
      return result.ok ? { ok: true as const, data: { input, preview: result.data } } : result
    },
    onDone: (data: Shown) => show(data),
  })
  const kind = importKinds[useWatch({ control: form.control, name: 'kind' })]
  // Another file or choice is another plan.
  const changed = () => show(null)
  return (
    <div className="flex flex-col gap-8 pt-3">
      <form
        method="post"
        onSubmit={submit}
        onChange={changed}
        noValidate
        className="flex max-w-[560px] flex-col gap-4"
      >
        <FormProblem problem={problem} />
        <Field label="What to import" hint={kind.file} error={messageOf('kind')}>
          {(control) => (
            <Select {...control} {...form.register('kind')}>
              {importKindNames.map((name) => (
                <option key={name} value={name}>
                  {importKinds[name].label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="File" hint="Choose it, or paste its text." error={messageOf('text')}>
          {(control) => (
            <FileText
              {...control}
              {...form.register('text')}
              onFile={(text) => {
                form.setValue('text', text, { shouldDirty: true, shouldValidate: true })
                changed()
              }}
            />
          )}
        </Field>
        {kind.hasAccounts && (
          <Field
            label="Domain of e-mail addresses"
            hint="New accounts get their username at this domain, as in alice@example.com."
            error={messageOf('emailDomain')}
          >
            {(control) => (
              <Input
                {...control}
                {...form.register('emailDomain')}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
              />
            )}
          </Field>
        )}
        {kind.label === importKinds['docker-auth'].label && (
          <CheckboxLine
            {...form.register('twoPartNames')}
            label="Repository names have two parts"
            meaning="In the old service acme/* didn’t reach acme/team/app. Only if there are no such names does it mean all of acme."
          />
        )}
        <Button look="primary" type="submit" pending={pending} className="w-fit max-sm:w-full">
          Preview
        </Button>
      </form>
      {shown && (
        <ImportPlanned
          key={shown.preview.planHash}
          {...shown}
          onDone={() => (form.reset(empty), show(null))}
        />
      )}
    </div>
  )
}
