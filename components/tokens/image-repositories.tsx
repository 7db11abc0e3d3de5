'use client'

import { useRef } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { AccessSelect } from '#components/tokens/access-select.tsx'
import type { OrganizationGrantValues } from '#components/tokens/organization-grant-form.ts'
import { ChosenRepositoryList, ChosenRepositoryRow } from '#components/tokens/chosen-repository-row.tsx'
import { messageAt } from '#components/tokens/message-at.ts'
import { RepositoryPicker } from '#components/tokens/repository-picker.tsx'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'
import { FieldError } from '#components/ui/field.tsx'
import { selectedRepositoriesMax as max } from '#lib/grants/grant.ts'
import type { OrganizationGrantTypes } from '#lib/grants/organization-grant.ts'

type ChosenImages = OrganizationGrantTypes['chosen']

/** All repositories of the organization, chosen ones, or both, each with pull or push. */
export function ImageRepositories({ organization }: { organization: string }) {
  const { formState } = useFormContext<OrganizationGrantValues>()
  const { field } = useController<OrganizationGrantValues, 'repositories'>({ name: 'repositories' })
  const search = useRef<HTMLInputElement>(null)
  const { all, chosen } = field.value
  const error = formState.errors.repositories?.chosen
  const change = (next: ChosenImages[]) => field.onChange({ all, chosen: next })
  const without = (id: string) => chosen.filter((one) => one.id !== id)

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
      <div className="flex flex-col gap-3">
        <RepositoryPicker
          label="Add repository"
          namespace={organization}
          nothing={`${organization} has no repository yet.`}
          inputRef={(element) => {
            search.current = element
            field.ref(element)
          }}
          chosen={chosen}
          max={max}
          invalid={Boolean(error?.message)}
          onAdd={({ id, fullName, visibility }) =>
            change([...chosen, { id, fullName, visibility, access: 'pull' }])
          }
          onRemove={(id) => change(without(id))}
        />
        {error?.message && <FieldError>{error.message}</FieldError>}
        {chosen.length > 0 && (
          <ChosenRepositoryList count={chosen.length} max={max}>
            {chosen.map((one, place) => (
              <ChosenRepositoryRow
                key={one.id}
                repository={one}
                message={messageAt(error, place)}
                onRemove={(id) => {
                  change(without(id))
                  search.current?.focus()
                }}
              >
                <AccessSelect
                  label={`Access to ${one.fullName}`}
                  value={one.access}
                  onChange={(access) =>
                    change(chosen.map((old) => (old.id === one.id ? { ...old, access } : old)))
                  }
                />
              </ChosenRepositoryRow>
            ))}
          </ChosenRepositoryList>
        )}
      </div>
    </>
  )
}
