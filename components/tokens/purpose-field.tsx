'use client'

import type { ReactNode } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { offered } from '#components/tokens/expiration.ts'
import type { TokenFormValues } from '#components/tokens/token-form-values.ts'
import { RadioCard, RadioCardGroup } from '#components/ui/radio-card.tsx'
import { imageAccessLabels } from '#lib/grants/image-access.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { personalPermission } from '#lib/scopes/personal-permissions.ts'
import { presetOf, purposesOf, tokenPurpose, type TokenPurpose } from '#lib/tokens/token-purposes.ts'

type Props = {
  kind: OwnerKind
  now: Date
  maxDays: number | null
  /** What else there is to say on the chosen one. */
  children: (purpose: TokenPurpose | null) => ReactNode
}

/** What the token is for. Choosing sets what the form can know by that, and all of it can be changed below. */
export function PurposeField({ kind, now, maxDays, children }: Props) {
  const { setValue } = useFormContext<TokenFormValues<'account'>>()
  const chosen = useWatch<TokenFormValues<'account'>, 'purpose'>({ name: 'purpose' }) ?? null

  function choose(purpose: TokenPurpose) {
    const preset = presetOf(kind, purpose, now, maxDays)
    for (const [name, value] of Object.entries(preset))
      setValue(name as keyof typeof preset, value, { shouldDirty: true })
  }

  return (
    <div className="flex flex-col gap-2">
      <RadioCardGroup
        legend={
          <>
            What is it for? <span className="font-normal text-text-muted">(optional)</span>
          </>
        }
        className="flex! flex-wrap *:flex-auto"
      >
        {purposesOf(kind).map(({ value, label }) => (
          <RadioCard
            key={value}
            name="purpose"
            value={value}
            label={label}
            checked={value === chosen}
            onChange={() => choose(value)}
            className="py-2"
          />
        ))}
      </RadioCardGroup>
      <p role="status" className="min-h-5 text-sm text-text-muted">
        {chosen
          ? describePreset(kind, chosen, maxDays)
          : 'Sets the permission and the expiration, which you can change.'}
      </p>
      {children(chosen)}
    </div>
  )
}

/** "Sets Read & Write and 90 days. Comes with the line for docker login." */
function describePreset(kind: OwnerKind, purpose: TokenPurpose, maxDays: number | null): string {
  const { permission, access, days, lines } = tokenPurpose(purpose)
  const level = kind === 'account' ? personalPermission(permission).label : imageAccessLabels[access!]
  const lifetime = offered(kind, maxDays).findLast((one) => one.days <= days)!.label
  return `Sets ${level} and ${lifetime}. Comes with ${lines}.`
}
