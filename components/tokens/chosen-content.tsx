import { useEffect, useState, type ReactNode } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { unreachable } from '#components/shared/unreachable.ts'
import { ChosenRepositories } from '#components/tokens/chosen-repositories.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { Owner } from '#lib/owners.ts'
import { getTokenAction } from '#lib/tokens/actions.ts'

/** The chosen repositories of a token, which are asked for when they are shown. */
export function ChosenContent({ owner, id }: { owner: Owner; id: string }) {
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

async function load(owner: Owner, id: string): Promise<ReactNode> {
  const result = await callAction(() => getTokenAction(owner, id))
  return result.ok ? (
    <ChosenRepositories token={result.data} />
  ) : (
    <FieldError>{result.error.message}</FieldError>
  )
}
