'use client'

import { AppWindow } from '@lucide/icons'
import type { ComponentProps } from 'react'
import type { ApplicationDialogs } from '#components/applications/application-dialogs.tsx'
import type { ApplicationQuestion } from '#components/applications/application-menu.tsx'
import { applicationsTable } from '#components/applications/applications-table.tsx'
import { NewApplication, type NewApplicationProps } from '#components/applications/new-application.tsx'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListProvider } from '#components/data-table/list-context.tsx'
import { useListTable } from '#components/data-table/use-list-table.ts'
import { useLazyDialog } from '#components/shared/use-lazy-dialog.ts'
import { useNow } from '#components/shared/use-now.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import type { PublicApplication } from '#lib/applications/application-rows.ts'

type Props = NewApplicationProps & { applications: PublicApplication[]; now: Date }

type DialogsProps = ComponentProps<typeof ApplicationDialogs>

const load = async () => (await import('#components/applications/application-dialogs.tsx')).ApplicationDialogs

export function ApplicationList(props: Props) {
  return (
    <ListProvider here="">
      <Applications {...props} />
    </ListProvider>
  )
}

function Applications({ applications, now: serverNow, ...of }: Props) {
  const now = useNow(serverNow)
  const { Dialog, about: question, open: ask, close } = useLazyDialog<DialogsProps, ApplicationQuestion>(load)
  const table = useListTable({ list: applicationsTable, rows: applications, cells: { now, ask } })
  return (
    <section aria-label="Applications" className="@container flex flex-col gap-3">
      {/* In one place, since its dialog holds a secret when the first row comes. */}
      <div className="flex justify-end max-sm:*:flex-1">
        <NewApplication {...of} />
      </div>
      {applications.length > 0 ? (
        <DataTable list={applicationsTable} table={table} now={now} />
      ) : (
        <div className="rounded-card border border-line bg-surface">
          <EmptyState icon={<Icon icon={AppWindow} />} title="There are no applications yet.">
            A gateway or service that receives access tokens can ask here what they are.
          </EmptyState>
        </div>
      )}
      {Dialog && question && <Dialog {...of} question={question} now={now} onClose={close} />}
    </section>
  )
}
