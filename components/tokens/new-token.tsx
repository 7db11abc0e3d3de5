'use client'

import { useRouter } from 'next/navigation'
import { FormProvider } from 'react-hook-form'
import { z } from 'zod'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { DescriptionField } from '#components/tokens/description-field.tsx'
import { ExpirationField } from '#components/tokens/expiration-field.tsx'
import { LiveSummary } from '#components/tokens/live-summary.tsx'
import { PermissionField } from '#components/tokens/permission-field.tsx'
import { RepositoriesField } from '#components/tokens/repositories-field.tsx'
import { RevealDialog } from '#components/tokens/reveal-dialog.tsx'
import { TokenFormLayout } from '#components/tokens/token-form-layout.tsx'
import { toSend, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import { useCreated } from '#components/tokens/use-created.ts'
import { paths } from '#lib/paths.ts'
import { createTokenAction } from '#lib/tokens/actions.ts'
import { inDays } from '#lib/tokens/expires-at.ts'
import { personalTokenPolicy } from '#lib/tokens/personal-token-policy.ts'
import { createTokenSchema } from '#lib/tokens/schema.ts'

const schema = z.custom<TokenFormValues>().transform(toSend).pipe(createTokenSchema)

type Props = { username: string; host: string; now: Date }

export function NewToken({ username, host, now }: Props) {
  const router = useRouter()
  const [created, setCreated] = useCreated()
  const { form, submit, pending, problem } = useActionForm({
    schema,
    defaultValues: {
      description: '',
      permission: personalTokenPolicy.defaultPermission,
      repositories: 'all',
      expiresAt: inDays(now, personalTokenPolicy.defaultExpirationDays),
    },
    action: createTokenAction,
    onDone: setCreated,
  })

  return (
    <FormProvider {...form}>
      <TokenFormLayout
        label="New access token"
        submit="Generate"
        cancelHref={paths.security}
        summary={<LiveSummary />}
        onSubmit={submit}
        pending={pending}
        problem={problem}
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
