import { AppError } from '#lib/errors.ts'
import { relyingParty } from '#lib/passkeys/relying-party.ts'

export function requireRelyingParty(): NonNullable<typeof relyingParty> {
  if (relyingParty) return relyingParty
  throw new AppError('conflict', 'Passkeys work only where Gatehouse is opened by a name over HTTPS.')
}
