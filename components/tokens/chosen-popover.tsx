'use client'

import { useEffect, useState, type ReactNode } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { unreachable } from '#components/shared/unreachable.ts'
import { FieldError } from '#components/ui/field-error.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { Owner } from '#lib/owners.ts'
import { getTokenAction } from '#lib/tokens/actions.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Props = { owner: Owner; token: AnyToken; children: string }

/** "3 repositories", which opens their names and the token's rights. */
export function ChosenPopover({ owner, token, children }: Props) {
  return (
    <Popover
      label={`Repositories of ${nameOf(token)}`}
      button={children}
      className="max-w-full cursor-pointer truncate rounded-sm text-left underline decoration-dotted underline-offset-2 hover:text-text pointer-coarse:-my-2.5 pointer-coarse:py-2.5"
    >
      <Loaded owner={owner} id={token.id} />
    </Popover>
  )
}

/** The names come with the code that shows them. */
async function load(owner: Owner, id: string): Promise<ReactNode> {
  const [result, { ChosenRepositories }] = await Promise.all([
    callAction(() => getTokenAction(owner, id)),
    import('#components/tokens/chosen-repositories.tsx'),
  ])
  return result.ok ? (
    <ChosenRepositories token={result.data} />
  ) : (
    <FieldError>{result.error.message}</FieldError>
  )
}

function Loaded({ owner, id }: { owner: Owner; id: string }) {
  const [loaded, show] = useState<ReactNode>(
    <p role="status" className="flex items-center gap-2 text-sm text-text-muted">
      <Spinner /> Loading
    </p>,
  )
  useEffect(
    () => void load(owner, id).then(show, () => show(<FieldError>{unreachable}</FieldError>)),
    [owner, id],
  )
  return loaded
}
