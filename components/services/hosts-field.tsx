'use client'

import { Plus, X } from '@lucide/icons'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { firstMessage } from '#components/services/first-message.ts'
import { focusNeighbour } from '#components/services/focus-neighbour.ts'
import type { ServiceFormValues } from '#components/services/service-form-values.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button, buttonClass } from '#components/ui/button.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Input } from '#components/ui/input.tsx'
import type { PublicHost } from '#lib/services/public-service.ts'

/** `stored`: which of the hosts are confirmed, and which wait. */
export function HostsField({ stored }: { stored: PublicHost[] }) {
  const { register, watch, formState } = useFormContext<ServiceFormValues>()
  const { fields, append, remove } = useFieldArray<ServiceFormValues, 'hosts'>({ name: 'hosts' })
  const { hosts: errors } = formState.errors
  const typed = watch('hosts')
  const waits = (place: number) =>
    stored.some(({ pattern, confirmedAt }) => pattern === typed[place]?.pattern && confirmedAt === null)
  return (
    <div data-rows className="flex flex-col gap-2 max-sm:gap-3">
      {fields.map(({ id }, place) => {
        const message = firstMessage(errors?.[place])
        return (
          <div key={id} className="flex flex-col gap-1.5">
            <div className="flex flex-wrap items-center gap-2">
              <Input
                {...register(`hosts.${place}.pattern`)}
                aria-label={`Host ${place + 1}`}
                aria-invalid={message ? true : undefined}
                aria-describedby={message && `${id}-error`}
                placeholder="npm.example.com or *.example.com"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                className="min-w-48 flex-1 font-mono"
              />
              {waits(place) && (
                <span className="order-last basis-full">
                  <Badge tone="warning">Waits for a site administrator</Badge>
                </span>
              )}
              <button
                type="button"
                aria-label={`Remove host ${place + 1}`}
                data-row-stop
                onClick={({ currentTarget }) => {
                  focusNeighbour(currentTarget)
                  remove(place)
                }}
                className={buttonClass('quiet', 'icon')}
              >
                <Icon icon={X} className="size-4" />
              </button>
            </div>
            {message && <FieldError id={`${id}-error`}>{message}</FieldError>}
          </div>
        )
      })}
      {errors?.message && <FieldError>{errors.message}</FieldError>}
      <Button size="small" data-row-stop className="w-fit" onClick={() => append({ pattern: '' })}>
        <Icon icon={Plus} className="size-4" /> Add host
      </Button>
    </div>
  )
}
