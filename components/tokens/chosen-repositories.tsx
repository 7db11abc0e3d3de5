'use client'

import { ChosenRepositoryList, ChosenRepositoryRow } from '#components/tokens/chosen-repository-row.tsx'
import { canGive, type ChosenEntry } from '#components/tokens/personal-grant-form.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { reaches } from '#lib/grants/personal-grant.ts'
import {
  personalPermission,
  permits,
  repositoryActions,
  type PersonalPermission,
  type RepositoryAction,
} from '#lib/scopes/personal-permissions.ts'

type Common = {
  permission: PersonalPermission
  onChange: (entry: ChosenEntry) => void
  onRemove: (id: string) => void
}

type Props = Common & {
  entries: ChosenEntry[]
  max: number
  errorOf: (place: number) => string | undefined
}

export function ChosenRepositories({ entries, max, errorOf, ...common }: Props) {
  return (
    <ChosenRepositoryList count={entries.length} max={max}>
      {entries.map((entry, place) => (
        <ChosenEntryRow key={entry.id} entry={entry} error={errorOf(place)} {...common} />
      ))}
    </ChosenRepositoryList>
  )
}

type RowProps = Common & { entry: ChosenEntry; error: string | undefined }

function ChosenEntryRow({ entry, error, permission, onChange, onRemove }: RowProps) {
  const inReach = reaches(permission, entry)
  const message = inReach ? error : 'It is private: choose Read-only or more, or remove it.'
  return (
    <ChosenRepositoryRow repository={entry} message={message} onRemove={onRemove}>
      {repositoryActions.map((action) => {
        const possible = canGive(entry, action, permission)
        return (
          <label
            key={action}
            data-tooltip={possible || !inReach ? undefined : whyNot(entry, action, permission)}
            className="touch-target flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 text-sm capitalize has-disabled:cursor-not-allowed has-disabled:text-text-muted"
          >
            <Checkbox
              disabled={!possible}
              checked={possible && entry[action]}
              onChange={({ target }) => onChange({ ...entry, [action]: target.checked })}
            />
            {action}
          </label>
        )
      })}
    </ChosenRepositoryRow>
  )
}

function whyNot(entry: ChosenEntry, action: RepositoryAction, permission: PersonalPermission): string {
  if (permits(permission, action)) return `You can't ${action} there yourself.`
  return `${personalPermission(permission).label} does not include ${action}.`
}
