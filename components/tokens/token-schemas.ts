import { z } from 'zod'
import { changedToSend, toSend, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import type { OwnerKind } from '#lib/owners.ts'
import {
  createTokenSchema,
  rotateTokensSchema,
  updateTokenSchema,
  type RotateTokens,
  type UpdateToken,
} from '#lib/tokens/schema.ts'

// What the forms for tokens check by. They fetch it: zod is a fifth of their scripts, and shows nothing at first.

export function newTokenSchema(kind: OwnerKind, maxDays: number | null, now: Date) {
  return z
    .custom<TokenFormValues<OwnerKind>>()
    .transform((values) => toSend(kind, values))
    .pipe(createTokenSchema(kind, maxDays, now))
}

export function editTokenSchema(kind: OwnerKind, id: string) {
  return z
    .custom<Partial<TokenFormValues<OwnerKind>>>()
    .transform((changed): UpdateToken<OwnerKind> => ({ id, ...changedToSend(kind, changed) }))
    .pipe(updateTokenSchema(kind))
}

export type RotationValues = { expiresAt: string | null; graceHours: string }

export function rotationSchema(ids: string[], maxDays: number | null, now: Date) {
  return z
    .custom<RotationValues>()
    .transform(
      ({ graceHours, ...values }) => ({ ids, ...values, graceHours: Number(graceHours) }) as RotateTokens,
    )
    .pipe(rotateTokensSchema(maxDays, now))
}
