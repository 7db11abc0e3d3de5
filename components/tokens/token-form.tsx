'use client'

import type { ReactNode, SubmitEventHandler } from 'react'
import { FormProvider, useWatch, type FieldValues, type UseFormReturn } from 'react-hook-form'
import type { FormProblem } from '#components/shared/form-problem.tsx'
import { FormBar } from '#components/tokens/form-bar.tsx'
import { OrganizationSection } from '#components/tokens/organization-section.tsx'
import { PersonalGrantFields } from '#components/tokens/personal-grant-fields.tsx'
import { RepositorySection } from '#components/tokens/repository-section.tsx'
import { ServiceSection } from '#components/tokens/service-section.tsx'
import type { TokenFormValues } from '#components/tokens/token-form-values.ts'
import { missingGrant, summarizeToken } from '#components/tokens/summarize-token.ts'
import { TokenTextFields } from '#components/tokens/token-text-fields.tsx'
import type { OfferedService } from '#lib/grants/given-service.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'

type Props<Values extends FieldValues, Input> = {
  owner: Owner
  label: string
  /** The word on the button. */
  submitLabel: string
  form: UseFormReturn<Values, unknown, Input>
  submit: SubmitEventHandler
  pending: boolean
  problem: FormProblem
  /** Whether the token has to be able to do something before the form can be sent. */
  needsGrant: boolean
  /** What the token can be given beside repositories. */
  services: readonly OfferedService[]
  start?: ReactNode
  /** What stands between the texts and what the token may do. */
  children?: ReactNode
  end?: ReactNode
}

/** Fields at the left, with the button in a bar below; the summary beside them where there is room, else under them. */
export function TokenForm<Values extends FieldValues, Input>(props: Props<Values, Input>) {
  const { owner, label, form, submit, needsGrant, services, start, children, end, ...bar } = props
  return (
    <FormProvider {...form}>
      <form
        noValidate
        aria-label={label}
        onSubmit={submit}
        className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,35rem)_minmax(14rem,20rem)] lg:gap-x-12"
      >
        {/* On a phone, all are siblings: the bar stays in view while the summary scrolls by. */}
        <div className="contents min-w-0 flex-col gap-6 lg:flex">
          {start}
          <TokenTextFields kind={owner.kind} />
          {children}
          {owner.kind === 'account' ? (
            <>
              <PersonalGrantFields />
              <ServiceSection offered={services} />
            </>
          ) : (
            <div className="flex flex-col gap-3">
              <RepositorySection organization={owner.name} />
              <ServiceSection offered={services} />
              <OrganizationSection />
            </div>
          )}
          {end}
          <Bar {...bar} owner={owner} needsGrant={needsGrant} />
        </div>
        <aside aria-label="Summary">
          <div className="sticky top-8">
            <div className="rounded-card border border-line bg-surface px-4 py-3.5">
              <h2 className="mb-1 text-sm font-medium">This token</h2>
              <p aria-live="polite" className="text-text-muted tabular-nums">
                <Summary owner={owner} />
              </p>
            </div>
          </div>
        </aside>
      </form>
    </FormProvider>
  )
}

type BarProps = Pick<
  Props<FieldValues, unknown>,
  'owner' | 'needsGrant' | 'submitLabel' | 'pending' | 'problem'
>

function Bar({ owner, needsGrant, ...bar }: BarProps) {
  const values = useWatch() as TokenFormValues<OwnerKind>
  const refusal = needsGrant ? missingGrant(owner.kind, nameOf(owner), values) : null
  return <FormBar {...bar} cancel={tokenPaths(owner).list} refusal={refusal} />
}

/** What this token will be able to do, in one sentence that follows the form. */
function Summary({ owner }: { owner: Owner }) {
  const values = useWatch() as TokenFormValues<OwnerKind>
  return summarizeToken(owner.kind, nameOf(owner), values)
}

const nameOf = (owner: Owner) => ('name' in owner ? owner.name : '')
