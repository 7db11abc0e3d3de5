'use client'

import { useRef, useState } from 'react'
import { useController, useFormContext, useWatch } from 'react-hook-form'
import { ChosenRepositories } from '#components/tokens/chosen-repositories.tsx'
import { messageAt } from '#components/tokens/message-at.ts'
import { RepositoryPicker } from '#components/tokens/repository-picker.tsx'
import type { ChosenEntry, PersonalGrantValues } from '#components/tokens/personal-grant-form.ts'
import { FieldError } from '#components/ui/field.tsx'
import { RadioCard, RadioCardGroup } from '#components/ui/radio-card.tsx'
import { selectedRepositoriesMax as max } from '#lib/grants/grant.ts'
import { reaches } from '#lib/grants/personal-grant.ts'
import { personalPermissions } from '#lib/scopes/personal-permissions.ts'

const publicOnly =
  'This permission reaches public repositories alone. Choose another one to add those that are private.'

/** What a personal token may do, and where. */
export function PersonalGrantFields() {
  const { register, formState } = useFormContext<PersonalGrantValues>()
  return (
    <>
      <RadioCardGroup legend="Access permissions" error={formState.errors.permission?.message}>
        {personalPermissions.map(({ value, label, meaning }) => (
          <RadioCard key={value} value={value} label={label} meaning={meaning} {...register('permission')} />
        ))}
      </RadioCardGroup>
      <Repositories />
    </>
  )
}

/** All repositories, or chosen ones with what may be done to each. */
function Repositories() {
  const { formState } = useFormContext<PersonalGrantValues>()
  const { field } = useController<PersonalGrantValues, 'repositories'>({ name: 'repositories' })
  const permission = useWatch<PersonalGrantValues, 'permission'>({ name: 'permission' })
  const chosen = field.value === 'all' ? null : field.value
  // What was chosen comes back after a look at "all".
  const [kept, setKept] = useState<ChosenEntry[]>([])
  const search = useRef<HTMLInputElement>(null)
  const error = formState.errors.repositories
  const change = (next: ChosenEntry[]) => field.onChange(next)

  return (
    <div className="flex flex-col gap-3">
      <RadioCardGroup legend="Repository access" className="sm:grid-cols-2">
        <RadioCard
          name="reach"
          checked={!chosen}
          onChange={() => {
            setKept(chosen ?? [])
            field.onChange('all')
          }}
          label="All repositories"
          meaning="Those of today and of tomorrow."
        />
        <RadioCard
          name="reach"
          checked={chosen !== null}
          onChange={() => field.onChange(kept)}
          label="Selected repositories"
          meaning="Only these, and no others."
        />
      </RadioCardGroup>
      {chosen && (
        <div className="flex flex-col gap-3">
          <RepositoryPicker
            label="Add repositories"
            nothing="There is no repository that you can reach yet."
            inputRef={(element) => {
              search.current = element
              field.ref(element)
            }}
            chosen={chosen}
            max={max}
            refusalOf={(repository) => (reaches(permission, repository) ? null : publicOnly)}
            invalid={Boolean(error?.message)}
            onAdd={(repository) => change([...chosen, { ...repository, ...repository.rights }])}
            onRemove={(id) => change(chosen.filter((entry) => entry.id !== id))}
          />
          {error?.message && <FieldError>{error.message}</FieldError>}
          {chosen.length > 0 && (
            <ChosenRepositories
              entries={chosen}
              max={max}
              permission={permission}
              errorOf={(place) => messageAt(error, place)}
              onChange={(entry) => change(chosen.map((old) => (old.id === entry.id ? entry : old)))}
              onRemove={(id) => {
                change(chosen.filter((entry) => entry.id !== id))
                search.current?.focus()
              }}
            />
          )}
        </div>
      )}
    </div>
  )
}
