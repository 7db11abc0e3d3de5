'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { DeleteTokensDialog } from '#components/tokens/delete-tokens-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import type { TokenOwner } from '#lib/tokens/token-owner.ts'

type Props = { owner: TokenOwner; token: AnyToken; listHref: string; now: Date }

/** Stands where a token's form would, for one that nothing else can be done to. */
export function DeleteToken({ owner, token, listHref, now }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="quiet-danger" className="mt-4 max-sm:w-full" onClick={() => setOpen(true)}>
        Delete token
      </Button>
      {open && (
        <DeleteTokensDialog
          {...{ owner, now }}
          tokens={[token]}
          onClose={() => setOpen(false)}
          onDeleted={() => {
            setOpen(false)
            router.replace(listHref)
          }}
        />
      )}
    </>
  )
}
