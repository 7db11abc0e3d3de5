'use client'

import { useWatch } from 'react-hook-form'
import { ThroughApi } from '#components/shared/through-api.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { createRequest } from '#components/tokens/api-request.ts'
import { CreatedBeforeDialog } from '#components/tokens/created-before-dialog.tsx'
import { ExpirationField } from '#components/tokens/expiration-field.tsx'
import { newLifetimes } from '#components/tokens/expiration.ts'
import { OtherKind } from '#components/tokens/other-kind.tsx'
import { PrefillNotice } from '#components/tokens/prefill-notice.tsx'
import { PurposeField } from '#components/tokens/purpose-field.tsx'
import type { RevealDialog } from '#components/tokens/reveal-dialog.tsx'
import { summarizeToken } from '#components/tokens/summarize-token.ts'
import { startingValues, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import { TokenForm } from '#components/tokens/token-form.tsx'
import { useSecrets } from '#components/shared/use-secrets.ts'
import type { OwnOrganization } from '#lib/organizations/list-organizations.ts'
import { returnToList } from '#components/ui/list-place.ts'
import type { OfferedService } from '#lib/grants/given-service.ts'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import { createTokenAction } from '#lib/tokens/actions.ts'
import { countedDays, inDays, startingDays } from '#lib/tokens/lifetimes.ts'
import type { Prefill } from '#lib/tokens/prefill-token.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import { tokenPurpose } from '#lib/tokens/token-purposes.ts'

type Props = {
  owner: Owner
  /** What a tool signs in with beside the token. */
  username: string
  /** The longest that the owner lets a token live; null is for ever. */
  maxDays: number | null
  host: string
  gitUrl: string
  /** Where Gatehouse is reached. */
  origin: string
  now: Date
  prefill: Prefill<Owner['kind']>
  services: OfferedService[]
  /** Whose tokens the person could make, too. */
  organizations?: OwnOrganization[]
}

type Created = { token: AnyToken; secret: string | null; RevealDialog: typeof RevealDialog }

export function NewToken(props: Props) {
  const { owner, username, maxDays, host, gitUrl, origin, now, prefill, services } = props
  const { organizations = [] } = props
  const [created, setCreated] = useSecrets<Created>()
  const { kind } = owner
  const showList = () => {
    setCreated(null)
    returnToList(tokenPaths(owner).list)
  }
  const schema = async () =>
    (await import('#components/tokens/token-schemas.ts')).newTokenSchema(kind, maxDays, now)
  const form = useActionForm({
    schema,
    defaultValues: startingValues(kind, inDays(now, startingDays(kind, maxDays)), prefill.values),
    action: async (input, key) => {
      // Fetched first: a secret that could not be shown would be lost.
      const { RevealDialog } = await import('#components/tokens/reveal-dialog.tsx')
      const result = await createTokenAction(owner, input, key)
      return result.ok ? { ok: true, data: { ...result.data, RevealDialog } } : result
    },
    onDone: setCreated,
  })
  const request = (values: TokenFormValues<Owner['kind']>) =>
    // Docker Hub's API, which makes tokens, has no place for services.
    values.services.length === 0 ? createRequest(owner, values) : null
  const purpose = form.form.getValues('purpose')
  const namesServices = useWatch({ control: form.form.control, name: 'services' }).length > 0

  return (
    <>
      <PrefillNotice {...prefill} />
      <TokenForm
        {...form}
        {...words[kind]}
        owner={owner}
        needsGrant
        services={services}
        start={
          <PurposeField kind={kind} now={now} maxDays={maxDays}>
            {(purpose) => <OtherKind kind={kind} purpose={purpose} organizations={organizations} />}
          </PurposeField>
        }
        end={
          <ThroughApi
            {...{ origin, request, schema }}
            control={form.form.control}
            {...(namesServices && { waiting: 'without services, which the API gives in an edit' })}
            forPeople
          />
        }
      >
        <ExpirationField
          label={words[kind].expiration}
          now={now}
          hint={maxDays !== null && `${username} allows at most ${countedDays(maxDays)}.`}
          lifetimes={newLifetimes(kind, maxDays, now)}
        />
      </TokenForm>
      {created?.secret === null && <CreatedBeforeDialog onClose={showList} />}
      {created?.secret && (
        <created.RevealDialog
          owner={owner}
          token={created.token}
          summary={summarizeToken(kind, username, form.form.getValues())}
          secret={created.secret}
          username={username}
          host={host}
          gitUrl={gitUrl}
          startLine={purpose && tokenPurpose(purpose).line}
          onClose={showList}
        />
      )}
    </>
  )
}

const words = {
  account: { label: 'New access token', submitLabel: 'Generate', expiration: 'Expiration' },
  organization: {
    label: 'Generate access token',
    submitLabel: 'Generate token',
    expiration: 'Expiration date',
  },
} as const
