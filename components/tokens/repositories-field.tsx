'use client'

import { useRef, useState } from 'react'
import { useController, useFormContext, useWatch } from 'react-hook-form'
import { ChosenRepositories } from '#components/tokens/chosen-repositories.tsx'
import { RepositoryPicker } from '#components/tokens/repository-picker.tsx'
import type { ChosenEntry, TokenFormValues } from '#components/tokens/token-form-values.ts'
import { FieldError } from '#components/ui/field.tsx'
import { RadioCard, RadioCardGroup } from '#components/ui/radio-card.tsx'
import { personalTokenPolicy } from '#lib/tokens/personal-token-policy.ts'

const { selectedRepositoriesMax: max } = personalTokenPolicy

/** All repositories, or chosen ones with what may be done to each. */
export function RepositoriesField() {
  const { formState } = useFormContext<TokenFormValues>()
  const { field } = useController<TokenFormValues, 'repositories'>({ name: 'repositories' })
  const permission = useWatch<TokenFormValues, 'permission'>({ name: 'permission' })
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
            inputRef={(element) => {
              search.current = element
              field.ref(element)
            }}
            chosen={chosen}
            max={max}
            permission={permission}
            invalid={Boolean(error?.message)}
            onAdd={(entry) => change([...chosen, entry])}
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

type Nested = { message?: string } & { [part: string]: unknown }

/** The message about one chosen repository: on it as a whole, or on one of its boxes. */
function messageAt(error: unknown, place: number): string | undefined {
  const own = (error as Nested | undefined)?.[place] as Nested | undefined
  if (!own) return undefined
  if (typeof own.message === 'string') return own.message
  const parts = [own['root'], own['id'], own['pull'], own['push'], own['delete']] as (Nested | undefined)[]
  return parts.find((part) => typeof part?.message === 'string')?.message
}
