'use client'

import { useState } from 'react'
import { z } from 'zod'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { RemoveName } from '#components/site/remove-name.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import type { ActionResult } from '#lib/action-result.ts'

type Props = {
  /** The field's label, "Username", and the plural for an empty list, "owners". */
  label: string
  plural: string
  names: string[]
  add: (name: string, key: string) => Promise<ActionResult<void>>
  remove: (name: string) => Promise<ActionResult<void>>
  /** The question before one is removed, and the consequences. */
  ask: (name: string) => { title: string; meaning: string }
}

/** The verb checks the name; its message is shown at the only field. */
const schema = z.object({ name: z.string() })

/** A list of names that are added by typing and removed one by one. */
export function NameSet({ label, plural, names, add, remove, ask }: Props) {
  const [going, setGoing] = useState<string | null>(null)
  const { form, submit, problem, pending } = useActionForm({
    schema,
    defaultValues: { name: '' },
    action: ({ name }, key) => add(name, key),
    onDone: (_, { getValues, reset }) => {
      toast(`Added ${getValues('name').trim()}.`)
      reset()
    },
  })

  return (
    <div className="flex max-w-[560px] flex-col gap-3">
      {names.length === 0 ? (
        <p className="text-text-muted">There are no {plural} yet.</p>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {names.map((name) => (
            <li key={name} className="flex items-center justify-between gap-3 px-4 py-2">
              <span className="min-w-0 truncate" data-tooltip-cut>
                {name}
              </span>
              <Button
                size="small"
                look="quiet-danger"
                aria-label={`Remove ${name}`}
                onClick={() => setGoing(name)}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form method="post" noValidate onSubmit={submit} className="flex items-start gap-2">
        <Field label={label} error={problem?.message} className="flex-1">
          {(control) => (
            <Input
              {...control}
              {...form.register('name')}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <Button type="submit" pending={pending} className="mt-6.5">
          Add
        </Button>
      </form>
      {going !== null && (
        <RemoveName
          {...ask(going)}
          remove={() => remove(going)}
          onClose={() => setGoing(null)}
          onDone={() => {
            setGoing(null)
            toast(`Removed ${going}.`)
          }}
        />
      )}
    </div>
  )
}
