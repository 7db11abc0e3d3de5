'use client'

import { DeleteByName } from '#components/shared/delete-by-name.tsx'
import { returnToList } from '#components/ui/list-place.ts'
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
        returnToList(paths.repositories)
      }}
    >
      Pulls and pushes will fail from the next request. Images stay in the registry's storage until they are
      deleted there.
    </DeleteByName>
  )
}
