'use client'

import { useWatch } from 'react-hook-form'
import { organizationGrantForm } from '#components/tokens/organization-grant-form.ts'
import { describeRule } from '#components/workloads/describe-rule.ts'
import type { WorkloadFormValues } from '#components/workloads/workload-form-values.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

/** What its tokens can do, or what is missing until they can do anything. */
export function summarizeGrant(values: WorkloadFormValues, organization: string) {
  const granted = organizationGrantForm.granted(values)
  return grantOf('organization').summarize(granted, organization, values.services)
}

/** One sentence on who gets a token and what it can do, which follows the form. */
export function WorkloadSummary({ organization, kind }: { organization: string; kind: WorkloadKind }) {
  const values = useWatch() as WorkloadFormValues
  const summary = summarizeGrant(values, organization)
  return (
    <div className="rounded-card border border-line bg-surface px-4 py-3.5">
      <h2 className="mb-1 text-sm font-medium">This workload</h2>
      <p aria-live="polite" className="wrap-anywhere text-text-muted">
        {describeRule({ ...values, kind })}{' '}
        {'missing' in summary
          ? summary.missing
          : `They can ${summary.can}, each for ${values.lifetimeMinutes} minutes.`}
      </p>
    </div>
  )
}
