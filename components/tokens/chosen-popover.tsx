'use client'

import { useEffect, useState } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { ChosenRepositories } from '#components/tokens/chosen-repositories.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { ActionResult } from '#lib/action-result.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { getTokenAction } from '#lib/tokens/actions.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken, TokenDetails } from '#lib/tokens/public-token.ts'

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

function Loaded({ owner, id }: { owner: Owner; id: string }) {
  const [result, setResult] = useState<ActionResult<TokenDetails<OwnerKind>> | null>(null)
  useEffect(() => void callAction(() => getTokenAction(owner, id)).then(setResult), [owner, id])
  if (!result) {
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-text-muted">
        <Spinner /> Loading
      </p>
    )
  }
  if (!result.ok) return <FieldError>{result.error.message}</FieldError>
  return <ChosenRepositories token={result.data} />
}
