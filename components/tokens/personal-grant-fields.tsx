'use client'

import { useState } from 'react'
import { useController, useFormContext, useWatch } from 'react-hook-form'
import { ChosenRepositoriesField } from '#components/tokens/chosen-repositories-field.tsx'
import { isOutOfReach } from '#components/tokens/is-out-of-reach.ts'
import type { ChosenEntry, PersonalGrantValues } from '#components/tokens/personal-grant-form.ts'
import { PermissionLevels } from '#components/tokens/permission-levels.tsx'
import { RightsCheckboxes } from '#components/tokens/rights-checkboxes.tsx'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'
import { RadioCard, RadioCardGroup } from '#components/ui/radio-card.tsx'
import { reaches } from '#lib/scopes/personal-permissions.ts'

const publicOnly =
  'This permission only covers public repositories. Choose a higher one to add private repositories.'
const outOfReach = 'You can’t access it now. The token keeps it for when you can again.'
const beyondLevel = 'It is private: choose Read-only or higher, or remove it.'

/** What a personal token may do, and where. */
export function PersonalGrantFields() {
  return (
    <>
      <PermissionLevels />
      <Repositories />
    </>
  )
}

/** All repositories, or chosen ones with what may be done to each. */
function Repositories() {
  const { register, formState } = useFormContext<PersonalGrantValues>()
  const { field } = useController<PersonalGrantValues, 'repositories'>({ name: 'repositories' })
  const permission = useWatch<PersonalGrantValues, 'permission'>({ name: 'permission' })
  const chosen = field.value === 'all' ? null : field.value
  // What was chosen comes back after a look at "all".
  const [kept, setKept] = useState<ChosenEntry[]>([])

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
          meaning="Current and future repositories."
        />
        <RadioCard
          name="reach"
          checked={chosen !== null}
          onChange={() => field.onChange(kept)}
          label="Selected repositories"
          meaning="Only those that you choose."
        />
      </RadioCardGroup>
      {chosen && (
        <CheckboxLine
          {...register('publicRead')}
          label="Read public repositories"
          meaning="Pull any public repository, whoever owns it."
        />
      )}
      {chosen && (
        <ChosenRepositoriesField
          label="Add repositories"
          nothing="There are no repositories you can access yet."
          inputRef={field.ref}
          chosen={chosen}
          toChosen={(found) => ({ ...found, ...found.rights })}
          refusalOf={(found) => (reaches(permission, found) ? null : publicOnly)}
          messageOf={(entry) => (isOutOfReach(entry) || reaches(permission, entry) ? null : beyondLevel)}
          noteOf={(entry) => isOutOfReach(entry) && outOfReach}
          error={formState.errors.repositories}
          onChange={field.onChange}
        >
          {(entry, replace) => <RightsCheckboxes entry={entry} permission={permission} onChange={replace} />}
        </ChosenRepositoriesField>
      )}
    </div>
  )
}
