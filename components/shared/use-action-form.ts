import { useForm, type DefaultValues, type FieldValues, type UseFormReturn } from 'react-hook-form'
import { formResolver, type FormSchema } from '#components/shared/form-resolver.ts'
import { useFormAction } from '#components/shared/use-form-action.ts'
import type { ActionResult } from '#lib/action-result.ts'

type Options<Values extends FieldValues, Input, Data> = {
  /** Maps the form's values to the action's input. */
  schema: FormSchema<Input, Values>
  defaultValues: DefaultValues<Values>
  /** `key` is the Idempotency-Key of an action that creates something. */
  action: (input: Input, key: string) => Promise<ActionResult<Data>>
  onDone: (data: Data, form: UseFormReturn<Values, unknown, Input>) => unknown
}

/** A form that checks with the verb's own schema before it calls the action, and keeps what was typed when that fails. */
export function useActionForm<Values extends FieldValues, Input, Data>(
  options: Options<Values, Input, Data>,
) {
  const { schema, defaultValues, action, onDone } = options
  const { resolver, fetch } = formResolver(schema)
  const form = useForm<Values, unknown, Input>({ resolver, defaultValues })
  return useFormAction(form, { fieldNames: defaultValues, prepare: fetch }, action, (data) =>
    onDone(data, form),
  )
}
