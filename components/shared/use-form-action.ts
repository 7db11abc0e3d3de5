import { useEffect, useRef, useState } from 'react'
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form'
import { callAction } from '#components/shared/call-action.ts'
import type { FormProblem } from '#components/shared/form-problem.tsx'
import { useIdempotencyKey } from '#components/shared/use-idempotency-key.ts'
import { unanswered, useLeaveGuard } from '#components/shared/use-leave-guard.ts'
import type { ActionResult } from '#lib/action-result.ts'

const whatWasTyped = {
  title: 'Leave this page?',
  meaning: 'What you have entered is not saved.',
  action: 'Leave',
}

type Form = {
  fieldNames: object
  /** Called when somebody begins to fill it in. */
  prepare: () => void
}

/** Sends a valid form, one call at a time, and puts each message at its field, or in `problem` where it belongs to none. */
export function useFormAction<Values extends FieldValues, Input, Data>(
  form: UseFormReturn<Values, unknown, Input>,
  { fieldNames, prepare }: Form,
  action: (input: Input, key: string) => Promise<ActionResult<Data>>,
  onDone: (data: Data) => unknown,
) {
  const { errors, isDirty, isSubmitting } = form.formState
  const running = useRef(false)
  const call = useIdempotencyKey()
  const [isDone, setDone] = useState(false)
  useLeaveGuard((isDirty || isSubmitting) && !isDone, isSubmitting ? unanswered : whatWasTyped)
  // A form that stays is empty or saved then, and can be filled again.
  useEffect(() => {
    if (isDirty) prepare()
    else setDone(false)
  }, [isDirty])

  const isField = (path: string): path is FieldPath<Values> => path.split('.')[0]! in fieldNames
  const messageOf = (field: FieldPath<Values>) => form.getFieldState(field, form.formState).error?.message

  async function send(input: Input) {
    setDone(false)
    const result = await callAction(() => action(input, call.keyFor(input)))
    if (result.ok) {
      call.forget()
      setDone(true)
      return onDone(result.data)
    }
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
