'use client'

import { useFormContext, useWatch } from 'react-hook-form'
import { templateValues, type ServiceFormValues } from '#components/services/service-form-values.ts'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { ServiceKind } from '#lib/services/schema.ts'
import { serviceTemplates } from '#lib/services/service-templates.ts'

/** What kind of service a new one is: choosing it fills in permissions and rules. */
export function KindField({ of }: { of: string | null }) {
  const { setValue } = useFormContext<ServiceFormValues>()
  const kind = useWatch<ServiceFormValues, 'kind'>({ name: 'kind' })
  function choose(wanted: ServiceKind) {
    const { permissions, rules } = templateValues(of, wanted)
    setValue('kind', wanted, { shouldDirty: true })
    setValue('permissions', permissions)
    setValue('rules', rules)
  }
  return (
    <Field label="Kind" hint={serviceTemplates[kind].meaning} className="max-w-[560px]">
      {(control) => (
        <Select {...control} value={kind} onChange={({ target }) => choose(target.value as ServiceKind)}>
          {Object.entries(serviceTemplates).map(([value, { label }]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
