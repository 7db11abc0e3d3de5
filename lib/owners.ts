import { z } from 'zod'

export const ownerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account') }),
  z.object({ kind: z.literal('organization'), name: z.string() }),
])

/** Whose tokens or log a verb is about, as doors name it: the actor's own, or those of the organization of this name. */
export type Owner = z.output<typeof ownerSchema>
export type OwnerKind = Owner['kind']

export const ownAccount = { kind: 'account' } as const satisfies Owner

export const organizationOwner = (name: string) => ({ kind: 'organization', name }) as const satisfies Owner
