'use client'

import { useRouter } from 'next/navigation'
import { FormProvider } from 'react-hook-form'
import { z } from 'zod'
import { LabelFields } from '#components/organization-tokens/label-fields.tsx'
import { LiveOrganizationSummary } from '#components/organization-tokens/live-organization-summary.tsx'
import {
  emptyValues,
  toSend,
  type OrganizationTokenValues,
} from '#components/organization-tokens/organization-token-form.ts'
import { OrganizationSection } from '#components/organization-tokens/organization-section.tsx'
import { RepositorySection } from '#components/organization-tokens/repository-section.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { ExpirationField } from '#components/tokens/expiration-field.tsx'
import { RevealDialog } from '#components/tokens/reveal-dialog.tsx'
import { TokenFormLayout } from '#components/tokens/token-form-layout.tsx'
import { useCreated } from '#components/tokens/use-created.ts'
import { paths } from '#lib/paths.ts'
import { createOrganizationTokenAction } from '#lib/tokens/actions.ts'
import { countedDays, inDays, startingDays } from '#lib/tokens/expires-at.ts'
import { organizationTokenPolicy as policy } from '#lib/tokens/organization-token-policy.ts'
import { createOrganizationTokenSchema } from '#lib/tokens/organization-token-schema.ts'

type Props = { organization: string; maxTokenDays: number | null; host: string; now: Date }

export function NewOrganizationToken({ organization, maxTokenDays, host, now }: Props) {
  const router = useRouter()
  const [created, setCreated] = useCreated()
  const { form, submit, pending, problem } = useActionForm({
    schema: z
      .custom<OrganizationTokenValues>()
      .transform(toSend)
      .pipe(createOrganizationTokenSchema(maxTokenDays, now)),
    defaultValues: { ...emptyValues, expiresAt: inDays(now, startingDays(policy, maxTokenDays)) },
    action: (input) => createOrganizationTokenAction(organization, input),
    onDone: setCreated,
  })

  const maximum =
    maxTokenDays === null
      ? null
      : { days: maxTokenDays, says: `${organization} allows ${countedDays(maxTokenDays)} at most.` }

  return (
    <FormProvider {...form}>
      <TokenFormLayout
        label="Generate access token"
        submit="Generate token"
        cancelHref={paths.accessTokens(organization)}
        summary={<LiveOrganizationSummary organization={organization} />}
        onSubmit={submit}
        pending={pending}
        problem={problem}
      >
        <LabelFields />
        <ExpirationField label="Expiration date" now={now} policy={policy} maximum={maximum} />
        <div className="flex flex-col gap-3">
          <RepositorySection organization={organization} startOpen={false} />
          <OrganizationSection startOpen={false} />
        </div>
      </TokenFormLayout>
      {created && (
        <RevealDialog
          created={created}
          username={organization}
          host={host}
          onClose={() => {
            setCreated(null)
            router.push(paths.accessTokens(organization))
          }}
        />
      )}
    </FormProvider>
  )
}
