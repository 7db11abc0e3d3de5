'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { FormProvider, useForm, type Resolver } from 'react-hook-form'
import { LabelFields } from '#components/organization-tokens/label-fields.tsx'
import { LiveOrganizationSummary } from '#components/organization-tokens/live-organization-summary.tsx'
import {
  emptyValues,
  toSend,
  type OrganizationTokenValues,
} from '#components/organization-tokens/organization-token-form.ts'
import { OrganizationSection } from '#components/organization-tokens/organization-section.tsx'
import { RepositorySection } from '#components/organization-tokens/repository-section.tsx'
import { ExpirationField } from '#components/tokens/expiration-field.tsx'
import { RevealDialog } from '#components/tokens/reveal-dialog.tsx'
import { TokenFormLayout } from '#components/tokens/token-form-layout.tsx'
import { useCreated } from '#components/tokens/use-created.ts'
import { useTokenSubmit } from '#components/tokens/use-token-submit.ts'
import { paths } from '#lib/paths.ts'
import { createOrganizationTokenAction } from '#lib/tokens/actions.ts'
import { countedDays, inDays, startingDays } from '#lib/tokens/expires-at.ts'
import { organizationTokenPolicy as policy } from '#lib/tokens/organization-token-policy.ts'
import {
  createOrganizationTokenSchema,
  type CreateOrganizationToken,
} from '#lib/tokens/organization-token-schema.ts'

type Values = OrganizationTokenValues
type Props = { organization: string; maxTokenDays: number | null; host: string; now: Date }

export function NewOrganizationToken({ organization, maxTokenDays, host, now }: Props) {
  const router = useRouter()
  const [created, setCreated] = useCreated()
  const check = zodResolver(createOrganizationTokenSchema(maxTokenDays, now))
  const resolver: Resolver<Values, unknown, CreateOrganizationToken> = (values, context, options) =>
    check(toSend(values), context, options as never) as never
  const form = useForm<Values, unknown, CreateOrganizationToken>({
    resolver,
    defaultValues: { ...emptyValues, expiresAt: inDays(now, startingDays(policy, maxTokenDays)) },
  })
  const { submit, pending, failure } = useTokenSubmit(
    form,
    (input) => createOrganizationTokenAction(organization, input),
    setCreated,
  )

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
        failure={failure}
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
