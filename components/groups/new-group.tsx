'use client'

import { NewDialogButton } from '#components/shared/new-dialog-button.tsx'

const load = async () => (await import('#components/groups/new-group-dialog.tsx')).NewGroupDialog

export function NewGroup({ organization }: { organization: string }) {
  return (
    <NewDialogButton load={load} dialog={{ organization }}>
      New group
    </NewDialogButton>
  )
}
