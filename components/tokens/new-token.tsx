'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { FormProvider, useForm, type Resolver } from 'react-hook-form'
import { DescriptionField } from '#components/tokens/description-field.tsx'
import { ExpirationField } from '#components/tokens/expiration-field.tsx'
import { inDays } from '#components/tokens/expiration.ts'
import { PermissionField } from '#components/tokens/permission-field.tsx'
import { RepositoriesField } from '#components/tokens/repositories-field.tsx'
import { RevealDialog, type Created } from '#components/tokens/reveal-dialog.tsx'
import { TokenFormLayout } from '#components/tokens/token-form-layout.tsx'
import { toSend, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import { useTokenSubmit } from '#components/tokens/use-token-submit.ts'
import { paths } from '#lib/paths.ts'
import { createTokenAction } from '#lib/tokens/actions.ts'
import { personalTokenPolicy } from '#lib/tokens/personal-token-policy.ts'
import { createTokenSchema, type CreateToken } from '#lib/tokens/schema.ts'

const check = zodResolver(createTokenSchema)
const resolver: Resolver<TokenFormValues, unknown, CreateToken> = (values, context, options) =>
  check(toSend(values), context, options as never) as never

type Props = { username: string; host: string; now: Date }

export function NewToken({ username, host, now }: Props) {
  const router = useRouter()
  // The secret is here and nowhere else, and goes when the dialog closes or the page is left.
  const [created, setCreated] = useState<Created | null>(null)
  const form = useForm<TokenFormValues, unknown, CreateToken>({
    resolver,
    defaultValues: {
      description: '',
      permission: 'read',
      repositories: 'all',
      expiresAt: inDays(now, personalTokenPolicy.defaultExpirationDays),
    },
  })
  const { submit, pending, failure } = useTokenSubmit(form, createTokenAction, setCreated)

  useEffect(() => {
    // A page kept for the Back button must not come back with the secret.
    const forget = () => flushSync(() => setCreated(null))
    addEventListener('pagehide', forget)
    return () => removeEventListener('pagehide', forget)
  }, [])

  return (
    <FormProvider {...form}>
      <TokenFormLayout
        label="New access token"
        submit="Generate"
        onSubmit={submit}
        pending={pending}
        failure={failure}
      >
        <DescriptionField />
        <ExpirationField now={now} />
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
