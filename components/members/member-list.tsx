'use client'

import { useState } from 'react'
import { DataList } from '#components/data-table/data-list.tsx'
import { MemberDialog, type MemberQuestion } from '#components/members/member-dialog.tsx'
import { membersTable } from '#components/members/members-table.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { MemberList as Listed } from '#lib/members/list-members.ts'
import type { MemberQuery } from '#lib/members/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = Listed & { organization: string; username: string; query: MemberQuery; now: Date }

export function MemberList({ organization, username, members, canEdit, ...page }: Props) {
  const [question, ask] = useState<MemberQuestion | null>(null)
  return (
    <DataList
      {...page}
      list={membersTable}
      path={paths.members(organization)}
      rows={members}
      cells={{ organization, username, canEdit, ask }}
      action={
        canEdit && (
          <LinkButton href={paths.invites(organization)} look="primary" data-command="new">
            Invite people
          </LinkButton>
        )
      }
    >
      {question && <MemberDialog organization={organization} question={question} onClose={() => ask(null)} />}
    </DataList>
  )
}
