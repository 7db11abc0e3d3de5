'use client'

import { useWatch } from 'react-hook-form'
import { FieldError } from '#components/ui/field-error.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { WorkloadFormValues } from '#components/workloads/workload-form-values.ts'
import { issuerKind, type WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import { ruleProblem, ruleWarning } from '#lib/workloads/rule-problem.ts'

/** Says, while the form is filled in, what the rule lacks, or what it still trusts. */
export function RuleState({ kind, error }: { kind: WorkloadKind; error: string | undefined }) {
  const [conditions, issuer] = useWatch<WorkloadFormValues, ['conditions', 'issuer']>({
    name: ['conditions', 'issuer'],
  })
  const filled = conditions.filter(({ value }) => value.trim() !== '')
  const { issuer: of } = issuerKind(kind)
  const rule = { kind, conditions: filled, issuer: 'fixed' in of ? of.fixed : issuer }
  const problem = ruleProblem(rule)
  const lacksId = problem?.path.join('.') === 'conditions' ? problem.message : null
  const warning = lacksId ?? ruleWarning(rule)
  if (error) return <FieldError>{error}</FieldError>
  if (!warning) return null
  return (
    <div role="status">
      <Notice>{warning}</Notice>
    </div>
  )
}
