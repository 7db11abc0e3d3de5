'use client'

import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import {
  areOfKind,
  templateValues,
  type ServiceFormValues,
} from '#components/services/service-form-values.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { ServiceKind } from '#lib/services/schema.ts'
import { serviceTemplates } from '#lib/services/service-templates.ts'

/** What kind of service a new one is: choosing it fills in permissions and rules, unless they were edited. */
export function KindField({ of }: { of: string | null }) {
  const { getValues, setValue } = useFormContext<ServiceFormValues>()
  const kind = useWatch<ServiceFormValues, 'kind'>({ name: 'kind' })
  const [isKept, setKept] = useState(false)
  function choose(wanted: ServiceKind) {
    const isEdited = !areOfKind(of, kind, getValues())
    setValue('kind', wanted, { shouldDirty: true })
    if (isEdited) setKept(true)
    else fillIn(wanted)
  }
  function fillIn(wanted: ServiceKind) {
    const { permissions, rules } = templateValues(of, wanted)
    setValue('permissions', permissions)
    setValue('rules', rules)
    setKept(false)
  }
  const { label, meaning } = serviceTemplates[kind]
  return (
    <div className="flex max-w-[560px] flex-col gap-2">
      <Field label="Kind" hint={meaning}>
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
      {isKept && (
        <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          Your permissions and rules stay as you edited them.
          <Button size="small" onClick={() => fillIn(kind)}>
            Use those of {label}
          </Button>
        </div>
      )}
    </div>
  )
}
