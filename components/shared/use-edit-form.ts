import { useEffect, useRef } from 'react'
import { useForm, type DefaultValues, type FieldValues, type UseFormReturn } from 'react-hook-form'
import { changedFields } from '#components/shared/changed-fields.ts'
import { formResolver, type FormSchema } from '#components/shared/form-resolver.ts'
import { useFormAction } from '#components/shared/use-form-action.ts'
import type { ActionResult } from '#lib/action-result.ts'
import type { Shown } from '#lib/audit/changes-of.ts'

type Options<Values extends FieldValues, Input, Data> = {
  /** Maps the changed values to the action's input; the others are absent. */
  schema: FormSchema<Input, Partial<Values>>
  /** What is stored. When it changes, fields that nobody has edited follow. */
  values: Values
  /** Fields that travel together: all of them when one was changed. */
  together?: readonly string[]
  /** `shown` tells what the edit is based on. */
  action: (input: Input, shown: Shown) => Promise<ActionResult<Data>>
  onDone: (data: Data, form: UseFormReturn<Values, unknown, Input>) => unknown
}

/** A form over what exists. It checks and sends what was changed, so that it gives back nothing that was changed elsewhere. */
export function useEditForm<Values extends FieldValues, Input, Data>(options: Options<Values, Input, Data>) {
  const { schema, values, together = [], action, onDone } = options
  const { resolver, fetch } = formResolver(schema as FormSchema<Input, Values>)
  const form = useForm<Values, unknown, Input>({
    resolver: (typed, context, options) =>
      resolver((changedFields<Values>(typed, values, together) ?? {}) as Values, context, options),
    // What a field shows at first may depend on them, before `values` is read.
    defaultValues: values as DefaultValues<Values>,
    values,
    resetOptions: { keepDirtyValues: true, keepDirty: true, keepErrors: true },
  })
  // Reading it has the form keep track of it.
  void form.formState.dirtyFields
  const showsNew = useNewValues(values)
  return useFormAction(
    form,
    { fieldNames: values, prepare: fetch },
    async (input) => {
      const result = await action(input, values)
      // A second try is against what is stored now.
      if (!result.ok && result.error.code === 'conflict') await showsNew()
      return result
    },
    (data) => {
      form.reset(form.getValues(), { keepDirtyValues: false, keepDirty: false })
      return onDone(data, form)
    },
  )
}

/** Waits until the form has other values to be based on, which come with the answer to an action; not for ever. */
function useNewValues(values: object): () => Promise<void> {
  const arrived = useRef<() => void>(undefined)
  const stored = JSON.stringify(values)
  useEffect(() => arrived.current?.(), [stored])
  return () =>
    new Promise((resolve) => {
      arrived.current = resolve
      setTimeout(resolve, longestWait)
    })
}

const longestWait = 500
