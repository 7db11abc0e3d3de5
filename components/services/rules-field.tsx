'use client'

import { ArrowDown, ArrowUp, Plus, X } from '@lucide/icons'
import { useState } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { firstMessage } from '#components/services/first-message.ts'
import { focusNeighbour } from '#components/services/focus-neighbour.ts'
import type { ServiceFormValues } from '#components/services/service-form-values.ts'
import { Button, buttonClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { FieldError } from '#components/ui/field-error.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { servicePolicy } from '#lib/services/schema.ts'

/** Which requests need which permission, in order. `decided` is the line that decided what was tried last. */
export function RulesField({ decided }: { decided: number | null }) {
  const { register, watch, formState } = useFormContext<ServiceFormValues>()
  const { fields, append, remove, move } = useFieldArray<ServiceFormValues, 'rules'>({ name: 'rules' })
  const { rules: errors } = formState.errors
  const names = watch('permissions').map(({ name }) => name)
  const typed = watch('rules')
  const [said, setSaid] = useState('')
  const iconClass = classNames(buttonClass('quiet', 'icon'), 'aria-disabled:opacity-40')
  function moveTo(place: number, to: number) {
    if (to < 0 || to >= fields.length) return
    move(place, to)
    setSaid(`Line ${place + 1} is now line ${to + 1}.`)
  }
  return (
    <div data-rows className="flex flex-col gap-2">
      <ol className="divide-y divide-line rounded-card border border-line bg-surface">
        {fields.map(({ id }, place) => {
          const message = firstMessage(errors?.[place])
          const line = place + 1
          const { permission = '' } = typed[place] ?? {}
          const wrong = (field: 'methods' | 'path' | 'permission') =>
            errors?.[place]?.[field] && { 'aria-invalid': true, 'aria-describedby': `${id}-error` }
          return (
            <li
              key={id}
              className={classNames(
                'flex flex-wrap items-center gap-2 py-2 pr-1.5 pl-3 max-sm:pr-3',
                decided === place && 'bg-accent-soft',
              )}
            >
              <span aria-hidden className="w-5 shrink-0 text-right text-sm text-text-muted tabular-nums">
                {line}
              </span>
              <Input
                {...register(`rules.${place}.methods`)}
                aria-label={`Methods of line ${line}`}
                {...wrong('methods')}
                placeholder="any method"
                autoComplete="off"
                spellCheck={false}
                className="w-36! font-mono max-sm:flex-1"
              />
              <Input
                {...register(`rules.${place}.path`)}
                aria-label={`Path of line ${line}`}
                {...wrong('path')}
                placeholder="/api/ or /files/**"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                className="min-w-40 flex-1 font-mono max-sm:order-1 max-sm:ml-7 max-sm:basis-full"
              />
              <Select
                {...register(`rules.${place}.permission`)}
                // Options that follow a renamed permission come after the form has set it.
                value={permission}
                aria-label={`Permission of line ${line}`}
                {...wrong('permission')}
                className="w-36 max-sm:order-1 max-sm:ml-7 max-sm:flex-1"
              >
                {[...new Set([...names, permission])].map((name) => (
                  <option key={name} value={name}>
                    {name || 'Choose'}
                  </option>
                ))}
              </Select>
              <div className="flex items-center max-sm:order-1">
                <button
                  type="button"
                  aria-label={`Move line ${line} up`}
                  aria-disabled={place === 0 || undefined}
                  onClick={() => moveTo(place, place - 1)}
                  className={iconClass}
                >
                  <Icon icon={ArrowUp} className="size-4" />
                </button>
                <button
                  type="button"
                  aria-label={`Move line ${line} down`}
                  aria-disabled={line === fields.length || undefined}
                  onClick={() => moveTo(place, place + 1)}
                  className={iconClass}
                >
                  <Icon icon={ArrowDown} className="size-4" />
                </button>
                <button
                  type="button"
                  aria-label={`Remove line ${line}`}
                  data-row-stop
                  onClick={({ currentTarget }) => {
                    focusNeighbour(currentTarget)
                    remove(place)
                  }}
                  className={iconClass}
                >
                  <Icon icon={X} className="size-4" />
                </button>
              </div>
              {message && (
                <div className="basis-full pl-7 max-sm:order-1">
                  <FieldError id={`${id}-error`}>{message}</FieldError>
                </div>
              )}
            </li>
          )
        })}
        <li className="py-2.5 pr-3 pl-10 text-sm text-text-muted">All else is refused.</li>
      </ol>
      {errors?.message && <FieldError>{errors.message}</FieldError>}
      {fields.length < servicePolicy.rulesMax && (
        <Button
          size="small"
          data-row-stop
          className="w-fit"
          onClick={() => append({ methods: '', path: '/', permission: names[0] ?? '' })}
        >
          <Icon icon={Plus} className="size-4" /> Add line
        </Button>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  )
}
