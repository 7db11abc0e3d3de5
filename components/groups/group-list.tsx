'use client'

import { UsersRound } from '@lucide/icons'
import { DataList } from '#components/data-table/data-list.tsx'
import { groupsTable } from '#components/groups/groups-table.tsx'
import { NewGroup } from '#components/groups/new-group.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import type { GroupList as Listed } from '#lib/groups/list-groups.ts'
import type { GroupQuery } from '#lib/groups/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = Listed & { organization: string; query: GroupQuery; now: Date }

export function GroupList({ organization, groups, canEdit, ...page }: Props) {
  const newGroup = canEdit && <NewGroup organization={organization} />
  return (
    <DataList
      {...page}
      list={groupsTable}
      path={paths.groups(organization)}
      rows={groups}
      cells={{ organization }}
      action={newGroup}
      empty={
        <EmptyState icon={<Icon icon={UsersRound} />} title="There are no groups yet." action={newGroup}>
          A group gives its members read, write or admin access to repositories.
        </EmptyState>
      }
    />
  )
}
