import { describeLifetime, lifetimeUnits, type Lifetime } from '#components/devices/lifetime.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'

type Props = {
  value: Lifetime
  /** What was asked for, in seconds: the longest there can be. */
  most: number
  error: string | undefined
  onChange: (value: Lifetime) => void
}

/** For how long, in minutes, hours or days. */
export function LifetimeField({ value, most, error, onChange }: Props) {
  return (
    <Field label="For how long" hint={`${describeLifetime(most)} at most, as asked.`} error={error}>
      {(control) => (
        <div className="flex max-w-72 gap-2">
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            value={value.count}
            onChange={({ target }) => onChange({ ...value, count: target.value })}
            className="w-24"
          />
          <Select
            aria-label="Unit"
            value={value.unit}
            onChange={({ target }) => onChange({ ...value, unit: target.value as Lifetime['unit'] })}
            className="w-32 shrink-0"
          >
            {lifetimeUnits.toReversed().map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </div>
      )}
    </Field>
  )
}
