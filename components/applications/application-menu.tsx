'use client'

import { RowMenu } from '#components/data-table/row-menu.tsx'
import type { PublicApplication } from '#lib/applications/application-rows.ts'

export type ApplicationQuestion = {
  to: 'edit' | 'rotate' | 'end-secret' | 'delete'
  application: PublicApplication
}

export type ApplicationAsk = {
  application: PublicApplication
  ask: (question: ApplicationQuestion) => void
}

const load = async () =>
  (await import('#components/applications/application-menu-items.tsx')).ApplicationMenuItems

export function ApplicationMenu(props: ApplicationAsk) {
  return <RowMenu name={props.application.name} load={load} items={props} />
}
