'use client'

import { canGive, keeps, type ChosenEntry } from '#components/tokens/personal-grant-form.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import {
  reaches,
  personalPermission,
  permits,
  repositoryActions,
  type PersonalPermission,
  type RepositoryAction,
} from '#lib/scopes/personal-permissions.ts'

type Props = { entry: ChosenEntry; permission: PersonalPermission; onChange: (entry: ChosenEntry) => void }

/** Pull, push and delete on one repository, as far as level and rights allow. */
export function RightsCheckboxes({ entry, permission, onChange }: Props) {
  return repositoryActions.map((action) => {
    const possible = canGive(entry, action, permission)
    const refusal = possible ? undefined : whyNot(entry, action, permission)
    return (
      <label
        key={action}
        data-tooltip={refusal}
        className="touch-target flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 text-sm capitalize has-aria-disabled:cursor-not-allowed has-aria-disabled:text-text-muted"
      >
        <Checkbox
          refusal={refusal}
          checked={entry[action] && (possible || keeps(entry, action, permission))}
          onChange={({ target }) => onChange({ ...entry, [action]: target.checked })}
        />
        {action}
      </label>
    )
  })
}

function whyNot(entry: ChosenEntry, action: RepositoryAction, permission: PersonalPermission): string {
  if (!reaches(permission, entry))
    return 'It is private, and this permission only covers public repositories.'
  if (permits(permission, action)) return `You can't ${action} there yourself.`
  return `${personalPermission(permission).label} does not include ${action}.`
}
