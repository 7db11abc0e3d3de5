'use client'

import { z } from 'zod'
import { ThroughApi } from '#components/shared/through-api.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { navigate } from '#components/ui/navigate.ts'
import { toast } from '#components/ui/toast.ts'
import { createRequest } from '#components/workloads/api-request.ts'
import { WorkloadForm } from '#components/workloads/workload-form.tsx'
import {
  ruleToSend,
  startingRule,
  type WorkloadFormValues,
} from '#components/workloads/workload-form-values.ts'
import type { OfferedService } from '#lib/grants/given-service.ts'
import { paths } from '#lib/paths.ts'
import { createWorkloadAction } from '#lib/workloads/actions.ts'
import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import { createWorkloadSchema, type CreateWorkload } from '#lib/workloads/schema.ts'

type Props = {
  organization: string
  kind: WorkloadKind
  audience: string
  services: OfferedService[]
  origin: string
}

export function NewWorkload({ organization, kind, audience, services, origin }: Props) {
  const form = useActionForm({
    schema: z
      .custom<WorkloadFormValues>()
      .transform((values): CreateWorkload => ({ ...ruleToSend(values), kind }) as CreateWorkload)
      .pipe(createWorkloadSchema),
    defaultValues: startingRule(kind, audience),
    action: (input, key) => createWorkloadAction(organization, input, key),
    onDone: ({ id, name }) => {
      toast(`Created ${name}.`)
      navigate(paths.workload(organization, id), { replace: true })
    },
  })
  return (
    <WorkloadForm
      {...form}
      {...{ organization, kind, services }}
      needsGrant
      label="New trusted workload"
      submitLabel="Create trusted workload"
      cancel={paths.workloads(organization)}
      end={
        <ThroughApi
          origin={origin}
          control={form.form.control}
          request={(values) => createRequest(organization, kind, values)}
        />
      }
    />
  )
}
