'use client'

import { useState } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { useTimeZone } from '#components/shared/use-time-zone.ts'
import { CustomExpiration } from '#components/tokens/custom-expiration.tsx'
import { atHour, choiceOf, offered, onClock } from '#components/tokens/expiration.ts'
import { ExpirationText } from '#components/tokens/expiration-text.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { OwnerKind } from '#lib/owners.ts'
import { inDays } from '#lib/tokens/expires-at.ts'

type Values = { expiresAt: string | null }

type Props = {
  label: string
  now: Date
  kind: OwnerKind
  /** The longest that a token may live, and who says so: nothing beyond is offered. */
  maximum: { days: number; says: string } | null
}

/** How long a token holds, and the instant that this comes to. */
export function ExpirationField({ label, now, kind, maximum }: Props) {
  const maxDays = maximum?.days ?? null
  const { trigger } = useFormContext<Values>()
  const { field, fieldState } = useController<Values, 'expiresAt'>({ name: 'expiresAt' })
  const [choice, setChoice] = useState(() => choiceOf(field.value, now, offered(kind, maxDays)))
  const [custom, setCustom] = useState<{ date: string; hour: string } | null>(null)
  // The server does not know the viewer's clock.
  const timeZone = useTimeZone()
  const given = timeZone && field.value ? onClock(new Date(field.value)) : { date: '', hour: '' }

  function choose(next: string) {
    setChoice(next)
    if (next === 'never') set(null)
    else if (next === 'custom') chooseCustom(onClock(new Date(field.value || inDays(now, 30))))
    else set(inDays(now, Number(next)))
  }

  function chooseCustom(next: { date: string; hour: string }) {
    setCustom(next)
    set(atHour(next.date, next.hour))
  }

  function set(value: string | null) {
    field.onChange(value)
    if (value !== '') void trigger('expiresAt')
  }

  return (
    <div className="flex flex-col gap-3">
      <Field
        label={label}
        hint={maximum?.says}
        error={choice === 'custom' ? undefined : fieldState.error?.message}
      >
        {(control) => (
          <Select
            {...control}
            ref={field.ref}
            value={choice}
            onChange={({ target }) => choose(target.value)}
            className="max-w-60"
          >
            {offered(kind, maxDays).map(({ days, label }) => (
              <option key={days} value={days}>
                {label}
              </option>
            ))}
            <option value="custom">Custom</option>
            {maxDays === null && <option value="never">No expiration</option>}
          </Select>
        )}
      </Field>
      {choice === 'custom' && (
        <CustomExpiration
          value={custom ?? given}
          min={onClock(now).date}
          max={maxDays === null ? '9999-12-31' : onClock(new Date(inDays(now, maxDays))).date}
          error={fieldState.error?.message}
          onChange={chooseCustom}
        />
      )}
      <ExpirationText at={field.value} />
    </div>
  )
}
