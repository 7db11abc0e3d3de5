'use client'

import { NewDialogButton } from '#components/shared/new-dialog-button.tsx'

const load = async () => (await import('#components/site/new-company-dialog.tsx')).NewCompanyDialog

export function NewCompany() {
  return (
    <NewDialogButton load={load} dialog={{}}>
      New company
    </NewDialogButton>
  )
}
