'use client'

import type { ReactNode, SubmitEventHandler } from 'react'
import { FormProvider, useWatch, type FieldValues, type UseFormReturn } from 'react-hook-form'
import type { FormProblem } from '#components/shared/form-problem.tsx'
import { FormBar } from '#components/tokens/form-bar.tsx'
import { OrganizationSection } from '#components/tokens/organization-section.tsx'
import { RepositorySection } from '#components/tokens/repository-section.tsx'
import { ServiceSection } from '#components/tokens/service-section.tsx'
import { ConditionsField } from '#components/workloads/conditions-field.tsx'
import { ForeignCodeFields } from '#components/workloads/foreign-code-fields.tsx'
import { RuleFields } from '#components/workloads/rule-fields.tsx'
import { summarizeGrant, WorkloadSummary } from '#components/workloads/workload-summary.tsx'
import type { WorkloadFormValues } from '#components/workloads/workload-form-values.ts'
import type { OfferedService } from '#lib/grants/given-service.ts'
import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

type Props<Values extends FieldValues, Input> = {
  organization: string
  kind: WorkloadKind
  /** What its tokens can be given beside repositories. */
  services: readonly OfferedService[]
  label: string
  submitLabel: string
  cancel: string
  /** Whether it can't be sent while its tokens could do nothing. */
  needsGrant: boolean
  form: UseFormReturn<Values, unknown, Input>
  submit: SubmitEventHandler
  pending: boolean
  problem: FormProblem
  children?: ReactNode
  /** Above the bar. */
  end: ReactNode
}

/** Who is trusted, by which claims, and what a token made for them may do; what that comes to stands beside it. */
export function WorkloadForm<Values extends FieldValues, Input>(props: Props<Values, Input>) {
  const { organization, kind, services, label, form, submit, children, end, ...bar } = props
  return (
    <FormProvider {...form}>
      <form
        noValidate
        aria-label={label}
        onSubmit={submit}
        className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,35rem)_minmax(14rem,20rem)] lg:gap-x-12"
      >
        <div className="contents min-w-0 flex-col gap-6 lg:flex">
          {children}
          <RuleFields kind={kind} />
          <ConditionsField kind={kind} />
          <ForeignCodeFields kind={kind} />
          <div className="flex flex-col gap-3">
            <h2 className="font-medium">What its tokens may do</h2>
            <RepositorySection organization={organization} />
            <ServiceSection offered={services} />
            <OrganizationSection />
          </div>
          {end}
          <Bar {...bar} organization={organization} />
        </div>
        <aside aria-label="Summary">
          <div className="sticky top-8">
            <WorkloadSummary organization={organization} kind={kind} />
          </div>
        </aside>
      </form>
    </FormProvider>
  )
}

type BarProps = Pick<
  Props<FieldValues, unknown>,
  'organization' | 'needsGrant' | 'submitLabel' | 'cancel' | 'pending' | 'problem'
>

function Bar({ organization, needsGrant, ...bar }: BarProps) {
  const summary = summarizeGrant(useWatch() as WorkloadFormValues, organization)
  return <FormBar {...bar} refusal={needsGrant && 'missing' in summary ? summary.missing : null} />
}
