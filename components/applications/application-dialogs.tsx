'use client'

import type { ApplicationQuestion } from '#components/applications/application-menu.tsx'
import { DeleteApplicationDialog } from '#components/applications/delete-application-dialog.tsx'
import { EditApplicationDialog } from '#components/applications/edit-application-dialog.tsx'
import { EndApplicationSecretDialog } from '#components/applications/end-application-secret-dialog.tsx'
import { RotateApplicationDialog } from '#components/applications/rotate-application-dialog.tsx'

type Props = {
  organization: string | null
  origin: string
  question: ApplicationQuestion
  now: Date
  onClose: () => void
}

/** What a row's menu has asked for. */
export function ApplicationDialogs({ organization, origin, question, now, onClose }: Props) {
  const { to, application } = question
  const of = { organization, application, onClose }
  if (to === 'edit') return <EditApplicationDialog {...of} origin={origin} />
  if (to === 'rotate') return <RotateApplicationDialog {...of} origin={origin} />
  if (to === 'end-secret') return <EndApplicationSecretDialog {...of} now={now} />
  return <DeleteApplicationDialog {...of} />
}
