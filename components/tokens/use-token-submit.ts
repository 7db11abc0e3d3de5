'use client'

import { useRef, useState } from 'react'
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form'
import { callAction } from '#components/shared/call-action.ts'
import type { Failure } from '#components/tokens/form-failure.tsx'
import type { ActionResult } from '#lib/action-result.ts'

/** Sends a token's form: one request at a time, its messages put where they belong, what was typed kept. */
export function useTokenSubmit<Values extends FieldValues, Output, Data>(
  form: UseFormReturn<Values, unknown, Output>,
  action: (input: Output) => Promise<ActionResult<Data>>,
  done: (data: Data) => void,
) {
  const running = useRef(false)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function send(input: Output) {
    const result = await callAction(() => action(input))
    if (result.ok) return done(result.data)
    const { code, message, fields } = result.error
    for (const [path, text] of Object.entries(fields)) {
      form.setError(path as FieldPath<Values>, { message: text }, { shouldFocus: true })
    }
    setFailure({ code, message })
  }

  async function submit() {
    if (running.current) return
    running.current = true
    setPending(true)
    setFailure(null)
    try {
      await form.handleSubmit(send)()
    } finally {
      running.current = false
      setPending(false)
    }
  }

  return { submit: () => void submit(), pending, failure }
}
