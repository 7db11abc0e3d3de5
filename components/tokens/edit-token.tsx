'use client'

import { useRouter } from 'next/navigation'
import { z } from 'zod'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { toSend, valuesOf, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import { TokenForm } from '#components/tokens/token-form.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/paths.ts'
import { updateTokenAction } from '#lib/tokens/actions.ts'
import { nameOf, type TokenDetails } from '#lib/tokens/public-token.ts'
import { updateTokenSchema, type UpdateToken } from '#lib/tokens/schema.ts'

type Props = { owner: Owner; token: TokenDetails<Owner['kind']> }

export function EditToken({ owner, token }: Props) {
  const router = useRouter()
  const { kind } = owner
  const form = useActionForm({
    schema: z
      .custom<TokenFormValues<Owner['kind']>>()
      .transform((values): UpdateToken<Owner['kind']> => ({ id: token.id, ...toSend(kind, values) }))
      .pipe(updateTokenSchema(kind)),
    defaultValues: valuesOf(kind, token),
    action: (input) => updateTokenAction(owner, input),
    onDone: (saved) => {
      toast(`Saved “${nameOf(saved)}”.`)
      router.replace(tokenPaths(owner).list)
    },
  })
  return <TokenForm {...form} label="Edit access token" submitLabel="Save" owner={owner} />
}
