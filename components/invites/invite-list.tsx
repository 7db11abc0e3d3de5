'use client'

import { MailCheck } from '@lucide/icons'
import { useState } from 'react'
import { DataList } from '#components/data-table/data-list.tsx'
import { CancelInviteDialog } from '#components/invites/cancel-invite-dialog.tsx'
import { invitesTable } from '#components/invites/invites-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import type { InviteList as Listed } from '#lib/invites/list-invites.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'
import type { InviteQuery } from '#lib/invites/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = Listed & { organization: string; query: InviteQuery; sendsMail: boolean; now: Date }

export function InviteList({ organization, invites, sendsMail, ...page }: Props) {
  const [asked, askToCancel] = useState<PublicInvite | null>(null)
  return (
    <DataList
      {...page}
      list={invitesTable}
      path={paths.invites(organization)}
      rows={invites}
      cells={{ organization, sendsMail, askToCancel }}
      empty={<EmptyState icon={<Icon icon={MailCheck} />} title="There are no pending invites." />}
    >
      {asked && (
        <CancelInviteDialog organization={organization} invite={asked} onClose={() => askToCancel(null)} />
      )}
    </DataList>
  )
}
