'use client'

import { useFormContext } from 'react-hook-form'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { WorkloadFormValues } from '#components/workloads/workload-form-values.ts'
import { issuerKind, type WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

const lifetimes = [5, 10, 15, 30, 45, 60]

/** Name, issuer, audience, pasted keys and lifetime. */
export function RuleFields({ kind }: { kind: WorkloadKind }) {
  const { register, formState } = useFormContext<WorkloadFormValues>()
  const { errors, defaultValues } = formState
  const { issuer, takesKeys } = issuerKind(kind)
  const stored = defaultValues?.lifetimeMinutes
  const offered = stored && !lifetimes.includes(stored) ? [...lifetimes, stored] : lifetimes
  const plain = { autoComplete: 'off', spellCheck: false, autoCapitalize: 'none' } as const
  return (
    <>
      <Field label="Name" hint="What runs there, as in Releases of api." error={errors.name?.message}>
        {(control) => <Input {...control} {...register('name')} dir="auto" autoComplete="off" />}
      </Field>
      <Field
        label="Issuer"
        hint={'fixed' in issuer ? 'The same for all.' : `${issuer.hint} As in ${issuer.example}.`}
        error={errors.issuer?.message}
      >
        {(control) => (
          <Input
            {...control}
            {...plain}
            {...register('issuer')}
            readOnly={'fixed' in issuer}
            inputMode="url"
            className="font-mono read-only:bg-surface-muted"
          />
        )}
      </Field>
      <Field
        label="Audience"
        hint="Whom the job asks its token for. The gatehouse command asks for this address by itself."
        error={errors.audience?.message}
      >
        {(control) => <Input {...control} {...plain} {...register('audience')} className="font-mono" />}
      </Field>
      {takesKeys && (
        <Field
          label="Public keys"
          optional
          hint="Where Gatehouse can't reach the issuer: its key set, as kubectl get --raw /openid/v1/jwks prints it. Paste it again when the keys change."
          error={errors.jwks?.message}
        >
          {(control) => (
            <TextArea {...control} {...plain} {...register('jwks')} rows={4} className="font-mono text-sm" />
          )}
        </Field>
      )}
      <Field label="Tokens last" error={errors.lifetimeMinutes?.message}>
        {(control) => (
          <Select {...control} {...register('lifetimeMinutes', { valueAsNumber: true })} className="w-40">
            {offered.map((minutes) => (
              <option key={minutes} value={minutes}>
                {minutes} minutes
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  )
}
