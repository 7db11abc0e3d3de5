'use client'

import { Lock, X } from 'lucide-react'
import { canGive, reaches, type ChosenEntry } from '#components/tokens/token-form-values.ts'
import { buttonClass } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { FieldError } from '#components/ui/field.tsx'
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
    <div className="flex flex-col gap-1.5">
      <p role="status" className="text-sm text-text-muted tabular-nums">
        {entries.length} of {max}
      </p>
      <ul
        aria-label="Selected repositories"
        className="divide-y divide-line rounded-card border border-line bg-surface"
      >
        {entries.map((entry, place) => (
          <ChosenRepositoryRow key={entry.id} entry={entry} error={errorOf(place)} {...common} />
        ))}
      </ul>
    </div>
  )
}

type RowProps = Common & { entry: ChosenEntry; error: string | undefined }

function ChosenRepositoryRow({ entry, error, permission, onChange, onRemove }: RowProps) {
  const inReach = reaches(permission, entry)
  const message = inReach ? error : 'It is private: choose Read-only or more, or remove it.'
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5 pr-1.5 pl-3.5">
      <span className="flex min-w-0 flex-1 basis-48 items-center gap-1.5">
        <span className="truncate font-mono text-sm" data-tooltip-cut>
          {entry.fullName}
        </span>
        {entry.visibility === 'private' && (
          <Lock aria-label="Private" className="size-3.5 shrink-0 text-text-muted" />
        )}
      </span>
      <div
        role="group"
        aria-label={`Rights on ${entry.fullName}`}
        className="flex items-center gap-1 max-sm:order-last max-sm:basis-full"
      >
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
      </div>
      <button
        type="button"
        aria-label={`Remove ${entry.fullName}`}
        onClick={() => onRemove(entry.id)}
        className={buttonClass('quiet', 'icon')}
      >
        <X aria-hidden className="size-4" />
      </button>
      {message && (
        <div className="basis-full pb-1">
          <FieldError>{message}</FieldError>
        </div>
      )}
    </li>
  )
}

function whyNot(entry: ChosenEntry, action: RepositoryAction, permission: PersonalPermission): string {
  if (permits(permission, action)) return `You can't ${action} there yourself.`
  return `${personalPermission(permission).label} does not include ${action}.`
}
