'use client'

import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { PasswordInput } from '#components/accounts/password-input.tsx'
import { signWithPasskey } from '#components/accounts/sign-with-passkey.ts'
import { callAction } from '#components/shared/call-action.ts'
import { DialogForm } from '#components/shared/dialog-form.tsx'
import type { AnswerProof } from '#components/shared/fresh-proof.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { ActionResult } from '#lib/action-result.ts'
import { askPasskeyToProveAction } from '#lib/passkeys/actions.ts'
import { getProofMethodsAction, proveSessionAction } from '#lib/sign-in/actions.ts'
import type { ProofMethods } from '#lib/sign-in/get-proof-methods.ts'
import type { Proof } from '#lib/sign-in/schema.ts'

type Method = 'password' | 'code'
type Problem = Extract<ActionResult<unknown>, { ok: false }>['error']

const labels: Record<Method, string> = { password: 'Password', code: 'Code from your authenticator app' }

/** Takes the password or a code, and stays until one is right or it is closed. */
export function ProofDialog({ onAnswer }: { onAnswer: AnswerProof }) {
  const [method, setMethod] = useState<Method>('password')
  const [others, setOthers] = useState<ProofMethods>({ code: false, passkey: false, provider: null })
  const [typed, setTyped] = useState('')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    void callAction(getProofMethodsAction).then((found) => found.ok && setOthers(found.data))
  }, [])

  useEffect(() => field.current?.focus(), [method])

  async function prove(proof: () => Promise<ActionResult<Proof>>) {
    if (pending) return
    setPending(true)
    const given = await proof()
    const result = given.ok ? await callAction(() => proveSessionAction(given.data)) : given
    setPending(false)
    if (result.ok) return onAnswer(true)
    setProblem(result.error)
    field.current?.focus()
  }

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const data: Proof = method === 'password' ? { method, password: typed } : { method, code: typed }
    void prove(async () => ({ ok: true, data }))
  }

  const byPasskey = () =>
    prove(async () => {
      const signed = await signWithPasskey(askPasskeyToProveAction)
      return signed.ok ? { ok: true, data: { method: 'passkey', assertion: signed.data } } : signed
    })

  function change() {
    setMethod(method === 'password' ? 'code' : 'password')
    setTyped('')
    setProblem(null)
  }

  const error = problem?.fields[method]
  const input = {
    ref: field,
    value: typed,
    onChange: ({ target }: { target: { value: string } }) => setTyped(target.value),
  }
  return (
    <Dialog
      onClose={() => onAnswer(false)}
      title="Confirm it's you"
      description="It has been a while since you last did. Then it goes on where it was, with all that you have entered."
    >
      <DialogForm
        submit={submit}
        problem={problem && !error ? { type: problem.code, message: problem.message } : undefined}
        pending={pending}
        label="Confirm"
        onCancel={() => onAnswer(false)}
      >
        <Field label={labels[method]} error={error}>
          {(control) =>
            method === 'password' ? (
              <PasswordInput {...control} {...input} autoComplete="current-password" />
            ) : (
              <Input {...control} {...input} inputMode="numeric" autoComplete="one-time-code" />
            )
          }
        </Field>
        {(others.code || others.passkey) && (
          <div className="-ml-3 flex flex-wrap gap-1">
            {others.passkey && (
              <Button look="quiet" size="small" onClick={() => void byPasskey()}>
                Use a passkey
              </Button>
            )}
            {others.code && (
              <Button look="quiet" size="small" onClick={change}>
                Use {method === 'password' ? 'a code from your app' : 'your password'}
              </Button>
            )}
          </div>
        )}
        {others.provider && (
          <p className="text-sm text-text-muted">
            Without a password, sign out and in again with <bdi>{others.provider}</bdi>.
          </p>
        )}
      </DialogForm>
    </Dialog>
  )
}
