import { zodResolver } from '@hookform/resolvers/zod'
import { useRef } from 'react'
import { useForm, type DefaultValues, type FieldPath, type FieldValues } from 'react-hook-form'
import type { UseFormReturn } from 'react-hook-form'
import type { z } from 'zod'
import { callAction } from '#components/shared/call-action.ts'
import type { FormProblem } from '#components/shared/form-problem.tsx'
import type { ActionResult } from '#lib/action-result.ts'

type Options<Values extends FieldValues, Input, Data> = {
  /** Maps the form's values to the action's input. */
  schema: z.ZodType<Input, Values>
  defaultValues: DefaultValues<Values>
  action: (input: Input) => Promise<ActionResult<Data>>
  onDone: (data: Data, form: UseFormReturn<Values, unknown, Input>) => unknown
}

/**
 * A form that checks with the verb's own schema before it calls the action, one call at a time, keeps what was
 * typed when that fails, and puts each message at its field, or in `problem` where it belongs to none.
 */
export function useActionForm<Values extends FieldValues, Input, Data>(
  options: Options<Values, Input, Data>,
) {
  const { schema, defaultValues, action, onDone } = options
  const form = useForm<Values, unknown, Input>({ resolver: zodResolver(schema), defaultValues })
  const { errors, isSubmitting } = form.formState
  const running = useRef(false)

  const isField = (path: string): path is FieldPath<Values> => path.split('.')[0]! in defaultValues
  const messageOf = (field: FieldPath<Values>) => form.getFieldState(field, form.formState).error?.message

  async function send(input: Input) {
    const result = await callAction(() => action(input))
    if (result.ok) return onDone(result.data, form)
    const { code, message, fields } = result.error
    const paths = Object.keys(fields).filter(isField)
    paths.forEach((path, at) => form.setError(path, { message: fields[path] }, { shouldFocus: at === 0 }))
    if (paths.length === 0) form.setError('root', { type: code, message })
  }

  async function submit(event: { preventDefault(): void }) {
    event.preventDefault()
    if (running.current) return
    running.current = true
    try {
      await form.handleSubmit(send)()
    } finally {
      running.current = false
    }
  }

  const problem: FormProblem = errors.root
  return { form, submit, messageOf, problem, pending: isSubmitting }
}
