'use client'

import { Popover } from '#components/shared/popover.tsx'
import type { Owner } from '#lib/owners.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Props = { owner: Owner; token: AnyToken; children: string }

const load = async () => (await import('#components/tokens/chosen-content.tsx')).ChosenContent

/** "3 repositories", which opens their names and the token's rights. */
export function ChosenPopover({ owner, token, children }: Props) {
  return (
    <Popover
      label={`Repositories of ${nameOf(token)}`}
      button={children}
      className="max-w-full cursor-pointer truncate rounded-sm text-left underline decoration-dotted underline-offset-2 hover:text-text pointer-coarse:-my-2.5 pointer-coarse:py-2.5"
      load={load}
      content={{ owner, id: token.id }}
    />
  )
}
