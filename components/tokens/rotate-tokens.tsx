'use client'

import { useState } from 'react'
import { FormProvider, useWatch } from 'react-hook-form'
import { ThroughApi } from '#components/shared/through-api.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { rotateRequest } from '#components/tokens/api-request.ts'
import { describeRotation } from '#components/tokens/describe-rotation.ts'
import { newLifetimes } from '#components/tokens/expiration.ts'
import { ExpirationField } from '#components/tokens/expiration-field.tsx'
import { FormBar } from '#components/tokens/form-bar.tsx'
import { RotatedTokens } from '#components/tokens/rotated-tokens.tsx'
import type { RotationValues } from '#components/tokens/token-schemas.ts'
import { useSecrets } from '#components/shared/use-secrets.ts'
import { navigate } from '#components/ui/navigate.ts'
import { RadioCard, RadioCardGroup } from '#components/ui/radio-card.tsx'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import { rotateTokensAction } from '#lib/tokens/actions.ts'
import { countedDays, inDays, startingDays } from '#lib/tokens/lifetimes.ts'
import type { Rotation } from '#lib/tokens/get-rotation.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import { defaultGraceHours, graces } from '#lib/tokens/token-policy.ts'

type Props = { owner: Owner; rotation: Rotation; host: string; gitUrl: string; origin: string; now: Date }

/** Gives tokens a new secret each, and shows those once. */
export function RotateTokens({ owner, rotation, host, gitUrl, origin, ...props }: Props) {
  // The page is loaded again when it is done; what was chosen still counts from here.
  const [{ now }] = useState(props)
  const { tokens, ownerName, maxDays } = rotation
  const [rotated, setRotated] = useSecrets<{ token: AnyToken; secret: string | null }[]>()
  const paths = tokenPaths(owner)
  const ids = tokens.map(({ id }) => id)
  const back = tokens.length === 1 ? paths.page(ids[0]!) : paths.list
  const form = useActionForm({
    schema: async () =>
      (await import('#components/tokens/token-schemas.ts')).rotationSchema(ids, maxDays, now),
    defaultValues: {
      expiresAt: inDays(now, startingDays(owner.kind, maxDays)),
      graceHours: String(defaultGraceHours),
    },
    action: (input, key) => rotateTokensAction(owner, input, key),
    onDone: setRotated,
  })
  const { register } = form.form
  return (
    <FormProvider {...form.form}>
      <form
        noValidate
        aria-label="Rotate"
        onSubmit={form.submit}
        className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,35rem)_minmax(14rem,20rem)] lg:gap-x-12"
      >
        <div className="contents min-w-0 flex-col gap-6 lg:flex">
          <ExpirationField
            label="New expiration"
            now={now}
            hint={maxDays !== null && `${ownerName} allows at most ${countedDays(maxDays)}.`}
            lifetimes={newLifetimes(owner.kind, maxDays, now)}
          />
          <RadioCardGroup
            legend={`Grace period of the old ${tokens.length === 1 ? 'secret' : 'secrets'}`}
            error={form.messageOf('graceHours')}
            className="grid-cols-2 sm:grid-cols-4"
          >
            {graces.map(({ hours, label }) => (
              <RadioCard key={hours} {...register('graceHours')} value={hours} label={label} />
            ))}
          </RadioCardGroup>
          {tokens.length === 1 && (
            <ThroughApi
              origin={origin}
              control={form.form.control}
              request={({ expiresAt, graceHours }) =>
                rotateRequest(owner, ids[0]!, { expiresAt, graceHours: Number(graceHours) })
              }
              forPeople
            />
          )}
          <FormBar
            submitLabel={tokens.length === 1 ? 'Rotate token' : `Rotate ${tokens.length} tokens`}
            cancel={back}
            pending={form.pending}
            problem={form.problem}
            refusal={null}
          />
        </div>
        <Consequences tokens={tokens} now={now} />
      </form>
      {rotated && (
        <RotatedTokens {...{ owner, host, gitUrl }} username={ownerName} rotated={rotated} onClose={close} />
      )}
    </FormProvider>
  )

  function close() {
    setRotated(null)
    navigate(back, { replace: true })
  }
}

/** What happens to the old secrets, which follows the form. */
function Consequences({ tokens, now }: { tokens: AnyToken[]; now: Date }) {
  const { graceHours } = useWatch() as RotationValues
  return (
    <aside aria-label="Summary">
      <div className="sticky top-8 rounded-card border border-line bg-surface px-4 py-3.5">
        <h2 className="mb-1 text-sm font-medium">What happens</h2>
        <div aria-live="polite" className="flex flex-col gap-2 text-text-muted tabular-nums">
          {describeRotation(tokens, Number(graceHours), now).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      </div>
    </aside>
  )
}
