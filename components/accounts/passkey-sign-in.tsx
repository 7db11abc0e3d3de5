'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { continueTo } from '#components/accounts/continue-to.ts'
import { requestPasskeySignIn } from '#components/accounts/request-sign-in.ts'
import { signWithPasskey } from '#components/accounts/sign-with-passkey.ts'
import { callAction } from '#components/shared/call-action.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { Button } from '#components/ui/button.tsx'
import { askPasskeyToSignInAction } from '#lib/passkeys/actions.ts'
import type { Assertion } from '#lib/passkeys/schema.ts'

/** Signs in by a passkey and opens `next`: by the button or, with `inField`, also where the browser offers one in a field. */
export function PasskeySignIn({ next, inField = false }: { next: string; inField?: boolean }) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function take(assertion: Assertion) {
    setPending(true)
    const result = await callAction(() => requestPasskeySignIn(assertion))
    if (result.ok) return continueTo(next + window.location.hash)
    setPending(false)
    setProblem(result.error.message)
  }

  const offer = useEffectEvent(async () => {
    if (!(await canOffer())) return
    const signed = await signWithPasskey(askPasskeyToSignInAction, { inField: true })
    if (signed.ok) await take(signed.data)
  })
  useEffect(() => {
    if (inField) void offer()
  }, [inField])

  async function ask() {
    setProblem(null)
    const signed = await signWithPasskey(askPasskeyToSignInAction)
    if (signed.ok) await take(signed.data)
    else setProblem(signed.error.message)
  }

  return (
    <div className="flex flex-col gap-3">
      {problem && <FormProblem problem={{ message: problem }} />}
      <Button pending={pending} onClick={() => void ask()}>
        Sign in with a passkey
      </Button>
    </div>
  )
}

const canOffer = async () =>
  typeof PublicKeyCredential !== 'undefined' &&
  (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true
