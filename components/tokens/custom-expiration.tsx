'use client'

import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))

type Moment = { date: string; hour: string }

type Props = {
  value: Moment
  min: string
  max: string
  error: string | undefined
  onChange: (value: Moment) => void
}

/** A day and an hour on the viewer's clock. */
export function CustomExpiration({ value, min, max, error, onChange }: Props) {
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Field label="Day" error={error}>
        {(control) => (
          <Input
            {...control}
            type="date"
            min={min}
            max={max}
            value={value.date}
            onChange={({ target }) => onChange({ ...value, date: target.value })}
            className="w-44"
          />
        )}
      </Field>
      <Field label="Hour">
        {(control) => (
          <Select
            {...control}
            value={value.hour}
            onChange={({ target }) => onChange({ ...value, hour: target.value })}
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
  )
}
