'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { FormProvider, useForm, type Resolver } from 'react-hook-form'
import { DescriptionField } from '#components/tokens/description-field.tsx'
import { ExpirationField } from '#components/tokens/expiration-field.tsx'
import { LiveSummary } from '#components/tokens/live-summary.tsx'
import { PermissionField } from '#components/tokens/permission-field.tsx'
import { RepositoriesField } from '#components/tokens/repositories-field.tsx'
import { RevealDialog } from '#components/tokens/reveal-dialog.tsx'
import { TokenFormLayout } from '#components/tokens/token-form-layout.tsx'
import { toSend, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import { useCreated } from '#components/tokens/use-created.ts'
import { useTokenSubmit } from '#components/tokens/use-token-submit.ts'
import { paths } from '#lib/paths.ts'
import { createTokenAction } from '#lib/tokens/actions.ts'
import { inDays } from '#lib/tokens/expires-at.ts'
import { personalTokenPolicy } from '#lib/tokens/personal-token-policy.ts'
import { createTokenSchema, type CreateToken } from '#lib/tokens/schema.ts'

const check = zodResolver(createTokenSchema)
const resolver: Resolver<TokenFormValues, unknown, CreateToken> = (values, context, options) =>
  check(toSend(values), context, options as never) as never

type Props = { username: string; host: string; now: Date }

export function NewToken({ username, host, now }: Props) {
  const router = useRouter()
  const [created, setCreated] = useCreated()
  const form = useForm<TokenFormValues, unknown, CreateToken>({
    resolver,
    defaultValues: {
      description: '',
      permission: personalTokenPolicy.defaultPermission,
      repositories: 'all',
      expiresAt: inDays(now, personalTokenPolicy.defaultExpirationDays),
    },
  })
  const { submit, pending, failure } = useTokenSubmit(form, createTokenAction, setCreated)

  return (
    <FormProvider {...form}>
      <TokenFormLayout
        label="New access token"
        submit="Generate"
        cancelHref={paths.security}
        summary={<LiveSummary />}
        onSubmit={submit}
        pending={pending}
        failure={failure}
      >
        <DescriptionField />
        <ExpirationField now={now} policy={personalTokenPolicy} />
        <PermissionField />
        <RepositoriesField />
      </TokenFormLayout>
      {created && (
        <RevealDialog
          created={created}
          username={username}
          host={host}
          onClose={() => {
            setCreated(null)
            router.push(paths.security)
          }}
        />
      )}
    </FormProvider>
  )
}
