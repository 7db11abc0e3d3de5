'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import { confirmFailedSignInsAction } from '#lib/accounts/actions.ts'

export function ConfirmFailedSignIns() {
  const router = useRouter()
  const [pending, start] = useTransition()
  const confirm = () =>
    start(async () => {
      const result = await callAction(confirmFailedSignInsAction)
      if (!result.ok) toast(result.error.message, { tone: 'danger' })
      start(() => router.refresh())
    })
  return (
    <Button size="small" className="mt-2" pending={pending} onClick={confirm}>
      OK, I know
    </Button>
  )
}
