'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { DeleteTokensDialog } from '#components/tokens/delete-tokens-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { Owner } from '#lib/owners.ts'
import { paths, tokenPaths } from '#lib/paths.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Props = { owner: Owner; token: AnyToken; now: Date }

/** Stands in the form's place for a token that nothing can be done to but delete it. */
export function ClosedToken({ owner, token, now }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Notice>
        This token {token.status === 'expired' ? 'has expired' : 'is inactive'}: it no longer works and can
        only be deleted.
        {token.status === 'inactive' && owner.kind === 'organization' && (
          <>
            {' '}
            The <TextLink href={paths.organizationSettings(owner.name)}>settings</TextLink> decide whether
            inactive tokens can be activated again.
          </>
        )}
      </Notice>
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
            router.replace(tokenPaths(owner).list)
          }}
        />
      )}
    </>
  )
}
