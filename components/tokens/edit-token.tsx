'use client'

import { ThroughApi } from '#components/shared/through-api.tsx'
import { useEditForm } from '#components/shared/use-edit-form.ts'
import { updateRequest } from '#components/tokens/api-request.ts'
import { ExpirationField } from '#components/tokens/expiration-field.tsx'
import { shorterLifetimes } from '#components/tokens/expiration.ts'
import { missingGrant } from '#components/tokens/summarize-token.ts'
import { grantFormOf, valuesOf, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import { TokenForm } from '#components/tokens/token-form.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { toast } from '#components/ui/toast.ts'
import { returnToList } from '#components/ui/list-place.ts'
import type { OfferedService } from '#lib/grants/given-service.ts'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import { updateTokenAction } from '#lib/tokens/actions.ts'
import { editableFacts } from '#lib/tokens/editable-facts.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'

type Props = {
  owner: Owner
  token: TokenDetails<Owner['kind']>
  now: Date
  origin: string
  services: OfferedService[]
}

export function EditToken({ owner, token, now, origin, services }: Props) {
  const { kind } = owner
  const form = useEditForm({
    schema: async () => (await import('#components/tokens/token-schemas.ts')).editTokenSchema(kind, token.id),
    values: valuesOf(kind, token),
    together: Object.keys(grantFormOf(kind).empty),
    action: (input) => updateTokenAction(owner, input, editableFacts(kind, token)),
    onDone: (saved) => {
      toast(`Saved “${nameOf(saved)}”.`)
      returnToList(tokenPaths(owner).list)
    },
  })
  const stored = valuesOf(kind, token)
  const { expiresAt } = stored
  const request = (values: TokenFormValues<Owner['kind']>) =>
    missingGrant(kind, '', values) === null ? updateRequest(owner, token.id, values, stored) : null
  return (
    <TokenForm
      {...form}
      label="Edit access token"
      submitLabel="Save"
      owner={owner}
      needsGrant={false}
      services={services}
      end={
        <ThroughApi
          {...{ origin, request }}
          control={form.form.control}
          waiting="once something is changed"
          forPeople
        />
      }
    >
      <ExpirationField
        label={kind === 'account' ? 'Expiration' : 'Expiration date'}
        hint={
          expiresAt !== null && (
            <>
              It can only be brought forward. For a later one,{' '}
              <TextLink href={tokenPaths(owner).rotate(token.id)}>rotate the token</TextLink>.
            </>
          )
        }
        now={now}
        lifetimes={shorterLifetimes(kind, expiresAt, now)}
      />
    </TokenForm>
  )
}
