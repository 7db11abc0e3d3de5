'use client'

import { useRouter } from 'next/navigation'
import { DeleteByName } from '#components/shared/delete-by-name.tsx'
import { listPlace } from '#components/ui/list-place.ts'
import { toast } from '#components/ui/toast.ts'
import { paths } from '#lib/paths.ts'
import { deleteRepositoryAction } from '#lib/repositories/actions.ts'

type Props = { id: string; fullName: string }

export function DeleteRepository({ id, fullName }: Props) {
  const router = useRouter()
  return (
    <DeleteByName
      noun="repository"
      name={fullName}
      action={(typedName) => deleteRepositoryAction({ id, typedName })}
      onDone={() => {
        toast(`Deleted ${fullName}.`)
        // Replaces the history entry, because the deleted repository's page no longer exists.
        router.replace(listPlace(paths.repositories))
      }}
    >
      Pulls and pushes will fail from the next request. Images stay in the registry's storage until they are
      deleted there.
    </DeleteByName>
  )
}
