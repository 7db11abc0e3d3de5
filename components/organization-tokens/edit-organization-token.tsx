'use client'

import { useRouter } from 'next/navigation'
import { FormProvider } from 'react-hook-form'
import { z } from 'zod'
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
import { useActionForm } from '#components/shared/use-action-form.ts'
import { TokenFormLayout } from '#components/tokens/token-form-layout.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { toast } from '#components/ui/toast.ts'
import { paths } from '#lib/paths.ts'
import { updateOrganizationTokenAction } from '#lib/tokens/actions.ts'
import {
  updateOrganizationTokenSchema,
  type UpdateOrganizationToken,
} from '#lib/tokens/organization-token-schema.ts'
import type { OrganizationTokenDetails } from '#lib/tokens/public-organization-token.ts'

type Props = { organization: string; token: OrganizationTokenDetails }

export function EditOrganizationToken({ organization, token }: Props) {
  const router = useRouter()
  const { form, submit, pending, problem } = useActionForm({
    schema: z
      .custom<OrganizationTokenValues>()
      .transform((values): UpdateOrganizationToken => ({ id: token.id, ...toSend(values) }))
      .pipe(updateOrganizationTokenSchema),
    defaultValues: valuesOf(token),
    action: (input) => updateOrganizationTokenAction(organization, input),
    onDone: (saved) => {
      toast(`Saved “${saved.label}”.`)
      router.push(paths.accessTokens(organization))
    },
  })
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
        problem={problem}
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
