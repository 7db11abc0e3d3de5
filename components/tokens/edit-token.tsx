'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { FormProvider, useForm, type Resolver } from 'react-hook-form'
import { DescriptionField } from '#components/tokens/description-field.tsx'
import { LiveSummary } from '#components/tokens/live-summary.tsx'
import { PermissionField } from '#components/tokens/permission-field.tsx'
import { RepositoriesField } from '#components/tokens/repositories-field.tsx'
import { TokenFormLayout } from '#components/tokens/token-form-layout.tsx'
import { toSend, type ChosenEntry, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import { useTokenSubmit } from '#components/tokens/use-token-submit.ts'
import { toast } from '#components/ui/toast.ts'
import { paths } from '#lib/paths.ts'
import { updateTokenAction } from '#lib/tokens/actions.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import { updateTokenSchema, type UpdateToken } from '#lib/tokens/schema.ts'

const check = zodResolver(updateTokenSchema)

type Props = { token: PublicToken; chosen: ChosenEntry[] }

export function EditToken({
  token: { id, description, permission, repositories, expiresAt },
  chosen,
}: Props) {
  const router = useRouter()
  const resolver: Resolver<TokenFormValues, unknown, UpdateToken> = (values, context, options) =>
    check({ id, ...toSend(values) }, context, options as never) as never
  const form = useForm<TokenFormValues, unknown, UpdateToken>({
    resolver,
    defaultValues: {
      description,
      permission,
      repositories: repositories === 'all' ? 'all' : chosen,
      expiresAt: expiresAt && expiresAt.toISOString(),
    },
  })
  const { submit, pending, failure } = useTokenSubmit(form, updateTokenAction, (saved) => {
    toast(`Saved “${saved.description}”.`)
    router.push(paths.security)
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
        failure={failure}
      >
        <DescriptionField />
        <PermissionField />
        <RepositoriesField />
      </TokenFormLayout>
    </FormProvider>
  )
}
