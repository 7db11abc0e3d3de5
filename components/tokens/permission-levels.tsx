'use client'

import { Check, Minus } from '@lucide/icons'
import { useId } from 'react'
import { useFormContext } from 'react-hook-form'
import type { PersonalGrantValues } from '#components/tokens/personal-grant-form.ts'
import { classNames } from '#components/ui/class-names.ts'
import { FieldError } from '#components/ui/field-error.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { radioClass } from '#components/ui/radio-card.tsx'
import { permits, personalPermissions, repositoryActions } from '#lib/scopes/personal-permissions.ts'

type Level = (typeof personalPermissions)[number]

const columns: { label: string; includedIn: (level: Level) => boolean }[] = [
  { label: 'Pull public', includedIn: () => true },
  ...repositoryActions.map((action) => ({
    label: action.slice(0, 1).toUpperCase() + action.slice(1),
    includedIn: ({ value, publicOnly }: Level) => permits(value, action) && !publicOnly,
  })),
]

const row =
  'grid grid-cols-[minmax(0,1fr)_repeat(4,3.25rem)] items-center sm:grid-cols-[minmax(0,1fr)_repeat(4,4.75rem)]'

/** The levels as radio buttons, in a table of what each includes. */
export function PermissionLevels() {
  const { register, formState } = useFormContext<PersonalGrantValues>()
  const id = useId()
  const error = formState.errors.permission?.message
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">Access permissions</legend>
      <div className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
        <div aria-hidden className={classNames(row, 'py-1.5 text-xs text-text-muted')}>
          <span />
          {columns.map(({ label }) => (
            <span key={label} className="text-center">
              {label}
            </span>
          ))}
        </div>
        {personalPermissions.map((level) => (
          <label
            key={level.value}
            data-tooltip={level.meaning}
            className={classNames(
              row,
              'relative min-h-9 cursor-pointer transition-colors hover:bg-surface-muted has-checked:bg-accent-soft pointer-coarse:min-h-11',
              'has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent',
            )}
          >
            <span className="flex min-w-0 items-center gap-3 py-1.5 pl-3.5">
              <input
                type="radio"
                value={level.value}
                aria-labelledby={`${id}-${level.value}`}
                aria-describedby={`${id}-${level.value}-meaning`}
                {...register('permission')}
                className={radioClass}
              />
              <span id={`${id}-${level.value}`} className="font-medium">
                {level.label}
              </span>
            </span>
            {columns.map(({ label, includedIn }) => {
              const mark = includedIn(level) ? Check : Minus
              return (
                <Icon
                  icon={mark}
                  key={label}
                  className={classNames(
                    'size-4 justify-self-center',
                    includedIn(level) ? 'text-accent' : 'text-line-control',
                  )}
                />
              )
            })}
            <span id={`${id}-${level.value}-meaning`} className="sr-only">
              {level.meaning}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  )
}
