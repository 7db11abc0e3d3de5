import { AppError } from '#lib/errors.ts'
import type { SecondFactorMethod } from '#lib/second-factor/verify-second-factor.ts'

const messages: Record<SecondFactorMethod, string> = {
  code: 'Wrong code. Enter the one that your app shows now; each works once.',
  recovery_code: 'Wrong recovery code, or it was used before.',
}

export function wrongCode(method: SecondFactorMethod): AppError {
  return new AppError('invalid', messages[method], { fields: { code: messages[method] } })
}
