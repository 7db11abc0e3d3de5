'use client'

import { useRouter } from 'next/navigation'
import { FormProvider } from 'react-hook-form'
import { z } from 'zod'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { DescriptionField } from '#components/tokens/description-field.tsx'
import { LiveSummary } from '#components/tokens/live-summary.tsx'
import { PermissionField } from '#components/tokens/permission-field.tsx'
import { RepositoriesField } from '#components/tokens/repositories-field.tsx'
import { TokenFormLayout } from '#components/tokens/token-form-layout.tsx'
import { toSend, type ChosenEntry, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import { toast } from '#components/ui/toast.ts'
import { paths } from '#lib/paths.ts'
import { updateTokenAction } from '#lib/tokens/actions.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import { updateTokenSchema, type UpdateToken } from '#lib/tokens/schema.ts'

type Props = { token: PublicToken; chosen: ChosenEntry[] }

export function EditToken({
  token: { id, description, permission, repositories, expiresAt },
  chosen,
}: Props) {
  const router = useRouter()
  const { form, submit, pending, problem } = useActionForm({
    schema: z
      .custom<TokenFormValues>()
      .transform((values): UpdateToken => ({ id, ...toSend(values) }))
      .pipe(updateTokenSchema),
    defaultValues: {
      description,
      permission,
      repositories: repositories === 'all' ? 'all' : chosen,
      expiresAt: expiresAt && expiresAt.toISOString(),
    },
    action: updateTokenAction,
    onDone: (saved) => {
      toast(`Saved “${saved.description}”.`)
      router.push(paths.security)
    },
  })

  return (
    <FormProvider {...form}>
      <TokenFormLayout
        label="Edit access token"
        submit="Save"
        cancelHref={paths.security}
        summary={<LiveSummary />}
        onSubmit={submit}
        pending={pending}
        problem={problem}
      >
        <DescriptionField />
        <PermissionField />
        <RepositoriesField />
      </TokenFormLayout>
    </FormProvider>
  )
}
