'use client'

import { DeleteByName } from '#components/shared/delete-by-name.tsx'
import { listPlace } from '#components/ui/list-place.ts'
import { navigate } from '#components/ui/navigate.ts'
import { toast } from '#components/ui/toast.ts'
import { paths } from '#lib/paths.ts'
import { deleteRepositoryAction } from '#lib/repositories/actions.ts'

type Props = { id: string; fullName: string }

export function DeleteRepository({ id, fullName }: Props) {
  return (
    <DeleteByName
      noun="repository"
      name={fullName}
      action={(typedName) => deleteRepositoryAction({ id, typedName })}
      onDone={() => {
        toast(`Deleted ${fullName}.`)
        // Replaces the history entry, because the deleted repository's page no longer exists.
        navigate(listPlace(paths.repositories), { replace: true })
      }}
    >
      Pulls and pushes will fail from the next request. Images stay in the registry's storage until they are
      deleted there.
    </DeleteByName>
  )
}
