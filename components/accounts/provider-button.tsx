'use client'

import { useState } from 'react'
import { continueTo } from '#components/accounts/continue-to.ts'
import { requestProvider } from '#components/accounts/request-provider.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'

/** Signs in with the identity provider, which people know by this name, and opens `next`, a path on this site. */
export function ProviderButton({ name, next }: { name: string; next: string }) {
  const [state, setState] = useState<'idle' | 'pending' | 'failed'>('idle')

  async function leave() {
    setState('pending')
    const url = await requestProvider(next).catch(() => null)
    if (url) await continueTo(url)
    setState('failed')
  }

  return (
    <div className="mt-4 flex flex-col gap-4 border-t border-line pt-4">
      {state === 'failed' && <Notice tone="danger">{name} does not answer. Try again.</Notice>}
      <Button onClick={() => void leave()} pending={state === 'pending'} className="w-full">
        <span>
          Continue with <bdi>{name}</bdi>
        </span>
      </Button>
    </div>
  )
}
