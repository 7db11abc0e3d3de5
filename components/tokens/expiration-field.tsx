'use client'

import { useState } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { atHour, inDays, onClock } from '#components/tokens/expiration.ts'
import { ExpirationWords } from '#components/tokens/expiration-words.tsx'
import type { TokenFormValues } from '#components/tokens/token-form-values.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { personalTokenPolicy } from '#lib/tokens/personal-token-policy.ts'

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))

/** How long a token holds, and the instant that this comes to. */
export function ExpirationField({ now }: { now: Date }) {
  const { trigger } = useFormContext<TokenFormValues>()
  const { field, fieldState } = useController<TokenFormValues, 'expiresAt'>({ name: 'expiresAt' })
  const [choice, setChoice] = useState(String(personalTokenPolicy.defaultExpirationDays))
  const [custom, setCustom] = useState({ date: '', hour: '' })

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
      <Field label="Expiration" error={choice === 'custom' ? undefined : fieldState.error?.message}>
        {(control) => (
          <Select
            {...control}
            ref={field.ref}
            value={choice}
            onChange={({ target }) => choose(target.value)}
            className="max-w-60"
          >
            {personalTokenPolicy.expirations.map(({ days, label }) => (
              <option key={days} value={days}>
                {label}
              </option>
            ))}
            <option value="custom">Custom</option>
            <option value="never">No expiration</option>
          </Select>
        )}
      </Field>
      {choice === 'custom' && (
        <div className="flex flex-wrap items-start gap-3">
          <Field label="Day" error={fieldState.error?.message}>
            {(control) => (
              <Input
                {...control}
                type="date"
                min={onClock(now).date}
                max="9999-12-31"
                value={custom.date}
                onChange={({ target }) => chooseCustom({ ...custom, date: target.value })}
                className="w-44"
              />
            )}
          </Field>
          <Field label="Hour">
            {(control) => (
              <Select
                {...control}
                value={custom.hour}
                onChange={({ target }) => chooseCustom({ ...custom, hour: target.value })}
                className="w-28"
              >
                {hours.map((hour) => (
                  <option key={hour} value={hour}>
                    {hour}:00
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      )}
      <ExpirationWords at={field.value} />
    </div>
  )
}
