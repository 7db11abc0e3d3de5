'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { FormProvider, useForm, type Resolver } from 'react-hook-form'
import { reachesNothing } from '#components/organization-tokens/access-words.ts'
import { LabelFields } from '#components/organization-tokens/label-fields.tsx'
import { LiveOrganizationSummary } from '#components/organization-tokens/live-organization-summary.tsx'
import {
  toSend,
  valuesOf,
  type OrganizationTokenValues,
} from '#components/organization-tokens/organization-token-form.ts'
import { OrganizationSection } from '#components/organization-tokens/organization-section.tsx'
import { RepositorySection } from '#components/organization-tokens/repository-section.tsx'
import { TokenFormLayout } from '#components/tokens/token-form-layout.tsx'
import { useTokenSubmit } from '#components/tokens/use-token-submit.ts'
import { Notice } from '#components/ui/notice.tsx'
import { toast } from '#components/ui/toast.ts'
import { paths } from '#lib/paths.ts'
import { updateOrganizationTokenAction } from '#lib/tokens/actions.ts'
import {
  updateOrganizationTokenSchema,
  type UpdateOrganizationToken,
} from '#lib/tokens/organization-token-schema.ts'
import type { OrganizationTokenDetails } from '#lib/tokens/public-organization-token.ts'

const check = zodResolver(updateOrganizationTokenSchema)

type Values = OrganizationTokenValues
type Props = { organization: string; token: OrganizationTokenDetails }

export function EditOrganizationToken({ organization, token }: Props) {
  const router = useRouter()
  const resolver: Resolver<Values, unknown, UpdateOrganizationToken> = (values, context, options) =>
    check({ id: token.id, ...toSend(values) }, context, options as never) as never
  const form = useForm<Values, unknown, UpdateOrganizationToken>({
    resolver,
    defaultValues: valuesOf(token),
  })
  const { submit, pending, failure } = useTokenSubmit(
    form,
    (input) => updateOrganizationTokenAction(organization, input),
    (saved) => {
      toast(`Saved “${saved.label}”.`)
      router.push(paths.accessTokens(organization))
    },
  )
  const { publicRead, repositories, scopes } = token

  return (
    <FormProvider {...form}>
      <TokenFormLayout
        label="Edit access token"
        submit="Save"
        cancelHref={paths.accessTokens(organization)}
        summary={<LiveOrganizationSummary organization={organization} />}
        onSubmit={submit}
        pending={pending}
        failure={failure}
      >
        {reachesNothing(token) && (
          <Notice>
            The repositories that it was given are deleted. It reaches nothing until you add others.
          </Notice>
        )}
        <LabelFields />
        <div className="flex flex-col gap-3">
          <RepositorySection
            organization={organization}
            startOpen={publicRead || repositories.all !== null || repositories.chosen > 0}
          />
          <OrganizationSection startOpen={scopes.length > 0} />
        </div>
      </TokenFormLayout>
    </FormProvider>
  )
}
