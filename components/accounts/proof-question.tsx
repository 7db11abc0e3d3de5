'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ProofDialog } from '#components/accounts/proof-dialog.tsx'
import { proofAskedFor, subscribeProof } from '#components/shared/fresh-proof.ts'
import { unreachable } from '#components/shared/unreachable.ts'
import { toast } from '#components/ui/toast.ts'

const load = () => import('#components/accounts/proof-dialog.tsx')

/** Asks for a fresh proof where an action needs it. The dialog is fetched then. */
export function ProofQuestion() {
  const answer = useSyncExternalStore(subscribeProof, proofAskedFor, () => null)
  const [Dialog, setDialog] = useState<typeof ProofDialog | null>(null)

  useEffect(() => {
    if (!answer || Dialog) return
    load().then(
      ({ ProofDialog }) => setDialog(() => ProofDialog),
      () => {
        toast(unreachable, { tone: 'danger' })
        answer(false)
      },
    )
  }, [answer, Dialog])

  return answer && Dialog && <Dialog onAnswer={answer} />
}
