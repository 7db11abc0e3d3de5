'use client'

import { useEffect, useState } from 'react'
import { useList } from '#components/data-table/list-context.tsx'
import { AccessSelect } from '#components/groups/access-select.tsx'
import { accessLabels } from '#components/groups/access-labels.ts'
import { Button } from '#components/ui/button.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { toast } from '#components/ui/toast.ts'
import { removeGroupRepositoryAction, setGroupRepositoryAction } from '#lib/groups/actions.ts'
import type { GroupRepository } from '#lib/groups/list-group-repositories.ts'
import { paths } from '#lib/paths.ts'

type Props = {
  organization: string
  group: string
  repository: GroupRepository
  canEdit: boolean
}

/** A repository and its access level, which is saved when changed. */
export function GroupRepositoryRow({ organization, group, repository, canEdit }: Props) {
  const { busy, change } = useList()
  const { id, name, access } = repository
  const [chosen, setChosen] = useState(access)
  useEffect(() => setChosen(access), [access])

  async function choose(next: GroupRepository['access']) {
    setChosen(next)
    let saved = false
    await change(
      id,
      () => setGroupRepositoryAction(organization, group, { repository: name, access: next }, { access }),
      () => {
        saved = true
        toast(`Saved access to ${name}.`)
      },
    )
    if (!saved) setChosen(access)
  }

  const remove = () =>
    void change(
      id,
      () => removeGroupRepositoryAction(organization, group, { repository: name }),
      () => toast(`${group} no longer gives access to ${name}.`),
    )

  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
      <span className="min-w-0 flex-1 truncate max-sm:basis-full" data-tooltip-cut>
        <TextLink href={paths.repository(organization, name)} className="font-mono">
          {name}
        </TextLink>
      </span>
      {canEdit ? (
        <>
          <AccessSelect
            aria-label={`Access to ${name}`}
            value={chosen}
            disabled={busy.has(id)}
            onChange={({ target }) => void choose(target.value as GroupRepository['access'])}
            className="w-64 max-sm:flex-1"
          />
          <Button
            size="small"
            look="quiet-danger"
            aria-label={`Remove ${name} from the group`}
            pending={busy.has(id)}
            onClick={remove}
          >
            Remove
          </Button>
        </>
      ) : (
        <span className="text-text-muted">{accessLabels[access]}</span>
      )}
    </li>
  )
}
