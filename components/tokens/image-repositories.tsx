'use client'

import { useController, useFormContext } from 'react-hook-form'
import { AccessSelect } from '#components/tokens/access-select.tsx'
import type { OrganizationGrantValues } from '#components/tokens/organization-grant-form.ts'
import { ChosenRepositoriesField } from '#components/tokens/chosen-repositories-field.tsx'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'
import type { OrganizationGrantTypes } from '#lib/grants/organization-grant.ts'

type ChosenImages = OrganizationGrantTypes['chosen']

/** All repositories of the organization, chosen ones, or both, each with pull or push. */
export function ImageRepositories({ organization }: { organization: string }) {
  const { formState } = useFormContext<OrganizationGrantValues>()
  const { field } = useController<OrganizationGrantValues, 'repositories'>({ name: 'repositories' })
  const { all, chosen } = field.value

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <CheckboxLine
          checked={all !== null}
          onChange={({ target }) => field.onChange({ all: target.checked ? 'pull' : null, chosen })}
          label={`All repositories of ${organization}`}
          meaning="Those of today and of tomorrow."
        />
        {all && (
          <AccessSelect
            label={`Access to all repositories of ${organization}`}
            value={all}
            onChange={(access) => field.onChange({ all: access, chosen })}
          />
        )}
      </div>
      <ChosenRepositoriesField
        label="Add repository"
        namespace={organization}
        nothing={`${organization} has no repository yet.`}
        inputRef={field.ref}
        chosen={chosen}
        toChosen={({ id, fullName, visibility }): ChosenImages => ({
          ...{ id, fullName, visibility },
          access: 'pull',
        })}
        error={formState.errors.repositories?.chosen}
        onChange={(chosen) => field.onChange({ all, chosen })}
      >
        {(one, replace) => (
          <AccessSelect
            label={`Access to ${one.fullName}`}
            value={one.access}
            onChange={(access) => replace({ ...one, access })}
          />
        )}
      </ChosenRepositoriesField>
    </>
  )
}
