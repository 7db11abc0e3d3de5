import type { z } from 'zod'
import type { AskedAccess } from '#lib/devices/asked-access.ts'
import { requestPolicy, type approvalSchema } from '#lib/devices/schema.ts'
import { AppError } from '#lib/errors.ts'
import { repositoryActions } from '#lib/scopes/personal-permissions.ts'

/** Throws `invalid` where an approval goes beyond what was asked for: a form sent by hand can't widen a request. */
export function assertWithin(asked: AskedAccess, approval: z.output<typeof approvalSchema>): void {
  for (const [place, wanted] of approval.repositories.entries()) {
    const had = asked.repositories.find(({ name }) => name === wanted.name)
    const beyond = repositoryActions.find((action) => wanted[action] && !had?.[action])
    if (beyond)
      throw refused(`repositories.${place}.${beyond}`, `To ${beyond} ${wanted.name} was not asked for.`)
  }
  for (const [place, wanted] of approval.services.entries()) {
    const had = asked.services.find(({ name }) => name === wanted.name)?.permissions ?? []
    const beyond = wanted.permissions.find((permission) => !had.includes(permission))
    if (beyond !== undefined)
      throw refused(`services.${place}.permissions`, `${beyond} of ${wanted.name} was not asked for.`)
  }
  if (approval.seconds > Math.min(asked.seconds, requestPolicy.seconds.most))
    throw refused('seconds', 'Choose a time no longer than was asked for.')
}

const refused = (field: string, message: string) =>
  new AppError('invalid', message, { fields: { [field]: message } })
