'use client'

import { Plus, X } from '@lucide/icons'
import { useId } from 'react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { Icon } from '#components/ui/icon.tsx'
import { RuleState } from '#components/workloads/rule-state.tsx'
import type { WorkloadFormValues } from '#components/workloads/workload-form-values.ts'
import { Button } from '#components/ui/button.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { issuerKind, type WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

/** What the claims of an assertion have to be, and what that still trusts. */
export function ConditionsField({ kind }: { kind: WorkloadKind }) {
  const { control, register, formState } = useFormContext<WorkloadFormValues>()
  const { fields, append, remove } = useFieldArray({ control, name: 'conditions' })
  const given = useWatch<WorkloadFormValues, 'conditions'>({ name: 'conditions' })
  const id = useId()
  const { claims, takesOtherClaims } = issuerKind(kind)
  const errors = formState.errors.conditions
  const unused = claims.find(({ claim }) => !given.some((one) => one.claim === claim))
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-medium">Conditions</legend>
      <p className="-mt-1 text-sm text-text-muted">
        All of them must hold. Values are exact; those of branches, tags and subjects may end with *.
      </p>
      {fields.map((field, place) => {
        const claim = given[place]?.claim ?? ''
        const known = claims.find((one) => one.claim === claim)
        const error = errors?.[place]?.value?.message ?? errors?.[place]?.claim?.message
        return (
          <div key={field.id} className="flex flex-col gap-1.5">
            <div className="grid grid-cols-[1fr_auto] gap-2 sm:grid-cols-[minmax(0,17rem)_1fr_auto]">
              {takesOtherClaims ? (
                <Input
                  {...register(`conditions.${place}.claim`)}
                  aria-label={`Claim ${place + 1}`}
                  autoComplete="off"
                  className="font-mono"
                />
              ) : (
                <Select {...register(`conditions.${place}.claim`)} aria-label={`Claim ${place + 1}`}>
                  {claims.map((one) => (
                    <option key={one.claim} value={one.claim}>
                      {one.claim}
                    </option>
                  ))}
                </Select>
              )}
              <Input
                {...register(`conditions.${place}.value`)}
                aria-label={`Value of ${claim || `claim ${place + 1}`}`}
                aria-invalid={error ? true : undefined}
                aria-describedby={`${id}-${place}`}
                autoComplete="off"
                spellCheck={false}
                className="font-mono max-sm:order-last max-sm:col-span-2"
              />
              <Button
                look="quiet"
                size="icon"
                aria-label={`Remove the condition ${claim}`}
                onClick={() => remove(place)}
              >
                <Icon icon={X} className="size-4" />
              </Button>
            </div>
            {error && <FieldError>{error}</FieldError>}
            <p id={`${id}-${place}`} className="text-sm text-text-muted">
              {known?.meaning}
              {known?.canEndInStar && ' It may end with *.'}
            </p>
          </div>
        )
      })}
      <Button
        className="w-fit"
        disabled={!takesOtherClaims && !unused}
        onClick={() => append({ claim: unused?.claim ?? '', value: '' })}
      >
        <Icon icon={Plus} className="size-4" />
        Add condition
      </Button>
      <RuleState kind={kind} error={errors?.root?.message ?? errors?.message} />
    </fieldset>
  )
}
