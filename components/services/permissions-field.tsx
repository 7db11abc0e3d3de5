'use client'

import { Plus, X } from '@lucide/icons'
import { useRef } from 'react'
import { useFieldArray, useFormContext, type UseFormReturn } from 'react-hook-form'
import { firstMessage } from '#components/services/first-message.ts'
import { focusNeighbour } from '#components/services/focus-neighbour.ts'
import { roleLabels } from '#components/services/role-labels.ts'
import type { ServiceFormValues } from '#components/services/service-form-values.ts'
import { Button, buttonClass } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { servicePolicy } from '#lib/services/schema.ts'

/** What tokens can be given, whose own can be given it, and what it includes. */
export function PermissionsField({ of }: { of: string | null }) {
  const form = useFormContext<ServiceFormValues>()
  const { fields, append, remove } = useFieldArray<ServiceFormValues, 'permissions'>({ name: 'permissions' })
  const { permissions: errors } = form.formState.errors
  const typed = form.watch('permissions')
  const rename = useRename(form)
  function removeAt(place: number) {
    const gone = typed[place]?.name
    if (gone && !typed.some(({ name }, at) => at !== place && name === gone))
      typed.forEach(({ includes }, at) => {
        const left = includes.filter((one) => one !== gone)
        if (includes.includes(gone)) form.setValue(`permissions.${at}.includes`, left, { shouldDirty: true })
      })
    remove(place)
  }
  return (
    <div data-rows className="flex flex-col gap-2">
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {fields.map(({ id }, place) => {
          const message = firstMessage(errors?.[place])
          // The form changes its own values in place: this is the name before the next letter.
          const own = typed[place]?.name ?? ''
          const name = own || `permission ${place + 1}`
          const others = typed.map((one) => one.name).filter((one, at) => at !== place && one !== '')
          const included = typed[place]?.includes ?? []
          return (
            <li key={id} className="flex flex-wrap items-center gap-2 py-2 pr-1.5 pl-3 max-sm:pr-3">
              <Input
                {...form.register(`permissions.${place}.name`, {
                  onChange: ({ target }) => rename(id, place, own, target.value),
                })}
                aria-label={`Name of permission ${place + 1}`}
                aria-invalid={message ? true : undefined}
                aria-describedby={message && `${id}-error`}
                placeholder="read"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                className="w-32! font-mono max-sm:flex-1"
              />
              <Select
                {...form.register(`permissions.${place}.role`)}
                aria-label={`Who may use ${name}`}
                className="w-52 max-sm:order-last max-sm:w-full"
              >
                {Object.entries(roleLabels(of)).map(([role, label]) => (
                  <option key={role} value={role}>
                    {label}
                  </option>
                ))}
              </Select>
              <div
                role="group"
                aria-label={`What ${name} includes`}
                className="flex flex-1 flex-wrap items-center gap-x-3 gap-y-1 text-sm max-sm:order-last max-sm:basis-full"
              >
                {others.length > 0 && <span className="text-text-muted">includes</span>}
                {others.map((other) => (
                  <label
                    key={other}
                    className="touch-target flex min-h-8 cursor-pointer items-center gap-1.5"
                  >
                    <Checkbox
                      checked={included.includes(other)}
                      onChange={({ target }) =>
                        form.setValue(
                          `permissions.${place}.includes`,
                          target.checked ? [...included, other] : included.filter((one) => one !== other),
                          { shouldDirty: true },
                        )
                      }
                    />
                    <span className="font-mono">{other}</span>
                  </label>
                ))}
              </div>
              <button
                type="button"
                aria-label={`Remove ${name}`}
                data-row-stop
                onClick={({ currentTarget }) => {
                  focusNeighbour(currentTarget)
                  removeAt(place)
                }}
                className={buttonClass('quiet', 'icon')}
              >
                <Icon icon={X} className="size-4" />
              </button>
              {message && (
                <div className="basis-full">
                  <FieldError id={`${id}-error`}>{message}</FieldError>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {errors?.message && <FieldError>{errors.message}</FieldError>}
      {fields.length < servicePolicy.permissionsMax && (
        <Button
          size="small"
          data-row-stop
          className="w-fit"
          onClick={() => append({ name: '', role: 'owner', includes: [] })}
        >
          <Icon icon={Plus} className="size-4" /> Add permission
        </Button>
      )}
    </div>
  )
}

/**
 * Rules and other permissions follow a name while it is typed. They wait with the last name of its own while it is empty or
 * another's: what needs write must not come to need read on the way to "reader".
 */
function useRename(form: UseFormReturn<ServiceFormValues>) {
  const followed = useRef(new Map<string, string>())
  return (id: string, place: number, before: string, name: string) => {
    const was = followed.current.get(id) ?? before
    const { permissions, rules } = form.getValues()
    const isOthers = (wanted: string) => permissions.some((one, at) => at !== place && one.name === wanted)
    if (was === '' || isOthers(was)) return
    followed.current.set(id, was)
    if (name === '' || isOthers(name)) return
    followed.current.set(id, name)
    rules.forEach(({ permission }, at) => {
      if (permission === was) form.setValue(`rules.${at}.permission`, name, { shouldDirty: true })
    })
    permissions.forEach(({ includes }, at) => {
      const renamed = includes.map((one) => (one === was ? name : one))
      if (includes.includes(was)) form.setValue(`permissions.${at}.includes`, renamed, { shouldDirty: true })
    })
  }
}
