'use client'

import { useFormContext } from 'react-hook-form'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'
import type { WorkloadFormValues } from '#components/workloads/workload-form-values.ts'
import { issuerKind, type WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

/** Whether jobs count that may run what strangers wrote. */
export function ForeignCodeFields({ kind }: { kind: WorkloadKind }) {
  const { register } = useFormContext<WorkloadFormValues>()
  const { knowsForks, knowsPullRequestTarget } = issuerKind(kind)
  if (!knowsForks) return null
  const requests = kind === 'gitlab' ? 'merge requests of forks' : 'pull requests'
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1.5 font-medium">Code of others</legend>
      <CheckboxLine
        {...register('allowsForks')}
        label={`Trust jobs of ${requests}`}
        meaning="They may run what somebody without access to the repository wrote."
      />
      {knowsPullRequestTarget && (
        <CheckboxLine
          {...register('allowsPullRequestTarget')}
          label="Trust jobs that strangers start"
          meaning="On pull_request_target, workflow_run, issues and comments: with the repository's rights, on what a stranger wrote."
        />
      )}
    </fieldset>
  )
}
