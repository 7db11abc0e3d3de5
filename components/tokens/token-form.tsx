'use client'

import type { ReactNode, SubmitEventHandler } from 'react'
import { FormProvider, useWatch, type FieldValues, type UseFormReturn } from 'react-hook-form'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { OrganizationSection } from '#components/tokens/organization-section.tsx'
import { PersonalGrantFields } from '#components/tokens/personal-grant-fields.tsx'
import { RepositorySection } from '#components/tokens/repository-section.tsx'
import type { TokenFormValues } from '#components/tokens/token-form-values.ts'
import { summarizeToken } from '#components/tokens/summarize-token.ts'
import { TokenTextFields } from '#components/tokens/token-text-fields.tsx'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { tokenPaths } from '#lib/paths.ts'

type Props<Values extends FieldValues, Input> = {
  owner: Owner
  label: string
  /** The word on the button. */
  submitLabel: string
  form: UseFormReturn<Values, unknown, Input>
  submit: SubmitEventHandler
  pending: boolean
  problem: FormProblem
  /** What stands between the texts and what the token may do. */
  children?: ReactNode
}

/** Fields at the left; the summary beside them where there is room, else above the buttons. */
export function TokenForm<Values extends FieldValues, Input>(props: Props<Values, Input>) {
  const { owner, label, submitLabel, form, submit, pending, problem, children } = props
  return (
    <FormProvider {...form}>
      <form
        noValidate
        aria-label={label}
        onSubmit={submit}
        className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,35rem)_minmax(14rem,20rem)]"
      >
        <div className="flex min-w-0 flex-col gap-8">
          <TokenTextFields kind={owner.kind} />
          {children}
          {owner.kind === 'account' ? (
            <PersonalGrantFields />
          ) : (
            <div className="flex flex-col gap-3">
              <RepositorySection organization={owner.name} />
              <OrganizationSection />
            </div>
          )}
        </div>
        <aside aria-label="Summary" className="lg:row-span-2">
          <div className="sticky top-8">
            <div className="rounded-card border border-line bg-surface px-4 py-3.5">
              <h2 className="mb-1 text-sm font-medium">This token</h2>
              <p aria-live="polite" className="text-text-muted tabular-nums">
                <Summary owner={owner} />
              </p>
            </div>
          </div>
        </aside>
        <div className="flex flex-col gap-4 border-t border-line pt-6">
          <FormProblem problem={problem} />
          <div className="flex gap-2 max-sm:flex-col">
            <Button type="submit" look="primary" pending={pending}>
              {submitLabel}
            </Button>
            <LinkButton href={tokenPaths(owner).list} look="quiet">
              Cancel
            </LinkButton>
          </div>
        </div>
      </form>
    </FormProvider>
  )
}

/** What this token will be able to do, in one sentence that follows the form. */
function Summary({ owner }: { owner: Owner }) {
  const values = useWatch() as TokenFormValues<OwnerKind>
  return summarizeToken(owner.kind, 'name' in owner ? owner.name : '', values)
}
