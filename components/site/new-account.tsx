'use client'

import { useLazyDialog } from '#components/shared/use-lazy-dialog.ts'
import type { ShownLink } from '#components/site/set-up-link-dialog.tsx'
import { Button } from '#components/ui/button.tsx'

const load = async () => (await import('#components/site/new-account-dialog.tsx')).NewAccountDialog

export function NewAccount({ showLink }: { showLink: (link: ShownLink) => void }) {
  const { Dialog, open, close, pending, prefetch } = useLazyDialog(load)
  return (
    <>
      <Button
        look="primary"
        data-command="new"
        pending={pending}
        onPointerEnter={prefetch}
        onFocus={prefetch}
        onClick={() => open(true)}
      >
        New account
      </Button>
      {Dialog && <Dialog onClose={close} showLink={showLink} />}
    </>
  )
}
