'use client'

import { useState, type ReactNode } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { useTimeZone } from '#components/shared/use-time-zone.ts'
import { CustomExpiration } from '#components/tokens/custom-expiration.tsx'
import { atHour, choiceOf, onClock, type Lifetimes } from '#components/tokens/expiration.ts'
import { ExpirationText } from '#components/tokens/expiration-text.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { inDays } from '#lib/tokens/lifetimes.ts'

type Values = { expiresAt: string | null }

type Props = {
  label: string
  hint?: ReactNode
  now: Date
  lifetimes: Lifetimes
}

/** How long a token works, and the instant that this comes to. */
export function ExpirationField({ label, hint, now, lifetimes }: Props) {
  const { offered, latest, canBeNever, kept } = lifetimes
  const { trigger } = useFormContext<Values>()
  const { field, fieldState } = useController<Values, 'expiresAt'>({ name: 'expiresAt' })
  const [custom, setCustom] = useState<{ date: string; hour: string; at: string } | null>(null)
  const isCustom = custom !== null && custom.at === field.value
  const choice = isCustom ? 'custom' : choiceOf(field.value, now, lifetimes)
  // The server does not know the viewer's clock.
  const timeZone = useTimeZone()
  const given = timeZone && field.value ? onClock(new Date(field.value)) : { date: '', hour: '' }

  function choose(next: string) {
    if (next === 'kept') set(kept!.at)
    else if (next === 'never') set(null)
    else if (next === 'custom') chooseCustom(onClock(new Date(field.value || inDays(now, 7))))
    else set(inDays(now, Number(next)))
  }

  function chooseCustom(next: { date: string; hour: string }) {
    const at = atHour(next.date, next.hour)
    setCustom({ ...next, at })
    set(at)
  }

  function set(value: string | null) {
    field.onChange(value)
    if (value !== '') void trigger('expiresAt')
  }

  return (
    <div className="flex flex-col gap-3">
      <Field label={label} hint={hint} error={choice === 'custom' ? undefined : fieldState.error?.message}>
        {(control) => (
          <div className="flex items-center gap-x-5 gap-y-2 max-sm:flex-wrap">
            <Select
              {...control}
              ref={field.ref}
              value={choice}
              onChange={({ target }) => choose(target.value)}
              className="w-60 shrink-0"
            >
              {kept && <option value="kept">{kept.label}</option>}
              {offered.map(({ days, label }) => (
                <option key={days} value={days}>
                  {label}
                </option>
              ))}
              <option value="custom">Custom</option>
              {canBeNever && <option value="never">No expiration</option>}
            </Select>
            <ExpirationText at={field.value} />
          </div>
        )}
      </Field>
      {choice === 'custom' && (
        <CustomExpiration
          value={isCustom ? custom : given}
          min={onClock(now).date}
          max={latest === null ? '9999-12-31' : onClock(new Date(latest)).date}
          error={fieldState.error?.message}
          onChange={chooseCustom}
        />
      )}
    </div>
  )
}
