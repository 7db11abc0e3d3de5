import type { TokenOwner } from '#lib/tokens/token-owner.ts'

/** The organization as the owner of a token: who it is, and not how anybody stands to it. */
export const ownerOf = ({ id, name }: { id: string; name: string }) =>
  ({ kind: 'organization', id, name }) as TokenOwner<'organization'>
