import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form'
import type { z } from 'zod'
import { callAction } from '#components/shared/call-action.ts'
import type { ActionResult } from '#lib/action-result.ts'

type Options<Values extends FieldValues, Data> = {
  schema: z.ZodType<Values, Values>
  defaultValues: DefaultValues<Values>
  action: (values: Values) => Promise<ActionResult<Data>>
  onDone: (data: Data, form: UseFormReturn<Values>) => unknown
}

/**
 * A form that checks with the verb's own schema before it calls the action, keeps what was typed when
 * that fails, and puts each message at its field, or in `problem` where it belongs to none.
 */
export function useActionForm<Values extends FieldValues, Data>(options: Options<Values, Data>) {
  const { schema, defaultValues, action, onDone } = options
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues })
  const { errors, isSubmitting } = form.formState

  const submit = form.handleSubmit(async (values) => {
    const result = await callAction(() => action(values))
    if (result.ok) return onDone(result.data, form)
    const fields = Object.entries(result.error.fields).filter(([field]) => field in defaultValues)
    fields.forEach(([field, message], at) =>
      form.setError(field as Path<Values>, { message }, { shouldFocus: at === 0 }),
    )
    if (fields.length === 0) form.setError('root', { message: result.error.message })
  })

  const messageOf = (field: keyof Values & string) => errors[field]?.message as string | undefined
  return { form, submit, messageOf, problem: errors.root?.message, pending: isSubmitting }
}
