'use client'

import { useEffect, useState } from 'react'
import { z } from 'zod'
import { ThroughApi } from '#components/shared/through-api.tsx'
import { useEditForm } from '#components/shared/use-edit-form.ts'
import { organizationGrantForm } from '#components/tokens/organization-grant-form.ts'
import { navigate } from '#components/ui/navigate.ts'
import { toast } from '#components/ui/toast.ts'
import { updateRequest } from '#components/workloads/api-request.ts'
import { WorkloadForm } from '#components/workloads/workload-form.tsx'
import {
  ruleToSend,
  ruleValues,
  type WorkloadFormValues,
} from '#components/workloads/workload-form-values.ts'
import type { OfferedService } from '#lib/grants/given-service.ts'
import { paths } from '#lib/paths.ts'
import { updateWorkloadAction } from '#lib/workloads/actions.ts'
import type { WorkloadDetails } from '#lib/workloads/public-workload.ts'
import { updateWorkloadSchema, type Condition, type UpdateWorkload } from '#lib/workloads/schema.ts'
import { workloadFacts } from '#lib/workloads/workload-facts.ts'

type Props = {
  organization: string
  workload: WorkloadDetails
  services: OfferedService[]
  origin: string
  /** A condition made from an attempt, which the form starts with beside what is stored. */
  added: Condition | null
}

export function EditWorkload({ organization, workload, services, origin, added }: Props) {
  const values = ruleValues(workload)
  const form = useEditForm({
    schema: z
      .custom<Partial<WorkloadFormValues>>()
      .transform((changed): UpdateWorkload => ruleToSend(changed))
      .pipe(updateWorkloadSchema),
    values,
    together: Object.keys(organizationGrantForm.empty),
    action: (input) => updateWorkloadAction(organization, workload.id, input, workloadFacts(workload)),
    onDone: ({ name }) => {
      toast(`Saved ${name}.`)
      navigate(paths.workload(organization, workload.id), { replace: true })
    },
  })
  const { setValue } = form.form
  const [isAdded, setAdded] = useState(false)
  useEffect(() => {
    if (!added) return
    const others = values.conditions.filter(({ claim }) => claim !== added.claim)
    setValue('conditions', [...others, added], { shouldDirty: true })
    setAdded(true)
    // Once, when the form opens.
  }, [])
  return (
    <WorkloadForm
      // Its lines are read anew: they don't follow what is set from outside.
      key={String(isAdded)}
      {...form}
      {...{ organization, kind: workload.kind, services }}
      needsGrant={false}
      label="Edit trusted workload"
      submitLabel="Save"
      cancel={paths.workload(organization, workload.id)}
      end={
        <ThroughApi
          origin={origin}
          control={form.form.control}
          request={(values) => updateRequest(organization, workload, values)}
          waiting="once something is changed"
        />
      }
    />
  )
}
