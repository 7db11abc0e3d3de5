'use client'

import { NewDialogButton } from '#components/shared/new-dialog-button.tsx'
import type { ShownLink } from '#components/site/set-up-link-dialog.tsx'

const load = async () => (await import('#components/site/new-account-dialog.tsx')).NewAccountDialog

export function NewAccount({ showLink }: { showLink: (link: ShownLink) => void }) {
  return (
    <NewDialogButton load={load} dialog={{ showLink }}>
      New account
    </NewDialogButton>
  )
}
