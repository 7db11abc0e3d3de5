'use client'

import { NewDialogButton } from '#components/shared/new-dialog-button.tsx'
import type { ServiceChoice } from '#lib/applications/list-service-choices.ts'

export type NewApplicationProps = {
  /** Whose it will be; null for the installation. */
  organization: string | null
  services: ServiceChoice[]
  /** Gatehouse's address, for the settings of the application. */
  origin: string
}

const load = async () =>
  (await import('#components/applications/new-application-dialog.tsx')).NewApplicationDialog

export function NewApplication(props: NewApplicationProps) {
  return (
    <NewDialogButton load={load} dialog={props}>
      New application
    </NewDialogButton>
  )
}
